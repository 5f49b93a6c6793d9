import Foundation
import Testing

/// What the sample shop hides is found in its written tables: Documentation/Sample.md tells the stories one by one.
@Suite struct SampleStoriesTests {
  private static let run = Result {
    let place = try Workplace()
    let outcome = try place.run("sample", "data/sample", with: .fast)
    try #require(outcome.code == 0, "\(outcome.words)")
    try place.copyPipeline("relations")
    return try PublishedRun("pipelines/relations.yml", publishing: "relations", at: place)
  }

  private static func table(_ name: String) throws -> WrittenTable { try run.get().table(name) }

  private static func number(
    _ column: String, of table: WrittenTable, where key: KeyValuePairs<String, String>
  ) throws -> Double {
    try #require(Double(table(column, where: key)), "\(column) with \(key)")
  }

  @Test("In the two months of the portal newcomers come back less")
  func thePortalsCohortsFall() throws {
    let cohorts = try Self.table("repurchase_cohorts")
    func rate(_ cohort: String, _ column: String = "rate") throws -> Double {
      try Self.number(column, of: cohorts, where: ["cohort": cohort, "window_days": "90"])
    }
    let usual = try ["2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-12"].map { try rate($0) }
    for cohort in ["2024-10", "2024-11"] {
      #expect((0.2..<0.33).contains(try rate(cohort)))
      #expect(try rate(cohort, "rate_high") < usual.min() ?? 0)
    }
    #expect(usual.allSatisfy { (0.38..<0.5).contains($0) })
  }

