import Base
import Testbench

/// A shop by chance, and its histories told one by one straight from the definitions.
enum Shop {
  /// Two orders that only their bytes tell apart.
  static let ordersOfOneHash = ["O-10000000000001", "d5JWlDFgZoD52iDc"]

  static func lines(
    seed: UInt64, count: Int = 400, customers: Int = 20, unit: Int64 = 100,
    orders: [String] = ["", "", "o1", "o2", "o3", "order-000000004"] + ordersOfOneHash,
    regions: [String] = ["", "n", "s", "S", "é"]
  ) -> [Book.Line] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      Book.Line(
        customer: "c\(Int.random(in: 0..<customers, using: &random))",
        day: Int.random(in: 0..<15, using: &random),
        amount: Int64.random(in: -3...6, using: &random) * unit,
        order: orders.randomElement(using: &random) ?? "",
        region: regions.randomElement(using: &random) ?? "")
    }
  }

  static func regions(of lines: [Book.Line]) -> [String] {
    Set(lines.map(region)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func region(of line: Book.Line) -> String { line.region.isEmpty ? "(none)" : line.region }

  static func deeds(_ lines: [Book.Line], minimum: Int64, hasOrders: Bool) -> [Deeds] {
    let customers = Set(lines.map(\.customer)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return customers.map { customer in
      let own = lines.filter { $0.customer == customer }
      let days = Set(own.map(\.day)).sorted().map { day in customerDay(own.filter { $0.day == day }, day) }
      let purchases = days.filter { $0.net >= minimum }.map { day in
        Deeds.Purchase(
          day: day.day, net: day.net,
          orders: hasOrders ? orders(of: own, on: day.day, minimum: minimum) : 1,
          region: carried(own.filter { $0.day == day.day }, minimum: minimum))
      }
      return Deeds(customer: customer, purchases: purchases, days: days)
    }
  }

  private static func customerDay(_ lines: [Book.Line], _ day: Int) -> Deeds.CustomerDay {
    let items = lines.map { Deeds.Item(amount: $0.amount, region: region(of: $0)) }
    return Deeds.CustomerDay(
      day: day, net: lines.map(\.amount).reduce(0, +),
      refunds: lines.map { max(0, -$0.amount) }.reduce(0, +),
      lines: Dictionary(items.map { ($0, 1) }, uniquingKeysWith: +))
  }

  private static func orders(of lines: [Book.Line], on day: Int, minimum: Int64) -> Int {
    let bought = lines.filter { $0.amount > 0 || $0.amount == 0 && minimum == 0 }
    let named = Set(bought.map(\.order)).subtracting([""])
    let begun = named.filter { name in bought.filter { $0.order == name }.map(\.day).min() == day }
    return begun.count + (bought.contains { $0.order.isEmpty && $0.day == day } ? 1 : 0)
  }

  private static func carried(_ lines: [Book.Line], minimum: Int64) -> String {
    let sales = lines.filter { $0.amount > 0 || $0.amount == 0 && minimum == 0 }
    let sums = Dictionary(sales.map { (region(of: $0), $0.amount) }, uniquingKeysWith: +)
    let largest = sums.values.max()
    let best = sums.filter { $0.value == largest }.keys
    return best.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? "nothing"
  }
}
