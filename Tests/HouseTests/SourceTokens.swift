/// The words and brackets of a Swift source, without comments and without what stands in texts. What a text
/// interpolates is code.
struct SourceTokens {
  struct Token {
    /// A word, or one sign.
    let text: String
    /// From 1.
    let line: Int
  }

  private(set) var tokens: [Token] = []
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(_ source: String) {
    bytes = Array(source.utf8)
    readCode(untilBracket: false)
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
  }

  /// - Parameter untilBracket: Ends behind the round bracket that closes what was begun before.
  private mutating func readCode(untilBracket: Bool) {
    var depth = 0
    while let next = byte() {
      switch next {
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while let next = byte(), next != UInt8(ascii: "\n") { advance() }
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
        advance(2)
        while byte() != nil, !(byte() == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) { advance() }
        advance(2)
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        readText()
      case _ where Self.isLetter(next):
        readWord()
      case _ where next <= 0x20:
        advance()
      default:
        if next == UInt8(ascii: "(") { depth += 1 }
        if next == UInt8(ascii: ")") { depth -= 1 }
        tokens.append(Token(text: String(UnicodeScalar(next)), line: line))
        advance()
        if untilBracket, depth < 0 { return }
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private mutating func readWord() {
    let start = place
    let begun = line
    while let next = byte(), Self.isLetter(next) { advance() }
    tokens.append(Token(text: String(decoding: bytes[start..<place], as: UTF8.self), line: begun))
  }

  /// A text of one line or several, raw or not; `#` that begins no text is passed over.
  private mutating func readText() {
    var marks = 0
    while byte(marks) == UInt8(ascii: "#") { marks += 1 }
    guard byte(marks) == UInt8(ascii: "\"") else { return advance(max(1, marks)) }
    let quotes =
      byte(marks + 1) == UInt8(ascii: "\"") && byte(marks + 2) == UInt8(ascii: "\"") ? 3 : 1
    advance(marks + quotes)
    while byte() != nil {
      if byte() == UInt8(ascii: "\\"), (0..<marks).allSatisfy({ byte(1 + $0) == UInt8(ascii: "#") }) {
        let isCode = byte(1 + marks) == UInt8(ascii: "(")
        advance(2 + marks)
        if isCode { readCode(untilBracket: true) }
      } else if (0..<quotes).allSatisfy({ byte($0) == UInt8(ascii: "\"") }),
        (0..<marks).allSatisfy({ byte(quotes + $0) == UInt8(ascii: "#") })
      {
        return advance(quotes + marks)
      } else {
        advance()
      }
    }
  }
}
