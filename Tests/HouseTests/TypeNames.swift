/// The types that a file declares and the types that it names.
struct TypeNames {
  /// `Outer.Inner`, as its parts.
  typealias Name = [String]

  struct Declaration {
    let name: Name
    /// Seen in its own file alone.
    let isPrivate: Bool
  }

  struct Use {
    /// As it stands: one name, or several with points between.
    let written: Name
    /// The type in whose body it stands; empty at the top.
    let scope: Name
    let line: Int
  }

  private(set) var declarations: [Declaration] = []
  private(set) var uses: [Use] = []

  private static let kinds: Set = ["struct", "class", "enum", "protocol", "actor"]

  init(_ source: String) {
    let tokens = SourceTokens(source).tokens
    func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }
    /// Names with points between, from a place on.
    func chain(from start: Int) -> Name {
      var names = [text(start)]
      var next = start + 1
      while text(next) == ".", Self.isTypeName(text(next + 1)) {
        names.append(text(next + 1))
        next += 2
      }
      return names
    }
    /// Of each open bracket: the type whose body it opens, or the one that it stands in; whether it is a body.
    var scopes: [(name: Name, isBody: Bool)] = []
    var opening: Name?
    for (index, token) in tokens.enumerated() {
      let scope = scopes.last?.name ?? []
      let isMember = text(index - 1) == "."
      switch token.text {
      case "{":
        scopes.append((opening ?? scope, opening != nil))
        opening = nil
      case "}":
        _ = scopes.popLast()
      case "extension" where !isMember && Self.isTypeName(text(index + 1)):
        opening = chain(from: index + 1)
      case _ where !isMember && (Self.kinds.contains(token.text) || token.text == "typealias"):
        guard Self.isTypeName(text(index + 1)) else { break }
        let name = scope + [text(index + 1)]
        if token.text != "typealias" { opening = name }
        // What a function declares for itself, no other file can name.
        guard scopes.last?.isBody ?? true else { break }
        declarations.append(Declaration(name: name, isPrivate: Self.isPrivate(before: index, text)))
      default:
        if !isMember, Self.isTypeName(token.text) {
          uses.append(Use(written: chain(from: index), scope: scope, line: token.line))
        }
      }
    }
  }

  private static func isTypeName(_ text: String) -> Bool { text.first?.isUppercase ?? false }

  private static func isPrivate(before index: Int, _ text: (Int) -> String) -> Bool {
    let modifiers: Set = ["private", "fileprivate", "internal", "public", "package", "final", "indirect"]
    var index = index - 1
    while modifiers.contains(text(index)) {
      if text(index).hasSuffix("private") { return true }
      index -= 1
    }
    return false
  }
}
