internal import Base
internal import CSV

/// The rows of `rejects.csv` that a task makes, in blocks of rows of one input.
struct AccountRejects {
  private let rows: RejectRows
  private var file = -1
  /// By block: the position of its input.
  private(set) var files: [Int] = []

  init(_ form: RowForm) { rows = RejectRows(form) }

  /// Adds the refused records of a piece of an input. Inputs come one after the other.
  /// - Returns: Blocks that are full.
  mutating func add(
    _ rejects: EncodedRejects, of file: Int, _ path: String, after linesBefore: Int
  ) -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    if file != self.file { blocks = flush() }
    self.file = file
    rows.add(rejects, of: path, after: linesBefore)
    if rows.isLong { blocks += flush() }
    return blocks
  }

  /// The last block; none where there is nothing.
  mutating func flush() -> [[UInt8]] {
    let (bytes, count) = rows.taken()
    guard count > 0 else { return [] }
    files.append(file)
    var packer = Packer()
    RejectBlock(count: count, bytes: bytes).pack(into: &packer)
    return [packer.bytes]
  }
}

/// A block of rows as it was packed.
struct RejectBlock: Packed {
  let count: Int
  let bytes: [UInt8]

  init(count: Int, bytes: [UInt8]) { (self.count, self.bytes) = (count, bytes) }

  func pack(into packer: inout Packer) {
    packer.pack(count: count)
    packer.pack(counted: bytes)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    count = try unpacker.count()
    bytes = try unpacker.countedBytes()
  }
}
