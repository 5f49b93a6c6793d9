/// Which rows of a table the page can use, so that the others need not be kept while its file is read.
///
/// Tables are read in the order of `PageTables.names`: what one needs is chosen by those before it.
public struct RowChoice: Sendable {
  private let wanted: [(position: Int, isWanted: @Sendable (String) -> Bool)]

  /// - Parameters:
  ///   - columns: the names of the table's columns.
  ///   - known: the tables read before.
  public init(
    of table: String, columns: [String], known: [PageTable], crossSellDimension: String?
  ) throws(PictureError) {
    var tests: [(String, @Sendable (String) -> Bool)] = []
    switch PageFile(rawValue: table) {
    case .pareto: tests = [("entity", { $0 == "customer" }), ("scope", { $0 == "trailing" })]
    case .concentration: tests = [("entity", { $0 == "customer" })]
    case .repurchase: tests = [("dimension", { $0 == "all" })]
    case .repurchaseCurve: tests = [("n", { $0 == "1" })]
    case .productRepurchase: tests = [("entity", { $0 == "product" })]
    case .cohorts: tests = [("age", { (Int($0) ?? 0) <= CohortHeat.limit })]
    case .nextPurchase:
      if let crossSellDimension { tests = [("dimension", { $0 == crossSellDimension })] }
    case .churnByDimension:
      let growth = try PageTables(known).rows(GrowthRow.self) ?? []
      let period = ChurnByValue.period(growth)?.period
      tests = [("period", { $0 == period })]
    default: break
    }
    wanted = tests.compactMap { name, isWanted in columns.firstIndex(of: name).map { ($0, isWanted) } }
  }

  /// - Parameter cell: the text of a row's cell by its position.
  public func keeps(_ cell: (Int) -> String) -> Bool {
    wanted.allSatisfy { $0.isWanted(cell($0.position)) }
  }
}
