public import Base

/// Which records were refused? Written while the exports are read; it lies beside the tables, as `rejects.csv`.
public struct Rejects: Table {
  public init() {}

  public static let reference = Reference(
    name: "rejects",
    question: "Which records were refused, and why?",
    grain: "One row per refused record, by file and line. Written beside `tables/`, as `rejects.csv`.",
    key: ["file", "line"], order: .stated("files as they are read, lines rising"),
    foreignKeys: [ForeignKey("file", in: Quality.self)],
    definition: """
      `record` is the raw text as it was, in UTF-8; bytes that are no text in the encoding of the export are
      written as `\\xE9`. It is empty when customers are shown by pseudonyms (`privacy.customer_ids`).
      Corrected records can be read by the next run as an export of their own, with the header and the
      encoding of the export. If `source.duplicates` is `last_file_wins`, give all lines of their orders; the
      orders then count as in that file.
      """,
    example: "")

  /// One refused record.
  public struct Row: Sendable {
    let file: String
    let line: Int
    let refusal: Refusal?
    let column: String
    let record: String

    /// A refused record, wherever it stands.
    /// - Parameters:
    ///   - column: The export's column at fault; empty where the whole record is.
    ///   - record: The raw record.
    public init(refusal: Refusal, column: String, record: String) {
      (file, line) = ("", 0)
      self.refusal = refusal
      self.column = column
      self.record = record
    }

    /// The place of a refused record, whatever it is.
    /// - Parameters:
    ///   - file: The file as the glob found it.
    ///   - line: The physical line the record begins on, from 1.
    public init(file: String, line: Int) {
      self.file = file
      self.line = line
      (refusal, column, record) = (nil, "", "")
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] { place + content }

  /// Where a record stands: known only when everything before it has been read.
  public static let place: [Column<Row>] = [
    Column("file", "the file as the glob found it") { $0.file },
    Column("line", "the physical line the record begins on, from 1") { $0.line },
  ]

  /// What a record is: known as soon as it has been read, side by side with others.
  public static let content: [Column<Row>] = [
    Column("reason", "why it was refused, see `refusals`") { $0.refusal },
    Column("column", "the export's column at fault; empty where the whole record is") { $0.column },
    Column("record", "the raw record") { $0.record },
  ]
}
