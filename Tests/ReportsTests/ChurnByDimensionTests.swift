import Base
import Ledger
import Reports
import Testing

@Suite struct ChurnByDimensionTests {
  static let shop = RandomShop(seed: 5, customers: 150)

  @Test(arguments: [false, true], [Period.Length.month, .week])
  func countsWhatTheDaysSay(_ isCadence: Bool, _ length: Period.Length) throws {
    let workshop = RandomShop.workshop(isCadence: isCadence, period: length)
    let (histories, landmarks) = try workshop.landmarks(of: Self.shop.export)
    let history = histories[0]
    var expected: [String] = []
    for (dimension, carried) in zip(landmarks.facts.dimensions, history.carried) {
      var rows: [[String]] = dimension.values.map { _ in [] }
      for position in landmarks.calendar.all {
        let period = landmarks.calendar.period(position)
        let opened = history.customers.map { NaiveMovement(history, $0, in: period, landmarks) }
          .filter(\.isInOpening)
        for (value, name) in dimension.values.enumerated() {
          let group = opened.filter { $0.purchaseBefore.map { Int(carried[$0]) } == value }
          guard !group.isEmpty else { continue }
          let churned = group.filter(\.hasChurned)
          let lost = churned.reduce(0) { $0 + $1.lostRevenue }.asMoney
          rows[value].append("\(dimension.name),\(name),\(period),\(group.count),\(churned.count),\(lost)")
        }
      }
      expected += rows.joined()
    }
    let grid = try workshop.grid("churn_by_dimension", of: Self.shop.export)
    #expect(
      try grid.columns("dimension", "value", "period", "opening", "churned", "lost_revenue") == expected)
    #expect(Set(try grid.column("value")).isSuperset(of: ["r0", "c0", "m1", "(none)"]))
  }

  @Test func aYearAgoIsThatOfTheSameValue() throws {
    let workshop = RandomShop.workshop(isCadence: false, period: .month)
    let grid = try workshop.grid("churn_by_dimension", of: Self.shop.export)
    let keys = try grid.columns("dimension", "value", "period")
    let rates = Dictionary(uniqueKeysWithValues: zip(keys, try grid.column("churn_rate")))
    let mature = Dictionary(uniqueKeysWithValues: zip(keys, try grid.column("is_mature")))
    var known = 0
    for (key, yearAgo) in zip(keys, try grid.column("churn_rate_year_ago")) {
      let cells = key.split(separator: ",")
      let year = try #require(Int(cells[2].prefix(4)))
      let before = "\(cells[0]),\(cells[1]),\(year - 1)\(cells[2].dropFirst(4))"
      #expect(yearAgo == (mature[before] == "true" ? rates[before] ?? "" : ""), "\(key)")
      if yearAgo != "" { known += 1 }
    }
    #expect(known > 50)
  }
}
