import Reports
import Testing

@Suite struct RefusalsTests {
  /// Reasons by their bytes, not by precedence; the physical line is that of the first, and so is the example.
  @Test func refusedLinesByReason() throws {
    let export = """
      order,day,customer,product,category,region,amount,cost
      o1,2025-01-10,c1,tea,drinks,north,20.00,8.00
      o2,2025-02-30,c1,tea,drinks,north,20.00,8.00
      o3,2025-01-11,,tea,drinks,north,20.00,8.00
      o4,2025-13-01,c1,tea,drinks,north,20.00,8.00
      o5,2025-01-12,c1,tea,drinks,north,twenty,8.00
      o6,soon,,tea,drinks,north,many,8.00

      """
    #expect(
      try Workshop.openShop.tables(of: export)["refusals"] == """
        file,reason,lines,first_line,example
        example.csv,bad_amount,1,6,twenty
        example.csv,bad_date,2,3,2025-02-30
        example.csv,missing_customer,2,4,"o3,2025-01-11,,tea,drinks,north,20.00,8.00"

        """)
  }
}
