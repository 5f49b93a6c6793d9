internal import Ledger

/// Some buyers that follow each other in the table.
///
/// Neighbours in the order of ids lie in different shards, all over the memory. So they are made shard by shard, where those
/// of a block lie side by side, and only what has been made of them is looked at in the order of the table.
final class BuyerBlock: Sendable {
  /// What a buyer's purchase days carry of a dimension, as codes.
  struct Carried: Sendable {
    var first: UInt32 = 0
    var last: UInt32 = 0
    var favourite: UInt32 = 0
  }

  let landmarks: Landmarks
  /// By place: shard by shard.
  let ids: [String]
  let figures: [BuyerFigures]
  /// By dimension and place.
  private let carried: [Carried]
  /// By dimension and code: at hand, because rows ask for them three times a dimension.
  private let values: [[String]]
  /// By row: the place of its buyer.
  private let places: [Int32]

  init(_ positions: Range<Int>, of rows: Customers.Rows) {
    let (landmarks, scores) = (rows.landmarks, rows.scores)
    let groups = ShardGroups(positions.map { rows.order[$0] }, shards: rows.order.shards.count)
    let dimensions = landmarks.premises.facts.dimensions.indices
    var ids: [String] = []
    ids.reserveCapacity(positions.count)
    var figures: [BuyerFigures] = []
    figures.reserveCapacity(positions.count)
    var carried = Array(repeating: Carried(), count: dimensions.count * positions.count)
    for (shard, history) in rows.order.shards.enumerated() {
      let group = groups.range(ofShard: shard)
      if group.isEmpty { continue }
      let breadths = rows.breadths[shard]
      for place in group {
        let customer = Int(groups.customers[place])
        ids.append(history.ids.text(of: customer))
        figures.append(
          landmarks.figures(
            of: customer, in: history, breadth: breadths.map { Int($0[customer]) }, scoredBy: scores))
      }
      for dimension in dimensions {
        let values = history.carried[dimension]
        for place in group {
          let customer = Int(groups.customers[place])
          let purchases = history.purchases(of: customer)
          carried[dimension * positions.count + place] = Carried(
            first: values[purchases.lowerBound], last: values[purchases.upperBound - 1],
            favourite: history.favourite(of: customer, among: values))
        }
      }
    }
    self.landmarks = landmarks
    self.ids = ids
    self.figures = figures
    self.carried = carried
    values = landmarks.premises.facts.dimensions.map(\.values)
    places = groups.places
  }

  /// How many buyers these are.
  var count: Int { places.count }

  /// A buyer, from 0 for the first of the block.
  subscript(row: Int) -> Buyer { Buyer(block: self, place: Int(places[row])) }

  func carried(_ place: Int, _ dimension: Int) -> Carried { carried[dimension * count + place] }

  func value(_ code: UInt32, of dimension: Int) -> String { values[dimension][Int(code)] }
}

/// Places in the order of a table, put together by shard.
private struct ShardGroups {
  /// Shard by shard, in the table's order within each.
  let customers: [UInt32]
  /// By place in the table's order: where its customer stands.
  let places: [Int32]
  private let starts: [Int]

  init(_ order: [CustomerOrder.Place], shards: Int) {
    var starts = Array(repeating: 0, count: shards + 1)
    for place in order { starts[Int(place.shard) + 1] += 1 }
    for shard in 0..<shards { starts[shard + 1] += starts[shard] }
    var next = starts
    var customers = Array(repeating: UInt32(0), count: order.count)
    places = order.map { place in
      let position = next[Int(place.shard)]
      next[Int(place.shard)] += 1
      customers[position] = place.customer
      return Int32(position)
    }
    self.customers = customers
    self.starts = starts
  }

  func range(ofShard shard: Int) -> Range<Int> { starts[shard]..<starts[shard + 1] }
}
