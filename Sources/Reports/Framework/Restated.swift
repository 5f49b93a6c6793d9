public import Base

/// What `restated.csv` means. It compares a run with the snapshot before and lies beside the tables.
public enum Restated {
  public static let reference = Reference(
    name: "restated",
    question: "Which figures of periods that are over are no longer what the last run said?",
    grain: """
      One row per cell of a complete period in \(RowKeys.settled.joined(separator: ", ")) that differs from the \
      snapshot that `latest` led to when the run began. Written beside `tables/`, as `restated.csv`.
      """,
    definition: """
      A period counts when it was complete in the snapshot before. A cell that was not yet known then (empty) is not
      restated when it becomes known. A row that only one side has is one line with the column `(row)` and `present` on that
      side. Late or changed exports restate; so does a pipeline file that now asks for something else. Nothing is restated
      where there is no snapshot before, where its periods were of another length, and in a backfill.
      """,
    example: "")

  public static let headings = [
    Heading(name: "table", kind: .text, meaning: "the table"),
    Heading(name: "key", kind: .text, meaning: "the row's key columns, joined by ` / `"),
    Heading(name: "column", kind: .text, meaning: "the column, or `(row)`"),
    Heading(name: "before", kind: .text, meaning: "what the snapshot before said"),
    Heading(name: "after", kind: .text, meaning: "what this one says"),
    Heading(name: "since", kind: .text, meaning: "the snapshot before"),
  ]
}
