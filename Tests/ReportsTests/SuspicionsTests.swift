import Reports
import Testing

@Suite struct SuspicionsTests {
  /// Kinds and files by their bytes, each once, with all lines that were read.
  @Test func whatLooksWrongByKindAndFile() throws {
    let export = """
      order,day,customer,product,category,region,amount,cost
      o1,2025-01-10,c1,tea,drinks,north,20.00,8.00
      o2,2025-01-11,C1,tea,drinks,north,20.00,8.00
      o3,2025-01-12,NULL,tea,drinks,north,3.00,1.00
      o4,2025-01-13,nan,tea,drinks,north,4.00,1.00
      o5,2025-01-14,c2,tea,drinks,north,(5.00),1.00

      """
    let table = try #require(try Workshop.openShop.tables(of: export)["suspicions"])
    let rows = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(4).joined(separator: ",")
    }
    #expect(
      rows == [
        "kind,file,lines,money", "near_equal_ids,(total),2,40.00", "one_sided_refusals,example.csv,1,",
        "word_for_nothing,example.csv,2,7.00",
      ])
    #expect(table.contains("source.format.negatives: [minus, parentheses]"))
  }
}
