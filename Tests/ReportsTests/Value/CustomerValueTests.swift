import Base
import Foundation
import Ledger
import Models
import Testing

@testable import Reports

@Suite struct CustomerValueTests {
  static let shop = ForecastShop(seed: 3)
  static let tables = Result { try ForecastShop.workshop().valueTables(of: shop.export) }

  private func sheet(_ name: String, _ tables: [String: Sheet]? = nil) throws -> Sheet {
    try #require(try (tables ?? Self.tables.get())[name])
  }

  private func units(_ text: String?) throws -> Int {
    let text = try #require(text)
    return try #require(Int(text.replacing(".", with: "")), "\(text) is no amount")
  }

  /// The shop is made as the models think, so one of them must stand its trial: what follows is said of real forecasts.
  @Test func aModelIsChosen() throws {
    let models = try sheet("purchase_model")
    #expect(models.rows.count == 12)
    let chosen = models.rows.filter { $0["is_chosen"] == "true" }.map { $0["model"] ?? "" }
    #expect(chosen.count == 4 && chosen.contains("gamma_gamma"))
    #expect(Set(chosen).subtracting(["pareto_nbd", "mbg_nbd", "gamma_gamma"]).isEmpty)
  }

  /// Each row again, from the table of parameters and the export alone.
  @Test func figuresFollowFromTheWrittenParameters() throws {
    let parameters = try sheet("purchase_model").rows.filter {
      $0["is_chosen"] == "true" && $0["sample"] == "all"
    }
    func vector(_ row: [String: String]) -> SIMD4<Double> {
      var vector = SIMD4<Double>(repeating: 1)
      for place in 0..<4 { vector[place] = Double(row["value_\(place + 1)"] ?? "") ?? 1 }
      return vector
    }
    let name = try #require(parameters.first?["model"].flatMap(ModelName.init))
    let model = try #require(name.buyingModel(vector(parameters[0])))
    let spend = GammaGamma(vector(parameters[1]))
    let (histories, landmarks) = try ForecastShop.workshop().landmarks(of: Self.shop.export)
    let history = histories[0]
    let crowd = landmarks.crowd
    let kept = Double(crowd.buyerRevenue.units) / Double(crowd.purchaseNet.units)
    let margin = Double(crowd.memberProfit.units) / Double(crowd.memberRevenue.units)
    #expect(kept > 0.9 && kept < 1 && margin > 0.5 && margin < 0.7)
    let rows = try sheet("customer_value").rows
    #expect(rows.count == crowd.buyers)
    var row = 0
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard let first = purchases.first, let last = purchases.last else { continue }
      let written = rows[row]
      row += 1
      let cell = PurchaseCell(
        repeatDays: purchases.count - 1, recencyDays: history.purchaseDay[last] - history.purchaseDay[first],
        ageDays: landmarks.asOf - history.purchaseDay[first])
      let paid = purchases.dropFirst().map { history.net(ofPurchase: $0).units }
      let perDay = try #require(
        spend.expectedSpend(
          Spend(SpendCell(paidDays: paid.count, net: paid.reduce(0, +)), decimals: 2)))
      let alive = try #require(model.probabilityAlive(cell))
      let far = model.expectedPurchases(cell, within: Horizon(days: 365))
      let discounted = model.purchasesWhileAlive(cell, within: Horizon(days: 365, yearlyDiscountRate: 0.1))
      #expect(written["p_alive"] == String(format: "%.6f", alive))
      #expect(written["expected_purchases_365"] == String(format: "%.6f", far))
      let near = model.expectedPurchases(cell, within: Horizon(days: 90))
      #expect(written["expected_purchases_90"] == String(format: "%.6f", near))
      // To a cent: the order in which doubles are multiplied is the table's own.
      #expect(abs(Double(try units(written["expected_spend"])) - 100 * perDay) <= 0.5001)
      #expect(abs(Double(try units(written["expected_revenue"])) - 100 * perDay * far * kept) <= 0.5001)
      let value = 100 * perDay * alive * discounted * kept * margin
      #expect(abs(Double(try units(written["value"])) - value) <= 0.5001)
      let risk = 100 * perDay * discounted * kept * margin - value
      #expect(abs(Double(try units(written["value_at_risk"])) - risk) <= 1.0001)
    }
    #expect(row == rows.count)
  }

  @Test func ranksAndTiersAreThoseOfAllValues() throws {
    let rows = try sheet("customer_value").rows
    let values = try rows.map { try units($0["value"]) }
    let falling = values.sorted(by: >)
    for (row, value) in zip(rows, values) {
      let above = falling.count { $0 > value }
      #expect(row["value_rank"] == "\(above + 1)")
      // In when those strictly above do not yet fill the share.
      let share = Double(above) / Double(values.count)
      #expect(row["value_tier"] == (share < 0.05 ? "platinum" : share < 0.2 ? "gold" : "iron"))
    }
  }

  /// Every group adds up to all buyers exactly, and to the sums of the written cells.
  @Test func groupsAddUp() throws {
    let (rows, summary) = (try sheet("customer_value").rows, try sheet("value_summary").rows)
    let columns = [
      "expected_alive": "p_alive", "expected_purchases_365": "expected_purchases_365",
      "expected_revenue": "expected_revenue", "value_total": "value", "value_at_risk": "value_at_risk",
    ]
    let groups = Set(summary.compactMap { $0["group"] })
    #expect(groups == ["all", "tier", "value_tier", "cohort", "region"])
    for (sum, column) in columns {
      let total = try rows.reduce(0) { $0 + (try units($1[column])) }
      for group in groups {
        let own = summary.filter { $0["group"] == group }
        #expect(try own.reduce(0) { $0 + (try units($1[sum])) } == total, "\(sum) of \(group)")
      }
    }
    for tier in ["platinum", "gold", "iron"] {
      let members = rows.filter { $0["value_tier"] == tier }
      let row = try #require(summary.first { $0["group"] == "value_tier" && $0["value"] == tier })
      #expect(row["customers"] == "\(members.count)")
      #expect(try units(row["value_total"]) == members.reduce(0) { $0 + (try units($1["value"])) })
    }
    #expect(summary.allSatisfy { $0["basis"] == "profit" })
    let balances = try sheet("reconciliation").rows.filter { $0["identity"]?.contains("value") ?? false }
    #expect(balances.count == 2 && balances.allSatisfy { $0["difference"] == "0.00" })
  }

  /// Without a cost a value is revenue, with `value.margin` it is profit, and with a margin of 0 nobody is worth anything.
  @Test func margins() throws {
    var workshop = ForecastShop.workshop(hasCost: false)
    let revenue = try workshop.valueTables(of: Self.shop.export)
    #expect(try sheet("value_summary", revenue).rows.allSatisfy { $0["basis"] == "revenue" })
    workshop.settings.value.marginMillionths = 0
    let nothing = try workshop.valueTables(of: Self.shop.export)
    #expect(
      try sheet("customer_value", nothing).rows.allSatisfy {
        $0["value"] == "0.00" && $0["value_rank"] == "1"
      })
    #expect(try sheet("value_summary", nothing).row(["group": "all"])?["value_share"] == "")
    #expect(try sheet("value_summary", nothing).rows.allSatisfy { $0["basis"] == "profit" })
    workshop.settings.value.marginMillionths = 500_000
    let half = try sheet("customer_value", workshop.valueTables(of: Self.shop.export)).rows
    for (row, whole) in zip(half, try sheet("customer_value", revenue).rows) {
      #expect(abs(2 * (try units(row["value"])) - (try units(whole["value"]))) <= 2)
    }
  }

  /// A shop that loses money with every sale: no customer has a value, and 0 would be one.
  @Test func aMarginBelowZeroIsNoValue() throws {
    let shop = ForecastShop(seed: 3, costShare: 1.3)
    let tables = try ForecastShop.workshop().valueTables(of: shop.export)
    let rows = try sheet("customer_value", tables).rows
    #expect(rows.contains { $0["expected_revenue"] != "" })
    for column in ["value", "value_at_risk", "value_rank", "value_tier"] {
      #expect(rows.allSatisfy { $0[column] == "" }, "\(column)")
    }
    let summary = try sheet("value_summary", tables).rows
    #expect(
      summary.allSatisfy { $0["basis"] == "" && $0["value_total"] == "" && $0["group"] != "value_tier" })
  }

  /// A model that is asked for is used when it stands its trial, and one that knows of no leaving leaves out what it would
  /// need for that.
  @Test(arguments: [Valuation.Choice.bgNBD, .byClass, .nbd]) func aModelThatIsAskedFor(
    _ choice: Valuation.Choice
  ) throws {
    var workshop = ForecastShop.workshop()
    workshop.settings.value.model = choice
    workshop.settings.value.toleranceMillionths = 1_000_000
    let tables = try workshop.valueTables(of: Self.shop.export)
    let model = try sheet("purchase_model", tables).rows.first { $0["model"] == choice.rawValue }
    let rows = try sheet("customer_value", tables).rows
    guard model?["is_reliable"] == "true" else {
      #expect(rows.allSatisfy { $0["expected_purchases_365"] == "" })
      return
    }
    #expect(model?["is_chosen"] == "true")
    #expect(rows.allSatisfy { $0["value"] != "" && $0["expected_purchases_90"] != "" })
    let knowsLeaving = choice == .bgNBD
    #expect(rows.allSatisfy { ($0["p_alive"] != "") == knowsLeaving })
    #expect(rows.allSatisfy { ($0["value_at_risk"] != "") == knowsLeaving })
    let all = try #require(try sheet("value_summary", tables).row(["group": "all"]))
    #expect((all["expected_alive"] != "") == knowsLeaving && (all["value_at_risk"] != "") == knowsLeaving)
  }

  /// The horizons name the columns.
  @Test func horizonsNameColumns() throws {
    var workshop = ForecastShop.workshop()
    workshop.settings.value.horizons = [30, 180]
    let tables = try workshop.valueTables(of: Self.shop.export)
    let header = try sheet("customer_value", tables).header
    #expect(Array(header[5...6]) == ["expected_purchases_30", "expected_purchases_180"])
    #expect(try sheet("value_summary", tables).header.contains("expected_purchases_180"))
  }
}
