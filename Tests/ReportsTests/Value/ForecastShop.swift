import Base
import Foundation
import Intake
import Ledger
import Reports
import Testing

/// A shop as the models of buying think of one: buyers come, buy at random at rates of their own, and leave at rates of their
/// own, so a model can be chosen.
struct ForecastShop {
  static let start = Day(iso: "2023-01-01")!
  static let days = 900

  private(set) var lines: [String] = []
  var costShare = 0.4

  init(seed: UInt64, customers: Int = 500, costShare: Double = 0.4) {
    self.costShare = costShare
    var random = SplitMix64(seed: seed)
    func exponential(_ mean: Double) -> Double { -log(Double.random(in: 1e-12..<1, using: &random)) * mean }
    for customer in 0..<customers {
      // Gamma(1, ·): an exponential rate. The sum of three is Gamma(3, ·).
      let gap = 1 / max(1e-4, exponential(0.04))
      let life = exponential(1 / max(1e-4, exponential(0.004)))
      let mean = (exponential(10) + exponential(10) + exponential(10)).rounded(.up)
      var day = Double.random(in: 0..<Double(Self.days - 1), using: &random)
      let last = min(day + life, Double(Self.days - 1))
      while day <= last {
        let amount = max(0.5, (exponential(1) + exponential(1) + exponential(1)) / 3 * mean)
        addLine(customer, Int(day), amount)
        // Some of what was bought comes back on another day.
        if Int.random(in: 0..<25, using: &random) == 0, Int(day) + 3 < Self.days {
          addLine(customer, Int(day) + 3, -amount / 2)
        }
        day += exponential(gap)
      }
    }
    // The last day, so that all seeds have the same as-of day.
    addLine(customers, Self.days - 1, 20)
  }

  private mutating func addLine(_ customer: Int, _ day: Int, _ amount: Double) {
    let cents = Int((amount * 100).rounded())
    let cost = Int((amount * costShare * 100).rounded())
    lines.append(
      "k\(customer),\(Self.start + day),\(Self.written(cents)),\(Self.written(cost)),r\(customer % 3)\n")
  }

  private static func written(_ cents: Int) -> String { Money(units: Int64(cents)).written(decimals: 2) }

  static let header = "customer,day,amount,cost,region\n"

  var export: String { Self.header + lines.joined() }

  /// What reads such exports.
  static func workshop(hasCost: Bool = true) -> Workshop {
    var mapping = Mapping(customer: "customer", date: "day", amount: .column("amount"))
    if hasCost { mapping.cost = .cost("cost") }
    mapping.dimensions = [Mapping.Dimension(name: "region", column: "region")]
    return Workshop(
      source: Source(files: [], mapping: mapping, currency: "EUR"), settings: Settings(), asOf: nil)
  }
}

extension Workshop {
  /// The six tables of value, and `reconciliation`, as they are written.
  func valueTables(of export: String) throws -> [String: Sheet] {
    try tables(of: export).filter { ValueTables.names.contains($0.key) || $0.key == "reconciliation" }
      .mapValues { Sheet($0) }
  }
}

/// The tables of value.
enum ValueTables {
  static let names = [
    "purchase_model", "model_holdout", "model_tracking", "customer_value", "value_summary", "value_curve",
  ]
}
