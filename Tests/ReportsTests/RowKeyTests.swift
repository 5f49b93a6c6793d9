import Base
import Reports
import Testing

@Suite struct RowKeyTests {
  @Test(arguments: Registry.reports.map(\.name)) func everyTableIsInTheList(_ name: String) throws {
    let key = try #require(RowKeys.columns(of: name), "RowKeys.swift must say what names a row of \(name)")
    let report = try #require(Registry.reports.first { $0.name == name })
    let columns = report.headings(["region"]).map(\.name)
    for column in key { #expect(columns.contains(column)) }
  }

  @Test func noTwoRowsOfTheExampleShopHaveTheSameKey() throws {
    for (name, text) in try Workshop.openShop.tables(of: ExampleShop.export) {
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let places = (RowKeys.columns(of: name) ?? []).compactMap { column in
        rows[0].firstIndex { $0 == column }
      }
      // A quoted comma would shift the columns; the example shop has none in a key.
      let keys = rows.dropFirst().map { row in places.map { row[$0] } }
      #expect(Set(keys).count == keys.count, "\(name)")
    }
  }
}
