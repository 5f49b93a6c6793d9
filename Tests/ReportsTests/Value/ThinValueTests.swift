import Base
import Ledger
import Reports
import Testing

/// Thin and odd data: a header, or empty cells with the reason; never a number that is none, a negative value, or a trap.
@Suite struct ThinValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lines: [String]
    /// Of `pareto_nbd` and `gamma_gamma`.
    var reason: String?
    var spendReason: String?

    init(_ name: String, reason: String? = nil, spendReason: String? = nil, _ lines: [String]) {
      testDescription = name
      self.lines = lines
      self.reason = reason
      self.spendReason = spendReason
    }
  }

  private static func line(_ customer: Int, _ day: Int, _ amount: String) -> String {
    "k\(customer),\(ForecastShop.start + day),\(amount),1.00,r\n"
  }

  /// The lines of so many customers, each with days and amounts.
  private static func lines(
    of customers: Range<Int>, _ purchases: (Int) -> [(day: Int, amount: String)]
  ) -> [String] {
    customers.flatMap { customer in purchases(customer).map { line(customer, $0.day, $0.amount) } }
  }

  private static let few = "too_few_repeat_buyers"
  private static let short = "short_history"

  static let cases = [
    Case("no repeat buyers", reason: few, spendReason: few, lines(of: 0..<150) { [(4 * $0, "10.00")] }),
    Case(
      "one customer", reason: few, spendReason: few,
      lines(of: 1..<2) { _ in (0..<40).map { (10 * $0, "10.00") } }),
    Case("one purchase", reason: short, spendReason: short, [line(1, 0, "10.00")]),
    Case("one day", reason: short, spendReason: short, lines(of: 0..<150) { _ in [(0, "10.00")] }),
    Case("all refunds", reason: few, spendReason: few, lines(of: 0..<150) { [(4 * $0, "-10.00")] }),
    Case(
      "500 purchases of one customer",
      lines(of: 0..<1) { _ in (0..<500).map { ($0, "12.00") } }
        + lines(of: 1..<200) { [($0, "20.00"), (2 * $0 + 70, "\($0).00")] }),
    Case(
      "equal spends",
      lines(of: 0..<200) { customer in
        (0...customer % 4).map { (customer + 31 * $0 + customer * $0 % 17, "10.00") }
      } + [line(1, 599, "10.00")]),
    Case(
      "a year without sales",
      lines(of: 0..<200) { [($0 / 2, "10.00"), ($0 / 2 + 40, "12.00")] }
        + lines(of: 0..<70) { [($0 + 600, "30.00")] }),
    Case(
      "nothing in the holdout",
      lines(of: 0..<200) { [($0, "10.00"), ($0 + 1 + $0 % 9, "12.00")] } + [line(500, 900, "1.00")]),
    Case("everybody every day", lines(of: 0..<120) { _ in (0..<200).map { ($0, "5.00") } }),
    Case(
      "free repeat days", spendReason: few,
      lines(of: 0..<200) { [($0, "10.00"), ($0 + 200 + $0 % 9, "0.00")] }),
    Case(
      "hundreds of millions",
      lines(of: 0..<200) { customer in
        (0...customer % 3).map { (customer + 100 * $0, "\(100_000_000 + customer).00") }
      }),
  ]

  @Test(arguments: cases, [0, 1]) func saysWhyOrNothing(_ shop: Case, _ minimum: Int64) throws {
    var workshop = ForecastShop.workshop(hasCost: false)
    workshop.settings.purchase = PurchaseRule(minimum: Money(units: minimum))
    workshop.shards = 2
    let tables = try workshop.valueTables(of: ForecastShop.header + shop.lines.joined())
    let models = try #require(tables["purchase_model"]?.rows)
    #expect(models.count == 12)
    if let reason = shop.reason {
      #expect(models.filter { $0["model"] == "pareto_nbd" }.allSatisfy { $0["reason"] == reason })
    }
    if let reason = shop.spendReason, minimum == 0 || reason == shop.reason {
      #expect(models.filter { $0["model"] == "gamma_gamma" }.allSatisfy { $0["reason"] == reason })
    }
    try checkCells(tables)
    for row in models {
      #expect((row["is_reliable"] == "true") == (row["reason"] == ""))
      #expect(row["is_chosen"] == "false" || row["is_reliable"] == "true")
    }
    let hasForecast = models.contains { $0["is_chosen"] == "true" && $0["model"] != "gamma_gamma" }
    for row in try #require(tables["customer_value"]?.rows) {
      #expect((row["expected_purchases_90"] != "") == hasForecast)
      for column in ["customer_id", "repeat_days", "recency_days", "age_days"] { #expect(row[column] != "") }
    }
    #expect(try #require(tables["reconciliation"]?.rows).allSatisfy { Double($0["difference"] ?? "") == 0 })
  }

  /// Whatever a cell of the six tables holds, it is a number that a reader expects there.
  private func checkCells(_ tables: [String: Sheet]) throws {
    let signed: Set = [
      "log_likelihood", "correlation", "holdout_error", "revenue", "value", "gain_of_5_points", "left",
      "right",
      "difference",
    ]
    for name in ValueTables.names {
      let sheet = try #require(tables[name])
      for row in sheet.rows {
        for (column, cell) in row {
          #expect(
            !cell.lowercased().contains("nan") && !cell.lowercased().contains("inf"), "\(name).\(column)")
          let isSigned = signed.contains(column) && !(name == "customer_value" && column == "value")
          if let number = Double(cell), !isSigned { #expect(number >= 0, "\(name).\(column): \(cell)") }
        }
        if let alive = row["p_alive"].flatMap(Double.init) { #expect(alive <= 1) }
      }
    }
  }

  /// Settings at their ends.
  @Test func extremeSettings() throws {
    let shop = ForecastShop(seed: 9, customers: 200)
    var workshop = ForecastShop.workshop()
    workshop.settings.value.minHistoryDays = 1
    workshop.settings.value.minRepeatBuyers = 1
    workshop.settings.value.toleranceMillionths = 1_000_000
    workshop.settings.value.maxCorrelationMillionths = 1_000_000
    for (holdout, horizons) in [(1, [1, 2]), (450, [1, 1095]), (899, [364, 365]), (36_500, [90, 365])] {
      workshop.settings.value.holdoutDays = holdout
      workshop.settings.value.horizons = horizons
      for discount in [0, 10_000_000] {
        workshop.settings.value.discountMillionths = discount
        try checkCells(try workshop.valueTables(of: shop.export))
      }
    }
    workshop.settings.value.holdoutDays = nil
    workshop.settings.value.fitBuyers = 1
    try checkCells(try workshop.valueTables(of: shop.export))
  }
}
