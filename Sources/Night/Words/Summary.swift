internal import Base
internal import Ledger
internal import Pipeline
internal import Reports
internal import Snapshot

/// What a run says at its end: what became of the input, and the headline.
struct Summary {
  private let pipeline: Pipeline
  private let facts: InputFacts
  private let headline: FinishedTable?
  private let wishes: [(table: String, wish: Wish)]
  private let remarks: [String]
  let tableCount: Int

  init(_ pipeline: Pipeline, _ facts: InputFacts, _ tables: [FinishedTable]) {
    self.pipeline = pipeline
    self.facts = facts
    headline = tables.first { $0.name == "headline" }
    wishes = tables.compactMap { table in table.wish.map { (table.name, $0) } }
    remarks = tables.compactMap(\.remark)
    let others = [Reconciliation.reference.name, ThisSnapshot.reference.name]
    tableCount = tables.count + others.count { pipeline.makes($0) }
  }

  var text: String {
    let total = facts.account.total
    var parts = ["\(total.accepted) accepted"]
    for (count, word) in [
      (total.afterAsOf, "after the as-of day"), (total.duplicate, "duplicate"), (total.excluded, "excluded"),
      (total.refusedLines, "refused"),
    ] where count > 0 {
      parts.append("\(count) \(word)")
    }
    var lines = [
      "\(total.lines.counted("line")) in \(facts.account.files.count.counted("file")): \(parts.joined(separator: ", "))"
    ]
    if let words = total.passedOver { lines.append(words) }
    lines += total.remarks.sentences
    if total.rounded > 0 {
      // Of all lines that were read: which of them are duplicates or too late is known only later.
      lines.append("\(total.rounded.counted("line")) read had money rounded (money.round)")
    }
    lines += wishes.map { "\($0.table) is only a header: it needs \($0.wish.subject) (\($0.wish.key))" }
    lines += remarks
    if let headline { lines += Self.pairs(headline, decimals: pipeline.settings.decimals) }
    return lines.joined(separator: "\n")
  }

  var figures: Log.Figures {
    let total = facts.account.total
    return [
      "files": .whole(facts.account.files.count), "lines": .whole(total.lines),
      "accepted": .whole(total.accepted), "after_as_of": .whole(total.afterAsOf),
      "duplicate": .whole(total.duplicate), "excluded": .whole(total.excluded),
      "refused": .whole(total.refusedLines), "rounded": .whole(total.rounded),
      "suspicions": .whole(facts.suspicions.count),
    ]
  }

  /// The one row of a table, a column a line.
  private static func pairs(_ table: FinishedTable, decimals: Int) -> [String] {
    let cells = Cells(decimals: decimals)
    try? table.write(0..<table.rowCount, to: cells)
    let width = table.headings.map(\.name.count).max() ?? 0
    return zip(table.headings, cells.texts).map { heading, text in
      "  " + heading.name + String(repeating: " ", count: width - heading.name.count + 2) + text
    }
  }
}

/// Fields as they would be written, one by one.
private final class Cells: RowSink {
  let decimals: Int
  var texts: [String] = []

  init(decimals: Int) {
    self.decimals = decimals
  }

  func write(_ field: Field) {
    switch field {
    case .unknown: texts.append("")
    case .text(let text), .copied(let text): texts.append(text)
    case .whole(let number): texts.append(String(number))
    case .money(let money): texts.append(money.written(decimals: decimals))
    case .number(let number): texts.append(SixDigits(number).description)
    case .hundredths(let number): texts.append(Money(units: Int64(number)).written(decimals: 2))
    case .millionths(let number): texts.append(Money(units: Int64(number)).written(decimals: 6))
    case .day(let day): texts.append(day.description)
    case .flag(let flag): texts.append(String(flag))
    }
  }

  func endRow() {}
}
