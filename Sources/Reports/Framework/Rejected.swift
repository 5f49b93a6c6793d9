public import Base

/// What `rejects.csv` means. It is written while the exports are read and lies beside the tables.
public enum Rejected {
  public static let reference = Reference(
    name: "rejects",
    question: "Which records were refused, and why?",
    grain: "One row per refused record, by file and line. Written beside `tables/`, as `rejects.csv`.",
    definition: """
      `record` is the raw text as it stood, in UTF-8; bytes that are no text in the export's encoding are written as
      `\\xE9`. It is empty where customers are called by pseudonyms (`privacy.customer_ids`). Mended records can be fed to the next run as an export of their own,
      under the export's header and in its encoding; where `source.duplicates` is `last_file_wins`, with all lines of their orders, which then count as in that file.
      """,
    example: "")

  public static let headings = [
    Heading(name: "file", kind: .text, meaning: "the file as the glob found it"),
    Heading(name: "line", kind: .whole, meaning: "the physical line the record begins on, from 1"),
    Heading(name: "reason", kind: .text, meaning: "why it was refused, see `refusals`"),
    Heading(
      name: "column", kind: .text, meaning: "the export's column at fault; empty where the whole record is"),
    Heading(name: "record", kind: .text, meaning: "the raw record"),
  ]
}
