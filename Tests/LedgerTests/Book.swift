import Base
import Foundation
import Intake

@testable import Ledger

/// The book of a shop: its lines, handed in as an export and read back as histories.
struct Book {
  /// One line of the shop, in smallest units.
  struct Line: Hashable {
    var customer = "a"
    var day: Int
    var amount: Int64
    var order = ""
    var region = ""
  }

  static let start = Day(number: 20_000)

  var minimum: Int64 = 1
  var hasOrders = true
  var asOf: Day?
  var shards = 1
  /// Into how many files the lines are parted.
  var files = 1

  private var source: Source {
    var mapping = Mapping(customer: "customer", date: "day", amount: .column("amount"))
    if hasOrders { mapping.order = "order" }
    mapping.cost = .profit("amount")
    mapping.discount = "amount"
    mapping.product = "region"
    mapping.dimensions = [Mapping.Dimension(name: "region", column: "region", level: .line)]
    return Source(files: [], mapping: mapping)
  }

  func histories(_ lines: [Line]) throws -> [History] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = (0..<files).map { "\($0).csv" }
    for (index, name) in names.enumerated() {
      let part = lines.indices.filter { $0 % files == index }.map { export(lines[$0]) }
      let text = "customer,day,amount,order,region\n" + part.joined()
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    var chunks = ChunkSequence(files: names, root: folder.path, source: source)
    let reader = ChunkReader(source: source)
    var builder = ReadingBuilder(source: source, files: names)
    while let chunk = try chunks.next() { builder.take(reader.read(chunk)) }
    let reading = try builder.finish(asOf: asOf)
    let rule = PurchaseRule(minimum: Money(units: minimum))
    let ledger = HistoryBuilder(reading, shards: shards, purchase: rule)
    return (0..<shards).map { ledger.history(ofShard: $0) }
  }

  func history(_ lines: [Line]) throws -> History { try histories(lines)[0] }

  private func export(_ line: Line) -> String {
    let amount = Money(units: line.amount).written(decimals: 2)
    return "\(line.customer),\(Book.start + line.day),\(amount),\(line.order),\(line.region)\n"
  }
}

/// What a customer did, without positions and codes, so that two histories can be compared.
struct Deeds: Hashable {
  struct Purchase: Hashable {
    var day: Int
    var net: Int64
    var orders: Int
    var region: String
  }

  struct CustomerDay: Hashable {
    var day: Int
    var net: Int64
    var refunds: Int64
    /// In no order.
    var lines: [Item: Int]
  }

  struct Item: Hashable {
    var amount: Int64
    var region: String
  }

  var customer: String
  var purchases: [Purchase] = []
  var days: [CustomerDay] = []
}

extension History {
  /// By customer, in the history's order. Values are named by the run's values in order of bytes.
  func deeds(regions: [String]) -> [Deeds] {
    customers.map { customer in
      Deeds(
        customer: ids.text(of: customer),
        purchases: purchases(of: customer).map { purchase in
          Deeds.Purchase(
            day: purchaseDay[purchase] - Book.start, net: net(ofPurchase: purchase).units,
            orders: Int(purchaseOrders[purchase]), region: regions[Int(carried[0][purchase])])
        },
        days: days(of: customer).map { day in
          Deeds.CustomerDay(
            day: self.day[day] - Book.start, net: net[day].units, refunds: refunds[day].units,
            lines: lines(ofDay: day).reduce(into: [:]) { items, line in
              items[
                Deeds.Item(amount: lineAmount[line].units, region: regions[Int(lineValue[0][line])]),
                default: 0] += 1
            })
        })
    }
  }
}
