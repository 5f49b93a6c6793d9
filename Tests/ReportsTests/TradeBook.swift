import Base
import Foundation
import Intake
import Ledger
import Reports
import Testing

/// A small trade with its slow, obvious arithmetic, for the tables about a window's members: every figure is looked up
/// in the lines again, so that it shares nothing with the code under test but its input.
struct TradeBook {
  struct Line {
    var customer: String
    var day: Day
    var amount: Int
    var cost = 0
    var discount = 0
    var product = "tea"
    var region = "north"
    var category = "drinks"
  }

  var lines: [Line] = []
  var settings = Settings()
  var asOf = Day(iso: "2026-02-10")!
  var contacts: [String]?
  var mapsCost = true
  var shards = 3

  init(_ lines: [Line] = []) {
    self.lines = lines
    settings.crossSell.dimension = "category"
    settings.lapse = .fixed(afterDays: 60)
  }

  /// One sale of each customer on the as-of day.
  init(values: KeyValuePairs<String, Int>) {
    self.init()
    lines = values.map { Line(customer: $0, day: asOf, amount: $1) }
  }

  /// Many ties, refunds, free lines, customers who only ever sent back; more than a calendar year.
  init(seed: UInt64) {
    self.init()
    var random = Generator(state: seed)
    let start = Day(iso: "2024-12-20")!
    settings.pyramid.windowDays = 150
    settings.keyAccounts.count = 10
    for _ in 0..<260 {
      let kind = Int.random(in: 0..<12, using: &random)
      let amount = kind == 0 ? -1500 : kind == 1 ? 0 : 500 * Int.random(in: 1...6, using: &random)
      lines.append(
        Line(
          customer: "c\(Int.random(in: 1...60, using: &random))",
          day: start + Int.random(in: 0...(asOf - start), using: &random), amount: amount,
          cost: amount / 100 * Int.random(in: 20...110, using: &random), discount: max(0, amount / 10),
          product: "p\(Int.random(in: 1...9, using: &random))",
          region: ["north", "south", "east"].randomElement(using: &random)!,
          category: ["drinks", "food", "ware", "books"].randomElement(using: &random)!))
    }
    // Data start, and somebody who only ever sent something back.
    lines.append(Line(customer: "z0", day: start, amount: 1000, cost: 400))
    lines.append(Line(customer: "z1", day: asOf - 3, amount: -700, cost: -100))
  }

  /// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}

// What the program makes of it.
extension TradeBook {
  var workshop: Workshop {
    var mapping = Mapping(customer: "customer", date: "day", amount: .column("amount"))
    mapping.product = "product"
    mapping.discount = "discount"
    if mapsCost { mapping.cost = .cost("cost") }
    mapping.dimensions = [
      Mapping.Dimension(name: "region", column: "region"),
      Mapping.Dimension(name: "category", column: "category", level: .line),
    ]
    var workshop = Workshop(
      source: Source(files: [], mapping: mapping, currency: "EUR"), settings: settings, asOf: asOf)
    workshop.shards = shards
    workshop.contacts = contacts
    return workshop
  }

  var export: String {
    let rows = lines.map { line in
      [
        line.customer, line.day.description, money(line.amount), money(line.cost), money(line.discount),
        line.product, line.region, line.category,
      ].joined(separator: ",")
    }
    return (["customer,day,amount,cost,discount,product,region,category"] + rows).joined(separator: "\n")
      + "\n"
  }

  /// A table's rows, each by column.
  func table(_ name: String) throws -> [[String: String]] {
    let text = try #require(try workshop.tables(of: export)[name])
    let rows = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  /// Of all tables.
  func balances() throws -> [Reconciliation.Row] {
    let (histories, landmarks) = try workshop.landmarks(of: export)
    let fold = Fold(Registry.tables, landmarks)
    return Reconciliation().rows(fold.tables(histories.map { fold.tally($0) }).flatMap(\.postings))
  }

  func money(_ units: Int) -> String { Money(units: Int64(units)).written(decimals: 2) }

  /// A share or rate as it is written; empty of nothing.
  func share(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "" : String(format: "%.6f", Double(part) / Double(whole))
  }
}

// The slow arithmetic.
extension TradeBook {
  typealias Days = ClosedRange<Day>

  var window: Days { asOf - (settings.pyramid.windowDays - 1)...asOf }

  func purchaseDays(of customer: String) -> [Day] {
    let known = lines.filter { $0.customer == customer && $0.day <= asOf }
    return Set(known.map(\.day)).sorted().filter { day in
      known.filter { $0.day == day }.reduce(0) { $0 + $1.amount } > 0
    }
  }

  var buyers: [String] {
    Set(lines.map(\.customer)).filter { !purchaseDays(of: $0).isEmpty }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func members(_ days: Days) -> [String] {
    buyers.filter { purchaseDays(of: $0).contains { days.contains($0) } }
  }

  func sum(_ figure: (Line) -> Int, of customer: String, in days: Days) -> Int {
    lines.filter { $0.customer == customer && days.contains($0.day) }.reduce(0) { $0 + figure($1) }
  }

  func revenue(of customer: String, in days: Days) -> Int { sum(\.amount, of: customer, in: days) }

  func profit(of customer: String, in days: Days) -> Int {
    sum({ $0.amount - $0.cost }, of: customer, in: days)
  }

  func value(of customer: String, in days: Days) -> Int {
    settings.pyramid.by == .revenue ? revenue(of: customer, in: days) : profit(of: customer, in: days)
  }

  /// Names of the tiers of a window's members.
  func tiers(_ days: Days) -> [String: String] {
    let members = members(days)
    let falling = members.map { value(of: $0, in: days) }.sorted(by: >)
    let total = falling.reduce(0) { $0 + max(0, $1) }
    var tiers: [String: String] = [:]
    for (position, tier) in settings.pyramid.tiers.enumerated().reversed() {
      for member in members {
        let value = value(of: member, in: days)
        let above = falling.count { $0 > value }
        let isIn =
          switch tier.rule {
          // In when those strictly above do not yet fill the share: equals come in together.
          case .top(let millionths): above * 1_000_000 < millionths * falling.count
          case .atLeast(let money): value >= money.units
          case .revenueShare(let millionths):
            falling.prefix(above).reduce(0) { $0 + max(0, $1) } * 1_000_000 < millionths * total
          }
        if isIn || position == settings.pyramid.tiers.count - 1 { tiers[member] = tier.name }
      }
    }
    return tiers
  }

  func isAtRisk(_ customer: String, afterDays: Int) -> Bool {
    let silence = asOf - purchaseDays(of: customer).last!
    return silence <= afterDays && Double(silence) > 0.8 * Double(afterDays)
  }
}
