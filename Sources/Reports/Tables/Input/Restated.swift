public import Base

/// Which figures have changed since the last run? Made of two snapshots; it lies beside the tables, as `restated.csv`.
public struct Restated: Table {
  public init() {}

  /// The tables whose rows are about periods that are over, so that what they said is not to change unnoticed.
  public static let compared: [Reference] = [
    Periods.reference, Growth.reference, Cohorts.reference, ChurnByDimension.reference,
  ]

  public static let reference = Reference(
    name: "restated",
    question: "Which figures of past periods differ from those of the last run?",
    grain: """
      One row per cell of a complete period in \(compared.map(\.name).joined(separator: ", ")) that differs from the \
      snapshot that `latest` led to when the run began. Written beside `tables/`, as `restated.csv`.
      """,
    key: ["table", "key", "column"],
    order: .stated("as the accepted values of `table`, then as in that table"),
    definition: """
      A period counts if it was complete in the snapshot before. A cell that was not known then (empty) is not
      restated when it becomes known. A row that only one side has is one line with the column `(row)` and
      `present` on that side. Late or changed exports restate figures; so does a pipeline file that now asks
      for something else. Nothing is restated when there is no snapshot before, when its periods had another
      length, and in a run over past days (`--as-of-each`).
      """,
    example: "")

  /// One cell or row that two snapshots tell differently.
  public struct Row: Sendable {
    let table: String
    let key: String
    let column: String
    let before: String
    let after: String
    let since: String

    /// One cell that two snapshots tell differently, or a row that only one of them has.
    public init(table: String, key: String, column: String, before: String, after: String, since: String) {
      self.table = table
      self.key = key
      self.column = column
      self.before = before
      self.after = after
      self.since = since
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("table", "the table", oneOf: compared.map(\.name)) { CopiedCell($0.table) },
      Column("key", "the row's key columns, joined by ` / `") { CopiedCell($0.key) },
      Column("column", "the column, or `(row)`") { CopiedCell($0.column) },
      Column("before", "what the snapshot before said") { CopiedCell($0.before) },
      Column("after", "what this one says") { CopiedCell($0.after) },
      Column("since", "the snapshot before") { $0.since },
    ]
  }
}
