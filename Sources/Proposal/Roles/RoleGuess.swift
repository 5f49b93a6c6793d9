internal import Base
internal import Intake

/// Which column plays which part, by the words of the header and by what the columns hold.
struct RoleGuess: Sendable {
  struct Found: Sendable {
    let column: Int
    var reasons: [String]
    var toConfirm: String?
  }

  var found: [Role: Found] = [:]
  /// Why a required part could not be found.
  var missing: [Role: String] = [:]
  /// What else was seen: second candidates, and columns that look right and are not.
  var remarks: [String] = []
  /// By role, what is said where the column that is named best for it stands twice in the header.
  var doubled: [Role: String] = [:]
  /// Columns that add up to the amount, and why.
  var amountSum: (plus: [Int], minus: [Int], reason: String)?
  var dates: DateGuess?

  let survey: Survey
  let exports: ExportGroup
  /// Columns of numbers that are no dates.
  let numbers: [Int]

  init(_ survey: Survey, _ exports: ExportGroup, _ platform: PlatformMatch?, prefersDayFirst: Bool) throws {
    self.survey = survey
    self.exports = exports
    numbers = survey.columns.indices.filter { survey.facts[$0].isNumeric && !survey.columns[$0].isDate }
    if let platform {
      takePlatform(platform, prefersDayFirst: prefersDayFirst)
      return
    }
    findDate(prefersDayFirst)
    findIDs()
    try judgeIDs()
    findCurrency()
    findMoney()
  }

  func column(_ role: Role) -> Int? { found[role]?.column }
  func name(_ column: Int) -> String { survey.columns[column].name }
  func quoted(_ column: Int) -> String { String(reflecting: name(column)) }
  var used: Set<Int> {
    Set(found.values.map(\.column) + (amountSum.map { $0.plus + $0.minus } ?? []))
  }

  /// Columns that could play a part, best words first, then in the file's order.
  func candidates(_ role: Role, among columns: [Int]) -> [(column: Int, points: Int)] {
    columns.filter { survey.isNameable($0) && !used.contains($0) }
      .map { ($0, exports.hasHeader ? RoleWords.points(role, name($0)) : 0) }
      .sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }
  }

  @discardableResult
  mutating func findByWords(_ role: Role, among columns: [Int]) -> Int? {
    let named = candidates(role, among: columns).filter { $0.points > 0 }
    guard !isDoubled(role, points: named.first?.points ?? 0), let best = named.first else { return nil }
    found[role] = Found(column: best.column, reasons: ["its name says so"])
    let others = named.dropFirst().filter { 2 * $0.points >= best.points }.map { quoted($0.column) }
    if !others.isEmpty { remarks.append("\(role.rawValue) could also be \(others.joined(separator: ", "))") }
    return best.column
  }

  /// Whether a name that stands twice speaks of the role as well as any other: then no other column is taken for it.
  private mutating func isDoubled(_ role: Role, points: Int) -> Bool {
    let names = exports.repeated.keys.filter { !$0.isEmpty }.sorted()
    guard exports.hasHeader,
      let name = names.max(by: { RoleWords.points(role, $0) < RoleWords.points(role, $1) }),
      RoleWords.points(role, name) > 0, RoleWords.points(role, name) >= points
    else { return false }
    let fields = (exports.repeated[name] ?? []).map { String($0 + 1) }.joined(separator: " and ")
    let words =
      "\(String(reflecting: name)) is named like the \(role.rawValue), but stands in the header more than once, as columns "
      + "\(fields), and a pipeline can only name a column that stands once. Rename all but one in the export"
    doubled[role] = words
    remarks.append(words)
    return true
  }
}

// Dates.
extension RoleGuess {
  private mutating func findDate(_ prefersDayFirst: Bool) {
    let all = candidates(.date, among: survey.columns.indices.filter { survey.columns[$0].isDate })
    if isDoubled(.date, points: all.first?.points ?? 0) {
      missing[.date] = doubled[.date]
      return
    }
    guard let best = all.first else { return explainMissingDate() }
    takeDate(
      best.column,
      [best.points > 0 ? "its name says so, and its values are dates" : "its values are dates"],
      prefersDayFirst)
    let others = all.dropFirst().map { quoted($0.column) }
    if !others.isEmpty {
      remarks.append(
        "dates stand in \(others.joined(separator: ", ")) too; a day here is the day of the sale")
    }
  }

  /// - Parameter reasons: Why the column is the day of the sale.
  mutating func takeDate(_ index: Int, _ reasons: [String], _ prefersDayFirst: Bool) {
    let column = survey.columns[index]
    dates = DateGuess(column.dates, filled: column.filled, prefersDayFirst: prefersDayFirst) { [exports] in
      exports.name($0)
    }
    let none =
      column.empty > 0 ? ["\(column.empty) rows have none and are refused as missing_date"] : []
    found[.date] = Found(column: index, reasons: reasons + none)
  }

  private mutating func explainMissingDate() {
    let named = candidates(.date, among: survey.columns.indices.filter { survey.columns[$0].filled > 0 })
      .first { $0.points > 0 }
    guard let named else {
      missing[.date] = "no column holds dates"
      return
    }
    let column = survey.columns[named.column]
    let example = column.dates.firstOther.map { ", such as \(String(reflecting: $0.text))" } ?? ""
    missing[.date] =
      "\(quoted(named.column)) is named like a date, but \(column.filled - column.dates.rows) of its "
      + "\(column.filled) values are in no form that can be read\(example)"
  }
}
