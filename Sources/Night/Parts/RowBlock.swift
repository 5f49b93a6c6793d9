internal import Base
internal import CSV
internal import Reports

/// Rows of buyers as they stand in a table's file, with their ids, in order of these.
struct RowBlock {
  /// So many rows that a block is some ten thousand bytes: a stretch of ids has some of each run in memory.
  private static let rowsOfBlock = 100

  /// One behind the other.
  private var keys: [UInt8] = []
  private var keyEnds: [Int] = []
  private var rows: [UInt8] = []
  private var rowEnds: [Int] = []

  var count: Int { rowEnds.count }

  /// The id of a row.
  func key(_ row: Int) -> ArraySlice<UInt8> { keys[keyPlace(row)] }

  private func keyPlace(_ row: Int) -> Range<Int> { (row == 0 ? 0 : keyEnds[row - 1])..<keyEnds[row] }

  /// The eight bytes of a row's id behind its first ones, as a number that is in their order.
  func prefix(_ row: Int, after common: Int) -> UInt64 {
    let place = keyPlace(row)
    let keys = keys.span
    var prefix: UInt64 = 0
    for index in place.lowerBound + common..<place.lowerBound + common + 8 {
      prefix = prefix << 8 | (index < place.upperBound ? UInt64(keys[index]) : 0)
    }
    return prefix
  }

  /// Appends a row with its end.
  func append(_ row: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: rows[(row == 0 ? 0 : rowEnds[row - 1])..<rowEnds[row]])
  }

  /// Whether the ids are in their order.
  private var isInOrder: Bool {
    let keys = keys.span
    func precedes(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
      for offset in 0..<min(a.count, b.count) {
        let (own, other) = (keys[a.lowerBound + offset], keys[b.lowerBound + offset])
        if own != other { return own < other }
      }
      return a.count < b.count
    }
    return !(1..<max(1, count)).contains { precedes(keyPlace($0), keyPlace($0 - 1)) }
  }

  /// A listed table's rows as packed blocks, each with the id of its first row.
  static func blocks(
    of table: FinishedTable, _ decimals: Int, _ form: RowForm
  ) throws -> [(bytes: [UInt8], firstKey: [UInt8])] {
    try stride(from: 0, to: table.rowCount, by: rowsOfBlock).map { start in
      let positions = start..<min(table.rowCount, start + rowsOfBlock)
      let encoder = RowEncoder(decimals: decimals, form: form)
      try table.write(positions, to: encoder)
      var block = RowBlock()
      block.rows = encoder.bytes
      block.rowEnds = ends(ofRows: encoder.bytes)
      for position in positions {
        block.keys += table.key(ofRow: position) ?? []
        block.keyEnds.append(block.keys.count)
      }
      guard block.rowEnds.count == positions.count else { preconditionFailure("rows without an end") }
      var packer = Packer()
      block.pack(into: &packer)
      return (packer.bytes, Array(block.key(0)))
    }
  }

  /// A row ends at a line's end that is not in quotes. A quote in quotes is doubled, so it leaves and enters them again.
  private static func ends(ofRows bytes: [UInt8]) -> [Int] {
    var ends: [Int] = []
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted { ends.append(index + 1) }
    }
    return ends
  }
}

extension RowBlock: Packed {
  func pack(into packer: inout Packer) {
    packer.pack(counted: keys)
    keyEnds.pack(into: &packer)
    packer.pack(counted: rows)
    rowEnds.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    keys = try unpacker.countedBytes()
    keyEnds = try [Int](from: &unpacker)
    rows = try unpacker.countedBytes()
    rowEnds = try [Int](from: &unpacker)
    func areEnds(_ ends: [Int], of count: Int) -> Bool {
      zip([0] + ends, ends).allSatisfy { $0 <= $1 } && ends.last ?? 0 == count
    }
    guard keyEnds.count == rowEnds.count, areEnds(keyEnds, of: keys.count), areEnds(rowEnds, of: rows.count)
    else { throw unpacker.damage("rows with their ids") }
    guard count > 0, isInOrder else { throw unpacker.damage("rows in order of their ids") }
  }
}
