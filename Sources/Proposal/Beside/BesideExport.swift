internal import Base
internal import Intake

/// An export beside the lines: all of it looked at, and what its section says.
struct BesideExport: Sendable {
  let kind: ExportKind
  let look: ExportsLook
  var match: BesideMatch
  let dates: DateGuess?
  /// What a trial reading came to.
  var account: Account?

  /// What became of the records.
  struct Account: Sendable {
    var records = 0
    var refused = 0
    var known = 0
    var unknown = 0
    var setAside = 0
    var afterAsOf = 0

    var accepted: Int { known + unknown }
  }

  init(_ look: ExportsLook, _ match: BesideMatch) {
    kind = match.kind
    self.look = look
    self.match = match
    dates = Self.dates(look, match)
  }

  var columns: BesideColumns { BesideColumns(look) }

  func name(_ role: ExportRole) -> String? { match.columns[role].map { look.survey.columns[$0].name } }

  private static let days: [ExportRole] = [.hired, .start, .date, .answered, .left, .end]

  /// One list of patterns for all days of the export: it has one writer.
  private static func dates(_ look: ExportsLook, _ match: BesideMatch) -> DateGuess? {
    let mapped = days.compactMap { match.columns[$0] }.map { look.survey.columns[$0] }
    guard !mapped.isEmpty else { return nil }
    var tally = DateTally(mayBeNumbers: mapped.contains { $0.isNamedLikeDate })
    for column in mapped { column.addDates(to: &tally) }
    return DateGuess(
      tally, filled: mapped.reduce(0) { $0 + $1.filled }, prefersDayFirst: look.prefersDayFirst
    ) {
      [exports = look.exports] in exports.name($0)
    }
  }

  /// The day on which a list was used, where it has one.
  var sent: Int? {
    columns.indices.first {
      columns.isDate($0) && !match.columns.values.contains($0)
        && BesideWords.points(.start, columns.name($0)) > 0
    }
  }

  /// The campaigns of whom something was sent to.
  func campaigns(sent: Int) -> BesideExport {
    var match = BesideMatch(.campaigns, [.campaign: self.match.columns[.campaign], .start: sent, .end: sent])
    match.remarks.append(
      "no export has the campaigns themselves, so they are taken from the sends: the first record of a campaign says its day, "
        + "and its other records are set aside")
    match.ask("columns.start", "the first day of each campaign: it is taken from the first of its records")
    match.ask("columns.end", "the last day of each campaign: no column says it, and then each lasts one day")
    return BesideExport(look, match)
  }
}

// Whose ids they are.
extension BesideExport {
  /// Of several columns, takes that whose values the lines know.
  ///
  /// - Parameter orders: nil: the lines have no orders.
  mutating func settle(customers: KnownIDs?, orders: KnownIDs?) {
    if let customers { settle(match.kind == .referrals ? .referred : .customer, match.owners, by: customers) }
    guard !match.orders.isEmpty else { return }
    guard let orders else {
      match.columns[.order] = nil
      match.remarks.append("an order is named too, but the lines have none")
      return
    }
    settle(.order, match.orders, by: orders)
    // An order is of one customer already, and a customer who is not the lines' would only hide that.
    if match.columns[.order] != nil, match.columns[.customer] != nil, match.known[.order, default: 0] > 0,
      match.known[.customer, default: 0] == 0
    {
      match.remarks.append("\(quoted(.customer)) is no customer of the lines; the order says who it is")
      match.columns[.customer] = nil
    }
  }

  /// Whether records can be of somebody and of a day.
  var hasPlace: Bool {
    guard kind == .feedback else { return true }
    let hasOrder = match.columns[.order] != nil
    return hasOrder || match.columns[.customer] != nil && match.columns[.date] != nil
  }

  private func quoted(_ role: ExportRole) -> String { String(reflecting: name(role) ?? "") }

  private mutating func settle(_ role: ExportRole, _ candidates: [Int], by ids: KnownIDs) {
    let shares = candidates.map { (column: $0, share: ids.share(of: look.survey.columns[$0])) }
    guard
      let best = shares.max(by: {
        ($0.share, -rank($0.column, candidates)) < ($1.share, -rank($1.column, candidates))
      })
    else { return }
    match.columns[role] = best.column
    match.known[role] = best.share
    if shares.count > 1, best.share > 0 {
      let others = shares.filter { $0.column != best.column }.map {
        String(reflecting: columns.name($0.column))
      }
      match.remarks.append(
        "\(quoted(role)) is the \(role.rawValue), because its ids are those of the lines; not \(others.joined(separator: ", "))"
      )
    }
  }

  private func rank(_ column: Int, _ candidates: [Int]) -> Int { candidates.firstIndex(of: column) ?? 0 }
}
