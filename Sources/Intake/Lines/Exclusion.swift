/// A rule by which a pipeline leaves lines out on purpose (they are counted as `excluded`), or turns them round.
/// Values are compared after their surrounding blanks are cut.
public struct Exclusion: Hashable, Sendable {
  /// What a column's value must be.
  public enum Condition: Hashable, Sendable {
    case isOneOf([String])
    case isNoneOf([String])
    case isEmpty(Bool)
    case startsWith(String)
    case isAtMost(Decimal)
    case isAtLeast(Decimal)
  }

  /// The column it looks at, as the header names it.
  public var column: String
  /// Where the column's value meets it, the line is left out or turned round.
  public var test: Condition

  /// A rule about the lines of which a column's value meets a condition.
  public init(column: String, test: Condition) {
    self.column = column
    self.test = test
  }
}
