internal import Base
internal import CSV

/// Orders that several files have, and the last file of each: where `last_file_wins`, its lines in other files are
/// duplicates.
struct RestatedOrders: Sendable {
  private var orders = TextDictionary()
  /// By order: the position of its last file.
  private var lastFile: [Int32] = []

  /// - Parameter orders: Customer and order id as `OrderKey` writes them, in the order of their bytes.
  init(_ orders: [(key: ArraySlice<UInt8>, lastFile: Int32)]) {
    for order in orders { _ = self.orders.code(of: order.key.span) }
    lastFile = orders.map(\.lastFile)
  }

  var count: Int { lastFile.count }

  /// Which lines of a file's chunk are duplicates.
  func duplicates(in lines: LineColumns, file: Int) -> [Bool] {
    var key: [UInt8] = []
    var last: (customer: Int64, order: Int64, isDuplicate: Bool)?
    return zip(lines.customer.all, lines.order.all).map { customer, order in
      if let last, last.customer == customer, last.order == order { return last.isDuplicate }
      var isDuplicate = false
      if OrderKey.write(lines, UInt32(customer), UInt32(order), to: &key),
        let order = orders.knownCode(of: key.span)
      {
        isDuplicate = lastFile[Int(order)] != Int32(file)
      }
      last = (customer, order, isDuplicate)
      return isDuplicate
    }
  }
}

extension RestatedOrders: Packed {
  func pack(into packer: inout Packer) {
    orders.texts.pack(into: &packer)
    lastFile.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    orders = try TextDictionary(distinct: try TextList(from: &unpacker), unpacker)
    lastFile = try [Int32](from: &unpacker)
    guard lastFile.count == orders.count else { throw unpacker.damage("a file for each order") }
  }
}
