/// The rows of a table that the page can use, chosen while the table's file is read: the others are not kept.
///
/// Tables are read in the order of `PageTables.names`: what one needs is chosen by those before it.
public struct ChosenRows: Sendable {
  private let wanted: [(position: Int, isWanted: @Sendable (String) -> Bool)]
  /// Where only the largest amounts are shown: their column, and how many there are at most.
  private let largest: (position: Int, count: Int)?
  private var amounts: LargestCells
  private var kept: [(amount: Amount?, cells: [String])] = []
  /// The least amount that is sure to be shown among as many as there are rows to show.
  private var least: Amount?

  /// - Parameters:
  ///   - columns: the names of the table's columns.
  ///   - known: the tables read before.
  public init(
    of table: String, columns: [String], known: [PageTable], _ settings: PageSettings
  ) throws(PictureError) {
    var tests: [(String, @Sendable (String) -> Bool)] = []
    var largest: (String, Int)?
    switch PageFile(rawValue: table) {
    case .pareto: tests = [("entity", { $0 == "customer" }), ("scope", { $0 == "trailing" })]
    case .concentration: tests = [("entity", { $0 == "customer" })]
    case .repurchase: tests = [("dimension", { $0 == "all" })]
    case .repurchaseCurve: tests = [("n", { $0 == "1" })]
    case .productRepurchase: tests = [("entity", { $0 == "product" })]
    case .cohorts: tests = [("age", { (Int($0) ?? 0) <= CohortHeat.limit })]
    case .nextPurchase:
      if let dimension = settings.crossSellDimension { tests = [("dimension", { $0 == dimension })] }
    case .churnByDimension:
      let growth = try PageTables(known).rows(GrowthRow.self) ?? []
      let period = ChurnByValue.period(growth)?.period
      tests = [("period", { $0 == period })]
    case .revenueDrivers: tests = [("dimension", { $0 == "all" })]
    case .modelTracking:
      let model = try PageTables(known).rows(ModelRow.self, where: ModelRow.isTrial)?.first(where: \.isChosen)
      tests = [("model", { $0 == model?.model })]
    case .valueSummary: tests = [("group", { $0 == "all" })]
    case .satisfaction: tests = [("group", { SatisfactionRow.groups.contains($0) })]
    case .staff: tests = [("unit", { $0 == "all" })]
    case .customerValue: largest = ("value_at_risk", min(settings.accounts, ValueAtRisk.limit))
    default: break
    }
    wanted = tests.compactMap { name, isWanted in columns.firstIndex(of: name).map { ($0, isWanted) } }
    self.largest = largest.flatMap { name, count in columns.firstIndex(of: name).map { ($0, count) } }
    amounts = LargestCells(largest?.1 ?? 0)
  }

  /// The column that can tell of most rows that they are not wanted; nil: every row is.
  public var telling: Int? { largest?.position ?? wanted.first?.position }

  /// Which rows may be wanted, by their cells in the column `telling`: all that are, and few others.
  ///
  /// - Parameters:
  ///   - cells: where they stand in the bytes, as they are written. One in quotes is always chosen.
  ///   - decimal: the decimal sign of numbers.
  public mutating func promising(
    _ bytes: ArraySlice<UInt8>, _ cells: [Range<Int>], decimal: UInt8
  ) -> [Int] {
    guard largest == nil else { return amounts.promising(bytes, cells, decimal: decimal) }
    guard let test = wanted.first?.isWanted else { return Array(cells.indices) }
    // Neighbours often say the same.
    var (last, isWanted) = (0..<0, test(""))
    return cells.indices.filter { index in
      let cell = cells[index]
      if bytes[cell].first == UInt8(ascii: "\"") { return true }
      if !bytes[cell].elementsEqual(bytes[last]) {
        isWanted = test(String(decoding: bytes[cell], as: UTF8.self))
        last = cell
      }
      return isWanted
    }
  }

  /// Takes a row of `count` cells if it is wanted.
  ///
  /// - Parameter cell: the text of a row's cell by its position.
  public mutating func offer(_ count: Int, _ cell: (Int) -> String) {
    guard wanted.allSatisfy({ $0.isWanted(cell($0.position)) }) else { return }
    guard let largest else { return kept.append((nil, (0..<count).map(cell))) }
    // A cell that is empty or no amount is left to the picture, which says so; one is enough to see.
    let amount = Amount(written: cell(largest.position))
    if let least, let amount, amount.money <= least.money { return }
    if amount == nil, kept.contains(where: { $0.amount == nil }) { return }
    kept.append((amount, (0..<count).map(cell)))
    if kept.count > 4 * largest.count + 4 { shrink(to: largest.count) }
  }

  /// Equal amounts stay in the order of the table.
  private mutating func shrink(to count: Int) {
    let order = kept.enumerated().sorted { a, b in
      switch (a.element.amount, b.element.amount) {
      case (let x?, let y?): (y.money, a.offset) < (x.money, b.offset)
      case (nil, _?): true
      case (_?, nil): false
      case (nil, nil): a.offset < b.offset
      }
    }
    let unread = kept.count { $0.amount == nil }
    let first = order.prefix(unread + count)
    if first.count == unread + count, count > 0 { least = first.last?.element.amount }
    kept = first.sorted { $0.offset < $1.offset }.map(\.element)
  }

  /// In the order of the table.
  public var rows: [[String]] {
    guard let largest else { return kept.map(\.cells) }
    var chosen = self
    chosen.shrink(to: largest.count)
    return chosen.kept.map(\.cells)
  }
}
