public import Base

/// What a reader is told of a table: its reference, and its columns for a pipeline's names.
public struct TableDescription: Sendable {
  public let reference: Reference
  public let headings: @Sendable (PipelineNames) -> [Heading]

  public init<T: Table>(_ type: T.Type) {
    reference = T.reference
    headings = { T.columns($0).map(\.heading) }
  }
}
