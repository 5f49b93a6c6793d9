internal import Base

/// Orders of several lines that stand together: whether all their lines say the same amount, and which columns add up to it.
struct OrderAmounts: Hashable, Sendable {
  /// Orders all of whose lines say one amount, and orders whose lines do not.
  var same = 0
  var different = 0
  /// The lines of the former behind their first, and what their amounts come to.
  var further = 0
  var furtherUnits: Int64 = 0
  /// How many of the former were looked at column by column.
  var tested = 0
  /// By columns, `Quantity × Price`: in how many of these the columns add up to the amount.
  var matches: [String: Int] = [:]
  /// The first such order, and where it stands.
  var first: Sighting?

  mutating func merge(_ other: OrderAmounts) {
    same &+= other.same
    different &+= other.different
    further &+= other.further
    furtherUnits &+= other.furtherUnits
    tested &+= other.tested
    for (columns, count) in other.matches { matches[columns, default: 0] &+= count }
    if let theirs = other.first { first.map { _ in first?.merge(theirs) } ?? { first = theirs }() }
  }
}

extension OrderAmounts: Packed {
  func pack(into packer: inout Packer) {
    [same, different, further, Int(furtherUnits), tested].pack(into: &packer)
    let columns = matches.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    columns.pack(into: &packer)
    columns.map { matches[$0] ?? 0 }.pack(into: &packer)
    first.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let numbers = try [Int](from: &unpacker)
    let columns = try [String](from: &unpacker)
    let counts = try [Int](from: &unpacker)
    guard numbers.count == 5, counts.count == columns.count, counts.allSatisfy({ $0 >= 0 }),
      zip(numbers.indices, numbers).allSatisfy({ $0 == 3 || $1 >= 0 }),
      zip(columns, columns.dropFirst()).allSatisfy({ $0.utf8.lexicographicallyPrecedes($1.utf8) })
    else { throw unpacker.damage("orders of several lines") }
    (same, different, further, furtherUnits) = (numbers[0], numbers[1], numbers[2], Int64(numbers[3]))
    tested = numbers[4]
    for (columns, count) in zip(columns, counts) { matches[columns] = count }
    first = try Sighting?(from: &unpacker)
  }
}
