internal import Intake

/// The lines of one shard, gathered from all chunks, with the run's codes: those of one customer together in order of
/// their days, customers in order of what they are called.
struct ShardLines {
  let customers: CustomerIDs
  /// Where each customer's lines begin, and the end of the last.
  let starts: [Int32]
  let day: [Int32]
  let amount: [Int64]
  /// Empty where no order is mapped, as are the columns below.
  let order: LineOrders
  let profit: [Int64]
  let discount: [Int64]
  let product: CodeColumn
  /// By dimension.
  let values: [CodeColumn]

  typealias Pseudonym = @Sendable (ArraySlice<UInt8>) -> String

  init(_ slices: ShardSlices, of reading: Reading, _ pseudonym: Pseudonym? = nil) {
    var ids = TextDictionary(capacity: slices.count / 8)
    let codes = slices.customers(in: &ids)
    let byID: [UInt32]
    (customers, byID) = Self.inOrder(ids, pseudonym)
    var places = LinePlaces(of: codes, inOrder: byID)
    var day: [Int32] = slices.numbers(at: places) { $0.day }
    places.sort(byDay: &day)
    self.day = day
    starts = places.starts
    amount = slices.numbers(at: places) { $0.amount }
    order = slices.orders(at: places)
    profit = slices.numbers(at: places) { $0.profit }
    discount = slices.numbers(at: places) { $0.discount }
    product = slices.codes(of: reading.products, at: places) { $0.products.codes }
    values = reading.dimensions.indices.map { dimension in
      slices.codes(of: reading.dimensions[dimension], at: places) { $0.dimensions[dimension].codes }
    }
  }

  /// What customers are called, in order of its bytes, and their codes in that order.
  private static func inOrder(
    _ ids: TextDictionary, _ pseudonym: Pseudonym?
  ) -> (customers: CustomerIDs, codes: [UInt32]) {
    guard let pseudonym else {
      let codes = ids.codesByText()
      return (CustomerIDs(ids, inOrder: codes), codes)
    }
    let names = (0..<ids.count).map { pseudonym(ids.bytes(of: $0)) }
    let codes = (0..<UInt32(names.count)).sorted {
      names[Int($0)].utf8.lexicographicallyPrecedes(names[Int($1)].utf8)
    }
    return (CustomerIDs(names, inOrder: codes), codes)
  }
}
