public import Base
public import Ledger

/// Which snapshot is this? So that a model can notice that a reading crossed from one night to the next.
public struct ThisSnapshot: Stated {
  public init() {}

  public static let reference = Reference(
    name: "snapshot",
    question: "Which snapshot do these tables belong to, and what was it made from?",
    grain: "One row.",
    key: [], order: .stated("one row"),
    definition: """
      A program that reads several tables through `latest` reads this table first and last: where `snapshot`
      differs, another night was published in between. `lines` are the accepted lines. `latest_line` is the
      newest day of all lines that were read, also of those after the as-of day, which do not count. `version`
      and `build` say which program made the tables.
      """,
    example: """
      pipeline,snapshot,as_of,data_start,period,currency,decimals,version,build,lines,latest_line
      example,2026-06-30-1a2b3c4d,2026-06-30,2024-07-01,month,EUR,2,0.1.0,5e6f7a8b,21,2026-05-25
      """)

  /// What the row is made of.
  public struct Origin: Sendable {
    let pipeline: String
    let snapshot: String
    let version: String
    let build: String
    let settings: Settings
    let facts: InputFacts

    /// - Parameters:
    ///   - pipeline: the pipeline's name.
    ///   - snapshot: the name of the snapshot's folder.
    ///   - version: the program's.
    ///   - build: what the program was built from.
    ///   - settings: the pipeline's.
    ///   - facts: of the input.
    public init(
      pipeline: String, snapshot: String, version: String, build: String, _ settings: Settings,
      _ facts: InputFacts
    ) {
      self.pipeline = pipeline
      self.snapshot = snapshot
      self.version = version
      self.build = build
      self.settings = settings
      self.facts = facts
    }
  }

  /// The origin is all that a row says.
  public typealias Row = Origin

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("pipeline", "the pipeline's name") { $0.pipeline },
      Column("snapshot", "the name of the snapshot's folder") { $0.snapshot },
      Column("as_of", "the last day that counts") { $0.facts.asOf },
      Column("data_start", "the first day that could have been seen") { $0.facts.dataStart },
      Column(
        "period", "the length of the periods that tables are split by",
        oneOf: Period.Length.allCases.map(\.rawValue)
      ) { $0.settings.period.rawValue },
      Column("currency", "the pipeline's currency") { $0.settings.currency },
      Column("decimals", "digits of money behind the decimal point") { $0.settings.decimals },
      Column("version", "the program's version") { $0.version },
      Column("build", "what the program was built from: a hash of its sources") { $0.build },
      Column("lines", "accepted lines") { $0.facts.account.total.accepted },
      Column("latest_line", "the newest day of all lines that were read, also after the as-of day") {
        $0.facts.newestDay
      },
    ]
  }

  public func rows(_ origin: Origin) -> [Row] { [origin] }
}
