import Base
import Ledger
import Reports
import Testing

@Suite struct WinbackTests {
  /// Lapses found by walking through the days, for both rules.
  @Test(arguments: [false, true])
  func countsWhatTheDaysSay(_ isCadence: Bool) throws {
    let shop = RandomShop(seed: 29, customers: 120)
    let workshop = RandomShop.workshop(isCadence: isCadence, period: .month)
    let (histories, landmarks) = try workshop.landmarks(of: shop.export)
    let history = histories[0]
    let rule = landmarks.settings.lapse
    var cases: [(lapse: Day, next: Day?)] = []
    for customer in history.customers {
      var wasActive = false
      for day in 0...(landmarks.asOf - landmarks.dataStart) {
        let day = landmarks.dataStart + day
        let isActive = history.isActive(customer, on: day, by: rule)
        if wasActive, !isActive {
          let next = history.purchases(of: customer).map { history.purchaseDay[$0] }.first { $0 > day }
          cases.append((day, next))
        }
        wasActive = isActive
      }
    }
    let bands = [(1, 30), (31, 60), (61, 90), (91, 180), (181, 365), (366, 100_000)]
    let expected = bands.map { first, last in
      let counted = cases.filter { lapse, next in
        let isOver = last == 100_000 ? lapse + first <= landmarks.asOf : lapse + last <= landmarks.asOf
        return isOver && next.map { $0 >= lapse + first } ?? true
      }
      let back = counted.count { lapse, next in next.map { $0 <= lapse + last } ?? false }
      return "\(counted.count),\(back),\(sixDigits(back, counted.count))"
    }
    let grid = try workshop.grid("winback", of: shop.export)
    #expect(try grid.column("band") == ["1-30", "31-60", "61-90", "91-180", "181-365", "366+"])
    #expect(try grid.columns("lapsed", "came_back", "rate") == expected)
    #expect(cases.count > 50)
  }

  /// θ is 30. A purchase on day 31, the lapse date, is no lapse; one on day 32 is a day past it.
  @Test func bandsBeginTheDayAfterTheLapseDate() throws {
    var workshop = Workshop.openShop
    workshop.settings.lapse = .fixed(afterDays: 30)
    func rows(of day: String, asOf: String) throws -> [String] {
      workshop.asOf = Day(iso: asOf)
      let export = """
        order,day,customer,product,category,region,amount,cost
        o1,2025-01-01,c1,tea,drinks,north,20.00,8.00
        o2,\(day),c1,tea,drinks,north,20.00,8.00

        """
      return try workshop.grid("winback", of: export).columns("lapsed", "came_back")
    }
    let nobody = Array(repeating: "0,0", count: 6)
    #expect(try rows(of: "2025-02-01", asOf: "2025-03-03") == nobody)
    #expect(try rows(of: "2025-02-02", asOf: "2025-03-03") == ["1,1"] + nobody.dropFirst())
    // The 30 days past 1 February are over on 3 March.
    #expect(try rows(of: "2025-02-02", asOf: "2025-03-02") == nobody)
    #expect(try rows(of: "2025-03-03", asOf: "2025-04-01")[0...1] == ["1,1", "0,0"])
    #expect(try rows(of: "2025-03-04", asOf: "2025-04-02")[0...1] == ["1,0", "1,1"])
  }
}
