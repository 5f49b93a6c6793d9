internal import Base
internal import CSV
internal import Reports

/// Rows of buyers as they stand in a table's file, with their ids, in order of these.
struct RowBlock {
  /// So many rows that a block is some ten thousand bytes: all runs of a table have one in memory at a time.
  private static let rowsOfBlock = 250

  /// One behind the other.
  private var keys: [UInt8] = []
  private var keyEnds: [Int] = []
  private var rows: [UInt8] = []
  private var rowEnds: [Int] = []

  var count: Int { rowEnds.count }

  /// A row and its id.
  subscript(row: Int) -> KeyedRow {
    KeyedRow(
      key: keys[(row == 0 ? 0 : keyEnds[row - 1])..<keyEnds[row]],
      row: rows[(row == 0 ? 0 : rowEnds[row - 1])..<rowEnds[row]])
  }

  /// A listed table's rows as packed blocks.
  static func blocks(of table: FinishedTable, _ decimals: Int, _ form: RowForm) throws -> [[UInt8]] {
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
      return packer.bytes
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
    let all = (0..<count).map { self[$0].key }
    guard zip(all, all.dropFirst()).allSatisfy({ !$1.lexicographicallyPrecedes($0) }) else {
      throw unpacker.damage("rows in order of their ids")
    }
  }
}
