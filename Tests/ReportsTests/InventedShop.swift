import Base

/// A small shop made up from a seed, with an export in the example shop's columns and a slow, obvious way of
/// finding its purchase days: lines are looked through again for every question.
struct InventedShop {
  struct Line {
    var order: String
    var day: Day
    var customer: String
    var product: String
    var category: String
    var region: String
    var cents: Int
    var costCents: Int
  }

  var lines: [Line] = []

  static let firstDay = Day(iso: "2025-01-01") ?? Day(number: 0)

  /// - Parameter products: How many products there are; each belongs to one of five categories.
  init(seed: UInt64, lines count: Int = 300, customers: Int = 25, products: Int = 12, days: Int = 540) {
    var random = SplitMix64(seed: seed)
    func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    for number in 0..<count {
      let product = below(products)
      // Few amounts, so that days of equal net, days that cancel out and free lines all occur.
      let cents = [500, 500, 1000, 1000, 2000, -500, -1000, 0][below(8)]
      lines.append(
        Line(
          order: below(4) == 0 ? "" : "o\(number / 2)", day: Self.firstDay + below(days),
          customer: "c\(below(customers))", product: "p\(product)", category: "k\(product % 5)",
          region: ["north", "south", "éast", ""][below(4)], cents: cents, costCents: cents / 2 + below(3)))
    }
  }

  var export: String {
    "order,day,customer,product,category,region,amount,cost\n"
      + lines.map { line in
        let money = [line.cents, line.costCents].map { Money(units: Int64($0)).written(decimals: 2) }
        return [
          line.order, line.day.description, line.customer, line.product, line.category, line.region, money[0],
          money[1],
        ].joined(separator: ",") + "\n"
      }.joined()
  }
}

extension InventedShop {
  struct PurchaseDay {
    var day: Day
    var netCents: Int
    /// With an amount above zero.
    var sales: [Line]

    /// The value of the largest sales, the first by bytes of several.
    func carried(_ value: (Line) -> String) -> String {
      let sums = Dictionary(grouping: sales, by: value).mapValues { $0.reduce(0) { $0 + $1.cents } }
      let most = sums.values.max()
      return sums.filter { $0.value == most }.keys.min { Array($0.utf8).lexicographicallyPrecedes($1.utf8) }
        ?? "?"
    }
  }

  var customers: [String] { Set(lines.map(\.customer)).sorted() }

  func lines(of customer: String) -> [Line] { lines.filter { $0.customer == customer } }

  func purchases(of customer: String) -> [PurchaseDay] {
    Dictionary(grouping: lines(of: customer), by: \.day).map { day, lines in
      PurchaseDay(
        day: day, netCents: lines.reduce(0) { $0 + $1.cents }, sales: lines.filter { $0.cents > 0 })
    }
    .filter { $0.netCents >= 1 }.sorted { $0.day < $1.day }
  }

  var buyers: [String] { customers.filter { !purchases(of: $0).isEmpty } }
}

/// A region as tables write it: nothing is the value `(none)`.
func regionName(_ line: InventedShop.Line) -> String { line.region.isEmpty ? "(none)" : line.region }
