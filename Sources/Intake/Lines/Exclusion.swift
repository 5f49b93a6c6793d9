/// A rule by which a pipeline leaves lines out on purpose. They are counted as `excluded`.
/// Values are compared after their surrounding blanks are cut.
public struct Exclusion: Hashable, Sendable {
  public enum Test: Hashable, Sendable {
    case isOneOf([String])
    case isNoneOf([String])
    case isEmpty(Bool)
    case startsWith(String)
    case isAtMost(Decimal)
    case isAtLeast(Decimal)
  }

  public var column: String
  public var test: Test

  public init(column: String, test: Test) {
    self.column = column
    self.test = test
  }
}
