/// The first line that two texts do not share: a page of a thousand lines says more by it than by all of itself.
public struct FirstDifference: CustomStringConvertible, Sendable {
  /// From 1.
  public let line: Int
  /// The line of each text; nil where it has ended.
  public let texts: (String?, String?)

  /// nil where the texts are the same.
  public init?(_ a: String, _ b: String) {
    let lines = [a, b].map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    let shared = zip(lines[0], lines[1]).prefix { $0.0 == $0.1 }.count
    func text(_ side: Int) -> String? { shared < lines[side].count ? lines[side][shared] : nil }
    guard text(0) != nil || text(1) != nil else { return nil }
    line = shared + 1
    texts = (text(0), text(1))
  }

  public var description: String {
    "line \(line) is \(texts.0.map { "\"\($0)\"" } ?? "missing") and should be "
      + (texts.1.map { "\"\($0)\"" } ?? "missing")
  }
}
