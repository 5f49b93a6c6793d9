internal import Files
internal import Snapshot

/// The rows of a published table, one after the other: CSV as patron writes it, with cells of any length. A NUL, which no
/// database keeps in a text, is the sign that stands for one: ␀.
struct PublishedRows {
  private let path: String
  private let columns: Int
  private let input: InputFile
  private var block: [UInt8] = []
  private var place = 0

  /// - Throws: `SnapshotError` where the file cannot be read or its header is not what the package says.
  init(of table: PublishedTable, in folder: String) throws {
    path = Path.join(folder, table.path)
    columns = table.columns.count
    input = try InputFile(path)
    guard try next() == table.columns.map(\.name) else {
      throw damage("its columns are not those of datapackage.json")
    }
  }

  /// The next row's cells; nil at the end.
  mutating func next() throws -> [String]? {
    var cells: [String] = []
    var cell: [UInt8] = []
    var (isQuoted, hasBegun) = (false, false)
    while let byte = try nextByte() {
      hasBegun = true
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if try peek() == byte {
          cell.append(byte)
          place += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: ","), UInt8(ascii: "\n"):
        cells.append(Self.text(cell))
        cell.removeAll(keepingCapacity: true)
        guard byte == UInt8(ascii: "\n") else { continue }
        guard cells.count == columns else { throw damage("a row has \(cells.count) cells") }
        return cells
      default: cell.append(byte)
      }
    }
    if hasBegun { throw damage("its last row has no end") }
    return nil
  }

  private mutating func nextByte() throws(FileError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    place += 1
    return byte
  }

  private mutating func peek() throws(FileError) -> UInt8? {
    if place == block.count {
      block.removeAll(keepingCapacity: true)
      place = 0
      if try input.read(into: &block, upTo: 1 << 18) == 0 { return nil }
    }
    return block[place]
  }

  private static func text(_ cell: [UInt8]) -> String {
    let text = String(decoding: cell, as: UTF8.self)
    return cell.contains(0) ? text.replacing("\0", with: "␀") : text
  }

  private func damage(_ reason: String) -> SnapshotError { .damaged(path: path, reason: reason) }
}
