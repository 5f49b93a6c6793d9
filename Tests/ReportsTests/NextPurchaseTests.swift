import Intake
import Reports
import Testing

@Suite struct NextPurchaseTests {
  private struct Move: Hashable {
    var from: String
    var to: String
  }

  /// Against moves that are looked up one by one.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func movesAreThoseOfTheLines(_ seed: UInt64) throws {
    let shop = InventedShop(seed: seed)
    let text = try #require(try Workshop.exampleShop.tables(of: shop.export)["next_purchase"])
    let rows = Sheet(text).rows.filter { $0["dimension"] == "region" }

    var moves: [Move: Int] = [:]
    for buyer in shop.buyers {
      let values = shop.purchases(of: buyer).map { $0.carried(regionName) }
      for (from, to) in zip(values, values.dropFirst()) { moves[Move(from: from, to: to), default: 0] += 1 }
    }
    let all = moves.values.reduce(0, +)
    #expect(all > 20)
    #expect(rows.count == moves.count)
    for row in rows {
      let move = Move(from: row["from_value"] ?? "", to: row["to_value"] ?? "")
      let count = try #require(moves[move])
      let from = moves.filter { $0.key.from == move.from }.values.reduce(0, +)
      let to = moves.filter { $0.key.to == move.to }.values.reduce(0, +)
      #expect(row["moves"] == "\(count)")
      let lift = (Double(count) / Double(from)) / (Double(to) / Double(all))
      #expect(abs((Double(row["lift"] ?? "") ?? .nan) - lift) < 1e-6)
    }
  }

  /// By bytes, where é is behind z.
  @Test func valuesStandInOrderOfBytes() throws {
    let text = try #require(
      try Workshop.exampleShop.tables(of: InventedShop(seed: 5).export)["next_purchase"])
    let from = Sheet(text).rows.filter { $0["dimension"] == "region" }.compactMap { $0["from_value"] }
    #expect(Array(from.chunkedRuns()) == ["(none)", "north", "south", "éast"])
  }

  /// More values than get a counter for every pair: the counts must be the same either way.
  @Test(arguments: [1, 3])
  func manyValuesAreCountedAsFewAre(_ shards: Int) throws {
    let shop = InventedShop(seed: 6, lines: 2000, customers: 40, products: 400)
    var workshop = Workshop.exampleShop
    workshop.shards = shards
    workshop.source.mapping.dimensions[1].column = "product"
    let text = try #require(try workshop.tables(of: shop.export)["next_purchase"])
    let rows = Sheet(text).rows.filter { $0["dimension"] == "category" }

    var moves: [Move: Int] = [:]
    for buyer in shop.buyers {
      let values = shop.purchases(of: buyer).map { $0.carried(\.product) }
      for (from, to) in zip(values, values.dropFirst()) { moves[Move(from: from, to: to), default: 0] += 1 }
    }
    #expect(Set(shop.lines.map(\.product)).count > 256)
    #expect(rows.count == moves.count)
    for row in rows {
      #expect(
        row["moves"] == moves[Move(from: row["from_value"] ?? "", to: row["to_value"] ?? "")].map(String.init)
      )
    }
  }
}

extension [String] {
  /// Each run of equal neighbours once.
  fileprivate func chunkedRuns() -> [String] {
    reduce(into: []) { runs, value in
      if runs.last != value { runs.append(value) }
    }
  }
}
