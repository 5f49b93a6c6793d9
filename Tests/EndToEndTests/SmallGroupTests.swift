import Foundation
import Testing

/// With `privacy.min_group` rows about few people keep their place and have no figures, and nothing else changes.
@Suite struct SmallGroupTests {
  private static let least = 70

  private static func run(_ minGroup: Int) throws -> PublishedRun {
    let place = try Workplace()
    let outcome = try place.run("sample", "data/sample", "--customers", "400", "--days", "500", with: .fast)
    try #require(outcome.code == 0, "\(outcome.words)")
    try place.copyPipeline(
      "relations", replacing: ["period: month": "privacy: {min_group: \(minGroup)}\nperiod: month"])
    return try PublishedRun("pipelines/relations.yml", publishing: "relations", at: place)
  }

  private static let open = Result { try run(0) }
  private static let guarded = Result { try run(least) }

  /// A table, the columns that are always written, and who its other columns are about, by the columns of people.
  struct Rule: Sendable, CustomStringConvertible {
    let table: String
    let kept: Set<String>
    /// The columns in which the people are counted. Where there are several, a figure is of the smallest group.
    let people: @Sendable (_ column: String) -> [String]
    var description: String { table }
  }

  static let rules: [Rule] = [
    Rule(table: "feedback", kept: ["period", "period_start", "period_end", "is_complete", "kind"]) { _ in
      ["customers"]
    },
    Rule(table: "satisfaction", kept: ["group", "value"]) {
      [$0.hasPrefix("silent") ? "silent_base" : "customers"]
    },
    Rule(table: "feedback_reasons", kept: ["kind", "position", "reason"]) { _ in ["customers"] },
    Rule(table: "staff", kept: ["unit", "period", "period_start", "period_end", "is_complete"]) { _ in
      ["employed"]
    },
    Rule(table: "staff_leavers", kept: ["reason"]) { _ in ["left"] },
    Rule(table: "delivered_value", kept: ["group", "value", "component", "side", "items", "weight"]) { _ in
      ["respondents"]
    },
    Rule(table: "relationship_quality", kept: ["group", "value", "construct", "items"]) { _ in ["respondents"]
    },
    Rule(
      table: "campaign_lift",
      kept: [
        "campaign", "type", "start", "end", "group", "phase", "phase_start", "phase_end", "days", "design",
        "is_mature",
      ]
    ) { column in
      let isDifference = ["rate_difference", "difference", "adjusted"].contains { column.hasPrefix($0) }
      return isDifference ? ["targeted", "control"] : [column.hasPrefix("control") ? "control" : "targeted"]
    },
    Rule(table: "redemptions", kept: ["campaign", "type", "start", "end", "group", "is_complete"]) { _ in
      ["targeted"]
    },
    Rule(table: "points", kept: ["period", "period_start", "period_end", "is_complete"]) { _ in ["members"] },
    Rule(table: "levels", kept: ["tier", "position", "lever"]) { _ in ["customers"] },
  ]

  @Test(arguments: rules) func rowsStayAndSmallFiguresGo(_ rule: Rule) throws {
    let (open, guarded) = (try Self.open.get().table(rule.table), try Self.guarded.get().table(rule.table))
    #expect(open.header == guarded.header)
    try #require(open.rows.count == guarded.rows.count)
    var hidden = 0
    for (row, other) in zip(open.rows, guarded.rows) {
      for column in open.header {
        let counts = rule.people(column).map { Int(row[$0] ?? "") ?? 0 }
        let isHidden = !rule.kept.contains(column) && counts.contains { $0 < Self.least }
        if isHidden { hidden += 1 }
        #expect(other[column] == (isHidden ? "" : row[column]), "\(column) of \(row)")
      }
    }
    #expect(hidden > 0, "the rule has nothing to hide here")
  }

  /// The classes of `recovery` and `referrals` are compared with others, whose numbers stand on other rows.
  @Test func comparisonsWithFewOthersGo() throws {
    let (open, guarded) = (try Self.open.get(), try Self.guarded.get())
    for (row, other) in zip(try open.table("recovery").rows, try guarded.table("recovery").rows) {
      let eligible = try #require(Int(row["eligible"] ?? ""))
      #expect(other["class"] == row["class"])
      #expect(other["eligible"] == (eligible < Self.least ? "" : row["eligible"]))
      #expect(other["rate"] == (eligible < Self.least ? "" : row["rate"]))
      if eligible < Self.least { #expect(other["difference"] == "") }
    }
    for (row, other) in zip(try open.table("referrals").rows, try guarded.table("referrals").rows) {
      let customers = try #require(Int(row["customers"] ?? ""))
      #expect(other["revenue"] == (customers < Self.least ? "" : row["revenue"]))
    }
  }

  /// Also `exports` and `referrers`: an account of records, and a row per customer.
  @Test func noOtherTableKnowsIt() throws {
    let concerned = Set(Self.rules.map(\.table)).union(["recovery", "referrals"])
    #expect(try Self.open.get().differing(from: Self.guarded.get(), besides: concerned) == [])
  }

  @Test func theWholeFiguresStillAddUp() throws {
    let rows = try Self.guarded.get().table("reconciliation").rows
    #expect(rows.allSatisfy { ["0", "0.00"].contains($0["difference"]) })
  }
}
