internal import Base
internal import Intake

/// What is asked of the columns of an export to find out whether it stands beside the lines, and as what.
struct BesideColumns: Sendable {
  let look: ExportsLook
  private var survey: Survey { look.survey }

  init(_ look: ExportsLook) { self.look = look }

  var indices: Range<Int> { survey.columns.indices }
  func column(_ index: Int) -> ColumnSurvey { survey.columns[index] }
  func facts(_ index: Int) -> NumberFacts { survey.facts[index] }
  func name(_ index: Int) -> String { survey.columns[index].name }
  func quoted(_ index: Int) -> String { String(reflecting: name(index)) }

  /// The columns that are named like a part, best first, then in the file's order.
  func named(_ role: ExportRole, but taken: Set<Int> = [], where holds: (Int) -> Bool = { _ in true })
    -> [Int]
  {
    indices.filter { survey.isNameable($0) && column($0).filled > 0 && !taken.contains($0) && holds($0) }
      .map { ($0, BesideWords.points(role, name($0))) }.filter { $0.1 > 0 }
      .sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }.map(\.0)
  }

  /// The columns that are named like somebody's id or an order's, best first.
  func named(_ role: Role, but taken: Set<Int> = []) -> [Int] {
    indices.filter { survey.isNameable($0) && column($0).filled > 0 && !taken.contains($0) && isIDLike($0) }
      .map { ($0, RoleWords.points(role, name($0))) }.filter { $0.1 > 0 }
      .sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }.map(\.0)
  }

  func isIDLike(_ index: Int) -> Bool {
    !isDate(index) && (!facts(index).isNumeric || facts(index).isWhole)
  }

  func isDate(_ index: Int) -> Bool { column(index).isDate }

  /// Dates, and what systems write for a day that has not come: a last day of all days, or zeros.
  func isDateOrNever(_ index: Int) -> Bool {
    if isDate(index) { return true }
    let column = column(index)
    let never = column.mostFrequent.prefix(4).filter { Self.isNever($0.text) }.reduce(0) { $0 + $1.rows }
    return never > 0 && (column.dates.rows + never) * 10 >= column.filled * 9
  }

  static func isNever(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber)
    return text.contains("9999") || !digits.isEmpty && digits.allSatisfy { $0 == "0" }
  }

  /// The best column of days on which something began.
  func opened(but taken: Set<Int>) -> Int? {
    indices.filter { survey.isNameable($0) && !taken.contains($0) && isDate($0) }
      .map { ($0, BesideWords.opened.points(HeaderName(name($0)))) }
      .max { ($0.1, -$0.0) < ($1.1, -$1.0) }?.0
  }

  /// Numbers from 0 to 10, or halves of them, but for a few: an opinion.
  func isScore(_ index: Int) -> Bool {
    guard facts(index).isNumeric else { return false }
    let scores = scores(index)
    let rows = scores.reduce(0) { $0 + $1.rows }
    let fitting = scores.filter { (0...10_000).contains($0.score) && $0.score % 500 == 0 }.reduce(0) {
      $0 + $1.rows
    }
    return fitting * 100 >= rows * 98
  }

  /// The values of a column in thousandths, with their rows; what is no number is left out.
  func scores(_ index: Int) -> [(score: Int, rows: Int)] {
    let reader = look.survey.numbers.reader
    let column = column(index)
    return column.rows.indices.compactMap { code in
      guard let number = try? reader.read(column.values.bytes(of: code).span), number.scale <= 3,
        (-1_000_000...1_000_000).contains(number.mantissa)
      else { return nil }
      return (Int(number.mantissa) * [1000, 100, 10, 1][number.scale], column.rows[code])
    }
  }

  /// Answers on a scale of at least four steps.
  func isAnswer(_ index: Int) -> Bool {
    guard isScore(index), facts(index).isWhole, column(index).distinct >= 3 else { return false }
    let scores = scores(index)
    let high = scores.filter { $0.score >= 4000 }.reduce(0) { $0 + $1.rows }
    return high * 100 >= scores.reduce(0) { $0 + $1.rows }
  }

  /// Few values for many rows.
  func isKindLike(_ index: Int) -> Bool {
    let column = column(index)
    return column.isComplete && column.distinct <= 40 && !isDate(index) && !facts(index).isNumeric
  }

  /// Whether the records have what lines have: who, when, and how much money.
  var areLines: Bool {
    let hasMoney = indices.contains { index in
      guard facts(index).isNumeric, !isDate(index) else { return false }
      // An opinion may be named like a value: Bewertung, valoración.
      if BesideWords.points(.score, name(index)) > 0, isScore(index) { return false }
      return RoleWords.points(.amount, name(index)) >= 5 || RoleWords.points(.unitPrice, name(index)) >= 5
    }
    let hasOwner = !named(Role.customer).isEmpty || !named(Role.order).isEmpty
    return hasMoney && hasOwner && indices.contains(where: isDate)
  }
}
