public import Base
internal import Ledger

/// Has every line of every file been accounted for?
public struct Quality: Stated {
  public init() {}

  public static let reference = Reference(
    name: "quality",
    question: "Was every line of every file counted, and what happened to it?",
    grain: "One row per input file, by the bytes of its path, then one `(total)` row.",
    key: ["file"], order: .stated("files by the bytes of their paths, then `(total)`"),
    definition: """
      Every data record is a line, and a refund that stands on the record of its sale (`source.columns.refund`) is one
      more. Every line is exactly one of five kinds: accepted, after the as-of day, duplicate, excluded by a
      rule of the pipeline (`source.exclude`, `source.data_from`) or refused. A line with several faults is
      counted once: refused comes first, then excluded, duplicate, after_as_of. Days and revenue are of
      accepted lines, whether the customer is a buyer or not.
      """,
    example: """
      file,lines,accepted,after_as_of,duplicate,excluded,refused,first_day,last_day,revenue
      example.csv,21,21,0,0,0,0,2025-01-10,2026-05-25,425.00
      (total),21,21,0,0,0,0,2025-01-10,2026-05-25,425.00
      """)

  public typealias Row = InputAccount.File

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("file", "the path as `source.files` found it; `(total)` last") { $0.path },
      Column("lines", "data records, without the header, and the refunds that stand on them") { $0.lines },
      Column("accepted", "lines that all other tables are made of") { $0.accepted },
      Column("after_as_of", "lines after the as-of day: on that day they are not yet known") { $0.afterAsOf },
      Column("duplicate", "lines that repeat an earlier line") { $0.duplicate },
      Column("excluded", "lines that a rule of the pipeline leaves out on purpose") { $0.excluded },
      Column("refused", "lines that cannot be read; see `refusals`") { $0.refusedLines },
      Column("first_day", "the first day of an accepted line") { $0.firstDay },
      Column("last_day", "the last day of an accepted line") { $0.lastDay },
      Column("revenue", "sum of the accepted lines' amounts, net of refunds") { $0.revenue },
    ]
  }

  public func rows(_ premises: Premises) -> [Row] {
    let account = premises.facts.account
    return account.files.sorted { $0.path.precedesInBytes($1.path) } + [account.total]
  }

  public func postings(_ rows: [Row]) -> [Posting] {
    guard let total = rows.last else { return [] }
    return [
      Posting(.linesRead, .left, total.lines),
      Posting(
        .linesRead, .right,
        total.accepted + total.afterAsOf + total.duplicate + total.excluded + total.refusedLines),
    ]
  }
}
