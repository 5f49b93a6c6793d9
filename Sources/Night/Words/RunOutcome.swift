public import Base

/// What is known at the end of a run. What a run did not come to know is left out.
public struct RunOutcome: Sendable {
  /// 0 when all was well.
  public var exitCode: Int32 = 0
  /// What became of the input's lines.
  public var account: InputAccount.File?
  /// The as-of day.
  public var asOf: Day?
  /// Cells of complete periods that the snapshot before told differently.
  public var restated: Int?

  /// The day of the snapshot that `latest` leads to at the end.
  public var latestAsOf: Day?
  /// Whether `latest` leads to another snapshot than before the run.
  public var latestMoved = false

  /// Nothing is known yet.
  public init() {}
}
