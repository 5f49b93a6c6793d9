/// A number of days that a column is named after.
public enum NamedDays: CustomStringConvertible, Sendable {
  /// As a pipeline has it.
  case days(Int)
  /// What stands for the number of any pipeline, in descriptions.
  case any(String)

  /// As the column's name has it.
  public var description: String {
    switch self {
    case .days(let days): "\(days)"
    case .any(let sign): sign
    }
  }
}
