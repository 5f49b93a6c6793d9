/// How an export writes a date: `yyyy yy MM M MMM dd d HH H mm m ss` and literals.
public struct DatePattern: Hashable, Sendable {
  public let text: String

  public static let iso = DatePattern(unchecked: "yyyy-MM-dd")

  private init(unchecked text: String) {
    self.text = text
  }

  /// - Throws: `PatternError` where the text has no year, month and day or an unknown letter.
  public init(_ text: String) throws(PatternError) {
    self.text = text
  }

  public struct PatternError: Error, CustomStringConvertible {
    public let description: String
  }
}
