internal import Base
internal import Files
internal import Intake
internal import Pipeline

/// Why no line of an input was accepted: what became of most of them, with an example and what to change.
struct NothingAccepted {
  let account: InputAccount
  let format: ExportFormat
  /// The column of the amounts; nil where they are computed.
  let column: String?

  init(_ account: InputAccount, of source: Source) {
    self.account = account
    format = source.format
    if case .column(let name) = source.mapping.amount { column = name } else { column = nil }
  }

  var text: String {
    let total = account.total
    // Of equally frequent reasons the first in the order of precedence.
    let most = Refusal.allCases.compactMap { refusal in
      total.refused[refusal].map { (refusal: refusal, lines: $0.lines) }
    }.max { $0.lines < $1.lines }
    if total.lines == 0 { return "  The files hold no lines but their headers." }
    guard let most, most.lines >= total.excluded else {
      return "  \(total.excluded) of \(total.lines.counted("line")) were excluded by source.exclude."
    }
    var lines = [
      "  \(most.refusal.rawValue): \(most.lines) of \(total.lines.counted("line")). \(most.refusal.remedy)"
    ]
    let examples = account.files.compactMap { file in file.refused[most.refusal].map { (file, $0) } }
    lines += examples.prefix(1).map { file, refused in
      "  \(FileError.shown(file.path)):\(refused.firstLine): \(String(reflecting: String(refused.example.prefix(120))))"
    }
    if most.refusal == .badAmount, let column, !examples.isEmpty,
      examples.allSatisfy({ !$0.1.example.contains(where: \.isNumber) })
    {
      lines.append("  no value of the column \(column) is a number; columns.amount names another one")
    }
    lines += Advice(examples: examples.map(\.1.example), format: format).lines(for: most.refusal)
      .map { "  → \($0)" }
    return lines.joined(separator: "\n")
  }
}
