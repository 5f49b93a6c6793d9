public import Base
internal import Ledger

/// Which lines could not be read, and why?
public struct Refusals: Stated {
  public init() {}

  public static let reference = Reference(
    name: "refusals",
    question: "Which lines could not be read, and why?",
    grain: "One row per file and reason, both by their bytes; only reasons that occur.",
    key: ["file", "reason"], order: .risingKey,
    definition: """
      A line with several faults is refused for the first of them, in this order: \
      \(Refusal.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")). \
      The records themselves are in `rejects.csv`: correct them and read them again. The example shop has none.
      """,
    example: "file,reason,lines,first_line,example")

  /// One reason in one file.
  public struct Row: Sendable {
    let file: String
    let reason: Refusal
    let refused: InputAccount.Refused
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("file", "the path as `source.files`, or the `files` of another export, found it") { $0.file },
      Column("reason", "why the lines were refused") { $0.reason },
      Column("lines", "how many lines were refused") { $0.refused.lines },
      Column("first_line", "physical line number of the first one in the file, from 1") {
        $0.refused.firstLine
      },
      Column("example", "the value that is wrong in it, or the record where it is wrong as a whole") {
        $0.refused.example
      },
    ]
  }

  public func rows(_ premises: Premises) -> [Row] {
    let reasons = Refusal.allCases.sorted { $0.rawValue.precedesInBytes($1.rawValue) }
    let others = premises.facts.relations.accounts.flatMap(\.files)
    let files = (premises.facts.account.files + others).sorted { $0.path.precedesInBytes($1.path) }
    return files.flatMap { file in
      reasons.compactMap { reason in
        file.refused[reason].map { Row(file: file.path, reason: reason, refused: $0) }
      }
    }
  }
}
