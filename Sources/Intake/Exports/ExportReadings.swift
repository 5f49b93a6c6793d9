public import Base

/// What was read of the exports beside the lines.
public struct ExportReadings: Sendable {
  /// In the order of `ExportKind`; only those that the pipeline has.
  public var all: [ExportReading] = []
  /// nil where no record goes by its order.
  public var orders: OrderFacts?

  /// Of none.
  public init() {}

  /// What looks wrong in them, whatever the as-of day is. All exports must have been read, and the orders be known.
  /// - Complexity: O(n) in the records of feedback.
  public var suspicions: [Suspicion] {
    self[.feedback].flatMap { EarlyAnswers($0, orders).suspicion }.map { [$0] } ?? []
  }

  /// One of them; nil where the pipeline does not have it.
  public subscript(kind: ExportKind) -> ExportReading? { all.first { $0.source.kind == kind } }
}
