/// The tables of one snapshot that the page is drawn from.
public struct PageTables: Sendable {
  private let tables: [String: PageTable]

  /// - Parameter tables: by name; what the page does not know is left alone. One that is missing leaves its
  ///   picture with a sentence that says so.
  public init(_ tables: [PageTable]) {
    self.tables = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The names of the tables that the page can draw, in the order in which they are best read.
  public static let names = [
    PageFile.headline, .quality, .refusals, .suspicions, .reconciliation, .restated, .growth, .periods,
    .pyramid,
    .pyramidMigration, .pareto, .concentration, .repurchase, .repurchaseCurve, .repurchaseCohorts,
    .purchaseSteps, .cohorts, .retentionCurve, .churnByDimension, .winback, .ladder, .rfm, .nextPurchase,
    .productRepurchase, .breadth, .keyAccounts, .revenueBridge, .revenueDrivers, .tierProfile, .valueCurve,
    .purchaseModel, .modelTracking, .valueSummary, .customerValue, .exports,
    .satisfaction, .feedback, .recovery, .campaignLift, .staff, .levels,
  ].map(\.rawValue)

  func table(_ file: PageFile) -> PageTable? { tables[file.rawValue] }

  /// The rows of a table; nil where the snapshot has no such table, or an older one without a column.
  ///
  /// - Parameter isWanted: is asked with the cells as written, before they are read.
  func rows<Row: TableRow>(
    _ kind: Row.Type, where isWanted: (RowReader) throws(RowFault) -> Bool = { _ throws(RowFault) in true }
  ) throws(PictureError) -> [Row]? {
    guard let table = tables[Row.file.rawValue] else { return nil }
    var reader = RowReader(columns: table.columns)
    var rows: [Row] = []
    for (index, cells) in table.rows.enumerated() {
      reader.cells = cells
      do throws(RowFault) {
        if try isWanted(reader) { rows.append(try Row(reader)) }
      } catch {
        switch error {
        case .noColumn: return nil
        case .unreadable(let column, let text):
          throw .unreadable(table: table.name, column: column, row: index + 1, text: text)
        }
      }
    }
    return rows
  }
}
