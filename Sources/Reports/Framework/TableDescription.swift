public import Base

/// What a reader is told of a table: its reference, and its columns for a pipeline's names.
public struct TableDescription: Sendable {
  /// What a reader is told of the table.
  public let reference: Reference
  /// What a reader is told of its columns, for the names of a pipeline.
  public let headings: @Sendable (PipelineNames) -> [Heading]

  /// The description of a table, taken from its type.
  public init<T: Table>(_ type: T.Type) {
    reference = T.reference
    headings = { T.columns($0).map(\.heading) }
  }
}
