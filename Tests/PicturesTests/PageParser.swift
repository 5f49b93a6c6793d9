/// Reads a page back, strictly: what is not as the builder writes it is an error.
struct PageParser {
  indirect enum Node {
    case text(String)
    case element(Parsed)
  }

  struct Parsed {
    let tag: String
    let attributes: [(name: String, value: String)]
    var children: [Node] = []

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// All elements in it, itself first.
    var all: [Parsed] {
      var all = [self]
      for case .element(let element) in children { all += element.all }
      return all
    }

    func all(_ tag: String) -> [Parsed] { all.filter { $0.tag == tag } }

    /// Its texts, but for those of elements that are left out.
    func texts(without isLeftOut: (Parsed) -> Bool = { _ in false }) -> [String] {
      children.flatMap { child in
        switch child {
        case .text(let text): [text]
        case .element(let element): isLeftOut(element) ? [] : element.texts(without: isLeftOut)
        }
      }
    }

    var text: String { texts().joined() }
  }

  struct Malformed: Error {
    let reason: String
    let near: String
  }

  private let scalars: [Unicode.Scalar]
  private var place = 0

  /// The `html` element.
  static func parse(_ page: String) throws -> Parsed {
    let start = "<!DOCTYPE html>\n"
    guard page.hasPrefix(start), page.hasSuffix("</html>\n") else {
      throw Malformed(reason: "not a page", near: String(page.prefix(40)))
    }
    var parser = PageParser(scalars: Array(page.dropFirst(start.count).dropLast().unicodeScalars))
    let root = try parser.element()
    guard parser.place == parser.scalars.count else { throw parser.malformed("text after the end") }
    return root
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private func malformed(_ reason: String) -> Malformed {
    let near = String(String.UnicodeScalarView(scalars[max(0, place - 60)..<min(scalars.count, place + 60)]))
    return Malformed(reason: reason, near: near)
  }

  private func looking(at text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    return place + wanted.count <= scalars.count && Array(scalars[place..<place + wanted.count]) == wanted
  }

  private mutating func take(_ text: String) throws {
    guard looking(at: text) else { throw malformed("expected \(text)") }
    place += text.unicodeScalars.count
  }

  private mutating func name() throws -> String {
    var name = ""
    while place < scalars.count,
      scalars[place].properties.isAlphabetic || "-0123456789".unicodeScalars.contains(scalars[place])
    {
      name.unicodeScalars.append(scalars[place])
      place += 1
    }
    guard !name.isEmpty else { throw malformed("expected a name") }
    return name
  }

  private mutating func text(until end: Unicode.Scalar) throws -> String {
    var text = ""
    let references = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
    while place < scalars.count, scalars[place] != end {
      switch scalars[place] {
      case "&":
        guard let (reference, meant) = references.first(where: { looking(at: $0.key) }) else {
          throw malformed("an & that is no reference")
        }
        text += meant
        place += reference.count
      case "<", ">", "\"", "'": throw malformed("an unescaped \(scalars[place])")
      default:
        text.unicodeScalars.append(scalars[place])
        place += 1
      }
    }
    return text
  }

  private mutating func element() throws -> Parsed {
    try take("<")
    let tag = try name()
    var attributes: [(String, String)] = []
    while looking(at: " ") {
      try take(" ")
      let name = try name()
      try take("=\"")
      attributes.append((name, try text(until: "\"")))
      try take("\"")
    }
    var element = Parsed(tag: tag, attributes: attributes)
    if looking(at: "/>") {
      try take("/>")
      return element
    }
    try take(">")
    if tag == "meta" { return element }
    if tag == "style" {
      var style = ""
      while !looking(at: "</style>") {
        style.unicodeScalars.append(scalars[place])
        place += 1
      }
      element.children.append(.text(style))
    }
    while !looking(at: "</") {
      guard place < scalars.count else { throw malformed("\(tag) is not closed") }
      element.children.append(looking(at: "<") ? .element(try self.element()) : .text(try text(until: "<")))
    }
    try take("</\(tag)>")
    return element
  }
}
