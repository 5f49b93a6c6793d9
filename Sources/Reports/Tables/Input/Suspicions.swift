public import Base
internal import Ledger

/// What looks wrong in the exports although every record is well formed?
public struct Suspicions: Stated {
  public init() {}

  public static let reference = Reference(
    name: "suspicions",
    question: "What looks wrong in the exports although every line could be read?",
    grain: "One row per kind and file that has it, by the bytes of both; only kinds that were seen.",
    key: ["kind", "file"], order: .risingKey,
    definition: """
      A suspicion changes no figure: it says where to look. All lines that were read are looked at, also those after the \
      as-of day. Kinds that the pipeline names in `accepted_suspicions` are left out; `gates.suspicions` says which \
      kinds stop a run. Some looks take a fixed sample of orders or customers, and some see only lines that stand \
      together in a file; then lines and money are those that were seen. An export that is gone (`input_gone`) has no row in \
      `quality`. Documentation/Suspicions.md says what each kind means, \
      when it is seen and what to do. The example shop has none.
      """,
    example: "kind,file,lines,money,example,advice")

  public typealias Row = Suspicion

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("kind", "what looks wrong") { $0.kind },
      Column(
        "file",
        "the path as the pipeline's `files` found it; `(total)` where it is about several files together"
      ) { $0.file },
      Column("lines", "how many lines it is about, or records of an export beside the lines") { $0.lines },
      Column("money", "the sum of these lines' amounts; empty where it is not known or says nothing") {
        $0.money
      },
      Column("example", "what one of them says; empty where customers have pseudonyms and it would name one")
      {
        $0.example
      },
      Column("advice", "what it means, and what to change") { $0.advice },
    ]
  }

  public func rows(_ premises: Premises) -> [Row] { premises.facts.suspicions }
}
