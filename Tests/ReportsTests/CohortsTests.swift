import Base
import Ledger
import Reports
import Testing

@Suite struct CohortsTests {
  static let shop = RandomShop(seed: 9, customers: 150)

  @Test(arguments: Period.Length.allCases)
  func countsWhatTheHistoriesSay(_ length: Period.Length) throws {
    let workshop = RandomShop.workshop(isCadence: false, period: length)
    let (histories, landmarks) = try workshop.landmarks(of: Self.shop.export)
    let history = histories[0]
    func firstDay(_ customer: Int) -> Day? {
      history.purchases(of: customer).first.map { history.purchaseDay[$0] }
    }
    var expected: [String] = []
    let last = Period(length, containing: landmarks.asOf)
    for position in landmarks.calendar.all {
      let cohort = landmarks.calendar.period(position)
      let buyers = history.customers.filter { firstDay($0).map { Period(length, containing: $0) } == cohort }
      guard !buyers.isEmpty else { continue }
      var cumulative: Int64 = 0
      for age in 0...(last.ordinal - cohort.ordinal) {
        let period = cohort.advanced(by: age)
        let purchases = buyers.map { buyer in
          history.purchases(of: buyer).filter {
            Period(length, containing: history.purchaseDay[$0]) == period
          }
        }
        let revenue = buyers.flatMap { buyer in
          history.days(of: buyer).filter {
            Period(length, containing: history.day[$0]) == period
              && history.day[$0] >= firstDay(buyer) ?? .init(number: 0)
          }
        }.reduce(Int64(0)) { $0 + history.net[$1].units }
        cumulative += revenue
        let active = purchases.count { !$0.isEmpty }
        let orders = purchases.joined().reduce(0) { $0 + Int(history.purchaseOrders[$1]) }
        expected.append(
          "\(cohort),\(age),\(period),\(buyers.count),\(active),\(sixDigits(active, buyers.count)),\(orders),"
            + "\(revenue.asMoney),\(cumulative.asMoney)")
      }
    }
    let grid = try workshop.grid("cohorts", of: Self.shop.export)
    #expect(
      try grid.columns(
        "cohort", "age", "period", "customers", "active", "retention_rate", "orders", "revenue",
        "cumulative_revenue") == expected)
  }

  /// A refund before the first purchase day belongs to no cohort, one after it does; the books know both.
  @Test func revenueBeginsWithTheFirstPurchase() throws {
    var workshop = Workshop.openShop
    workshop.asOf = Day(iso: "2025-02-28")
    let export = """
      order,day,customer,product,category,region,amount,cost
      o1,2025-01-05,c1,tea,drinks,north,-5.00,-2.00
      o2,2025-01-10,c1,tea,drinks,north,20.00,8.00
      o2,2025-02-01,c1,tea,drinks,north,-7.00,-2.00
      o3,2025-02-01,c2,tea,drinks,north,-1.00,-1.00

      """
    let grid = try workshop.grid("cohorts", of: export)
    #expect(
      try grid.columns("cohort", "age", "active", "orders", "revenue", "cumulative_revenue_per_customer") == [
        "2025-01,0,1,1,20.00,20.00", "2025-01,1,0,0,-7.00,13.00",
      ])
    let (histories, landmarks) = try workshop.landmarks(of: export)
    #expect(landmarks.crowd.revenueOutsideCohorts == Money(units: -600))
    let fold = Fold(Registry.tables, landmarks)
    let balances = Reconciliation().rows(
      fold.tables(histories.map { fold.tally($0) }).flatMap(\.postings))
    let balance = try #require(balances.first { $0.identity == .cohortRevenue })
    #expect(balance.left == 700)
    #expect(balance.right == 700)
  }
}
