internal import Ledger

/// Some buyers of one shard, with what a table's rows show of them. They are made together, because their histories lie side
/// by side in memory.
final class BuyerBlock: Sendable {
  /// The values of one dimension that a buyer's purchase days carry, as codes.
  struct CarriedCodes: Sendable {
    let first: UInt32
    let last: UInt32
    let favourite: UInt32
  }

  let landmarks: Landmarks
  /// By buyer.
  let ids: [String]
  let figures: [BuyerFigures]
  /// By dimension and buyer.
  private let carried: [CarriedCodes]
  /// By dimension and code.
  let values: [[String]]

  /// - Parameters:
  ///   - buyers: Customers with a purchase day.
  ///   - breadths: By customer; nil without `cross_sell.dimension`.
  init(_ buyers: ArraySlice<UInt32>, in history: History, breadths: [Int32]?, _ landmarks: Landmarks) {
    let dimensions = landmarks.premises.facts.dimensions
    self.landmarks = landmarks
    ids = buyers.map { history.ids.text(of: Int($0)) }
    figures = buyers.map { buyer in
      let customer = Int(buyer)
      return landmarks.figures(of: customer, in: history, breadth: breadths.map { Int($0[customer]) })
    }
    var carried: [CarriedCodes] = []
    carried.reserveCapacity(dimensions.count * buyers.count)
    for dimension in dimensions.indices {
      let codes = history.carried[dimension]
      for buyer in buyers {
        let purchases = history.purchases(of: Int(buyer))
        carried.append(
          CarriedCodes(
            first: codes[purchases.lowerBound], last: codes[purchases.upperBound - 1],
            favourite: history.favourite(of: Int(buyer), among: codes)))
      }
    }
    self.carried = carried
    values = dimensions.map(\.values)
  }

  /// How many buyers these are.
  var count: Int { ids.count }

  func carried(_ place: Int, _ dimension: Int) -> CarriedCodes { carried[dimension * count + place] }
}
