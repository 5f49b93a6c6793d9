import Base
import CSV
import Files
import Testing

@testable import Snapshot

/// Rows of a stored table that are chosen by one column are those that a reader of all rows would choose.
@Suite struct StoredTableTests {
  /// More bytes than are read at a time; a few rows in quotes.
  private static let rows: [[String]] = (0..<60_000).map { index in
    let name = index % 977 == 0 ? "Smith, \"Jo\"\nof \(index)" : "customer \(index)"
    return [name, "\(index * 7919 % 1000)", index % 3 == 0 ? "" : "é, \(index)"]
  }

  private func table(_ text: String, in scratch: Scratch) throws -> StoredTable {
    let path = Path.join(scratch.output, "t.csv")
    let file = try OutputFile(creating: path)
    try file.write(Array(text.utf8))
    try file.close()
    return try StoredTable("t", at: path, RowForm())
  }

  private func texts(_ row: StoredTable.Row) -> [String] { (0..<row.count).map(row.text) }

  private func written(_ rows: [[String]]) throws -> String {
    let encoder = RowEncoder(decimals: 2)
    for row in [["name", "number", "note"]] + rows {
      for cell in row { encoder.write(.text(cell)) }
      encoder.endRow()
    }
    return String(decoding: encoder.bytes, as: UTF8.self)
  }

  /// A cell as the file has it.
  private static func written(_ cell: String) -> String {
    cell.contains { "\",\n".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }

  @Test(arguments: [nil, 0, 1, 2]) func chosenRows(_ column: Int?) throws {
    let scratch = try Scratch()
    var table = try table(try written(Self.rows), in: scratch)
    var found: [[String]] = []
    var asked = 0
    let isWanted: (String) -> Bool = { $0.contains("7") || $0.hasPrefix("\"") }
    while let row = try table.nextRow(
      choosing: column,
      by: { bytes, cells in
        asked += cells.count
        return cells.indices.filter { isWanted(String(decoding: bytes[cells[$0]], as: UTF8.self)) }
      })
    {
      found.append(texts(row))
    }
    let expected = Self.rows.filter { row in column.map { isWanted(Self.written(row[$0])) } ?? true }
    // Not the rows themselves: thousands of them would drown what differs.
    let difference = zip(found, expected).first { $0 != $1 }
    #expect(difference == nil && found.count == expected.count, "\(String(describing: difference))")
    #expect(asked == (column == nil ? 0 : Self.rows.count))
  }

  /// A row that is cut off, or bytes that are no text, are a fault although no row is chosen.
  @Test(arguments: ["a,1\n", "a,1,\"x\n", "a,1,x,y\n", "a\"b,1,x\n"]) func faultsAreSeen(_ row: String) throws
  {
    let scratch = try Scratch()
    let rows = String(repeating: "a,1,x\n", count: 300)
    var table = try table("name,number,note\n\(rows)\(row)\(rows)", in: scratch)
    #expect(throws: SnapshotError.self) {
      while try table.nextRow(choosing: 1, by: { _, _ in [] }) != nil {}
    }
  }
}
