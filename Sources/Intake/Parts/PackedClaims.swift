public import Base

// What lines say of the orders that records name, for another process that has the same records.
extension OrderFacts {
  /// Appends what lines said so far: by order, and customers of an order by their bytes.
  public func packFound(into packer: inout Packer) {
    let found = found.sorted {
      $0.order != $1.order ? $0.order < $1.order : $0.customer.lexicographicallyPrecedes($1.customer)
    }
    found.map(\.order).pack(into: &packer)
    found.map(\.day).pack(into: &packer)
    for claim in found { packer.pack(counted: claim.customer) }
  }

  /// Takes up what another process packed.
  /// - Throws: `Damage` where it did not ask for the same orders.
  public mutating func takeFound(from unpacker: inout Unpacker) throws(Damage) {
    let orders = try [UInt32](from: &unpacker)
    let days = try [Int32](from: &unpacker)
    guard days.count == orders.count, days.allSatisfy({ Day.calendar.contains($0) }) else {
      throw unpacker.damage("a day for each order")
    }
    var found: [Claim] = []
    for (order, day) in zip(orders, days) {
      guard asks(for: order) else { throw unpacker.damage("an order that is asked for") }
      found.append(Claim(order: order, customer: try unpacker.countedBytes(), day: day))
    }
    take(found)
  }
}