  @Test("Who is won by a voucher comes back less, and the first tier buys less on discount")
  func vouchersAttractOtherPeople() throws {
    let dependence = try Self.table("discount_dependence")
    func figure(_ column: String, _ group: String, _ value: String) throws -> Double {
      try Self.number(column, of: dependence, where: ["group": group, "value": value])
    }
    let full = try figure("rate", "first_purchase", "full_price")
    let discounted = try figure("rate", "first_purchase", "discounted")
    #expect((0.04..<0.16).contains(full - discounted))
    #expect(
      try figure("rate_high", "first_purchase", "discounted")
        < figure("rate_low", "first_purchase", "full_price"))
    let days = try ["platinum", "gold", "iron"].map { try figure("discounted_day_share", "tier", $0) }
    #expect(days[2] > days[0] + 0.04 && days[2] > days[1] + 0.04)
  }

  @Test("Buyers of the East come as before and take about half")
  func theEastTakesHalf() throws {
    let drivers = try Self.table("revenue_drivers")
    func figure(_ column: String, _ region: String) throws -> Double {
      try Self.number(column, of: drivers, where: ["dimension": "region", "value": region])
    }
    for region in ["Centre", "East", "North", "South", "West"] {
      let spend = try figure("spend_after", region) / figure("spend_before", region)
      #expect((region == "East" ? 0.45..<0.7 : 0.75..<1.5).contains(spend), "\(region): \(spend)")
    }
    #expect(abs(try figure("customers_after", "East") / figure("customers_before", "East") - 1) < 0.1)
    #expect(try figure("frequency_after", "East") > figure("frequency_before", "East"))
    #expect(try figure("from_spend", "East") < 1.1 * figure("change", "East"))
    // The South loses by frequency: its buyers come less often.
    #expect(try figure("from_frequency", "South") < 0 && figure("from_spend", "South") > 0)
  }

  @Test("The shop grows by newcomers: those who were kept bring less than before")
  func growthIsNew() throws {
    let bridge = try Self.table("revenue_bridge")
    func share(_ component: String) throws -> Double {
      try Self.number("share_of_before", of: bridge, where: ["component": component])
    }
    #expect(try (0.03..<0.25).contains(share("total")))
    #expect(try (-0.15 ..< -0.03).contains(share("kept_more") + share("kept_less")))
    #expect(try share("new") > -share("lost"))
  }

  @Test("Old customers no longer buy Household; part of it went to other categories")
  func householdIsLeft() throws {
    let rows = try Self.table("gain_loss").rows(where: ["dimension": "category"])
    func money(_ column: String, _ row: [String: String]) -> Double { Double(row[column] ?? "") ?? 0 }
    let household = try #require(rows.first { $0["value"] == "Household" })
    let others = rows.filter { $0["value"] != "Household" }
    #expect(others.count == 5)
    #expect(money("change", household) < -0.3 * money("revenue_before", household))
    #expect(others.allSatisfy { money("change", $0) > -0.05 * money("revenue_before", $0) })
    #expect(money("new", household) > 15_000)
    #expect(["more", "switched_in"].allSatisfy { money($0, household) == 0 })
    #expect(others.allSatisfy { money("switched_out", household) < 1.8 * money("switched_out", $0) })
    let pantry = try #require(rows.first { $0["value"] == "Pantry" })
    #expect(money("switched_in", pantry) > 5 * -money("switched_out", pantry))
  }

  @Test("Pasta goes with pesto, a planter with seeds, a machine with coffee")
  func complementsAreFound() throws {
    let pairs = try Self.table("basket_pairs").rows(where: ["unit": "purchase_day"])
    func figure(_ column: String, _ row: [String: String]) -> Double { Double(row[column] ?? "") ?? 0 }
    for (value, other) in [("Pasta", "Pesto"), ("Planter", "Seeds"), ("Grinder", "Espresso")] {
      let found = pairs.filter {
        $0["entity"] == "product" && $0["value"]?.hasPrefix(value) == true
          && $0["other"]?.hasPrefix(other) == true && figure("lift", $0) > 5
      }
      #expect(found.count >= 3, "\(value), \(other)")
      #expect(found.allSatisfy { (0.4..<0.8).contains(figure("confidence", $0)) })
      #expect(found.allSatisfy { figure("yule_q", $0) > 0.8 })
    }
    let categories = pairs.filter { $0["entity"] == "category" }
    let lifted = categories.filter { figure("lift", $0) > 1 }
    #expect(categories.count == 30)
    #expect(Set(lifted.compactMap { $0["value"] }) == ["Electric", "Coffee"] && lifted.count == 2)
    #expect(lifted.allSatisfy { (1.1..<1.6).contains(figure("lift", $0)) })
  }

  @Test(
    "The mail works while it runs, less in the fortnight after it, and then no more",
    arguments: ["card", "letter"])
  func theMailFades(_ group: String) throws {
    let lift = try Self.table("campaign_lift")
    func figure(_ phase: String, _ column: String = "rate_difference") throws -> Double {
      try Self.number(
        column, of: lift, where: ["campaign": "spring mail", "group": group, "phase": phase])
    }
    #expect(try lift("design", where: ["group": group, "phase": "during"]) == "randomised")
    #expect(try (0.03..<0.1).contains(figure("during")) && figure("during", "rate_difference_low") > 0)
    #expect(try (0.01..<0.05).contains(figure("after_1")) && figure("after_1", "rate_difference_low") > 0)
    #expect(try figure("during") > 1.5 * figure("after_1"))
    for phase in ["before", "after_2", "after_3"] {
      #expect(
        try figure(phase, "rate_difference_low") < 0 && figure(phase, "rate_difference_high") > 0, "\(phase)")
    }
  }

  @Test("The coupon went to good customers: they were ahead before it")
  func theCouponProvesNothing() throws {
    let lift = try Self.table("campaign_lift")
    let before: KeyValuePairs = ["campaign": "coupon", "phase": "before"]
    #expect(try lift("design", where: before) == "observational")
    #expect(try Self.number("rate_difference_low", of: lift, where: before) > 0)
  }

  @Test("A complaint that is answered in time goes together with coming back")
  func recoveryPays() throws {
    let recovery = try Self.table("recovery")
    func figure(_ column: String, _ row: String) throws -> Double {
      try Self.number(column, of: recovery, where: ["class": row])
    }
    #expect(try (0.55..<0.9).contains(figure("rate", "complained_answered")))
    #expect(try (0.25..<0.6).contains(figure("rate", "complained_unanswered")))
    #expect(try figure("difference_low", "complained_answered") > 0)
    #expect(try figure("rate", "complained_answered_late") < figure("rate", "complained_answered") - 0.2)
  }

  @Test("The warehouse loses people several times as fast as the other units")
  func theWarehouseLosesPeople() throws {
    let staff = try Self.table("staff")
    func turnover(_ unit: String) throws -> Double {
      let left = try staff.column("left", where: ["unit": unit]).compactMap(Double.init).reduce(0, +)
      let average = try staff.column("average", where: ["unit": unit]).compactMap(Double.init)
      return left / (average.reduce(0, +) / Double(average.count))
    }
    let units = Set(try staff.column("unit")).subtracting(["all", "Warehouse"])
    #expect(units.count >= 2)
    for unit in units { #expect(try turnover("Warehouse") > 1.8 * turnover(unit), "\(unit)") }
  }

  @Test("Customers whom others brought are worth more")
  func referralsAreWorthMore() throws {
    let referrals = try Self.table("referrals")
    func worth(_ row: String) throws -> Double {
      try Self.number("matured_revenue_per_customer", of: referrals, where: ["class": row])
    }
    #expect(try (1.4..<3).contains(worth("referred") / worth("not_referred")))
    #expect(try Self.number("rate_difference_low", of: referrals, where: ["class": "referred"]) > 0.1)
  }
}
