internal import Base

/// What a reader found in one chunk.
struct ChunkFindings: Hashable, Sendable {
  /// Position among the file's chunks.
  let number: Int
  let physicalLines: Int
  /// Accepted lines, duplicates too.
  let lines: Int
  /// Accepted lines that are identical with one that counts. What `last_file_wins` leaves out is known by its order
  /// (`RestatedOrders`).
  var dropped = LineSet()

  init(number: Int, physicalLines: Int, lines: Int) {
    self.number = number
    self.physicalLines = physicalLines
    self.lines = lines
  }
}

extension ChunkFindings: Packed {
  /// More lines than a chunk can have: what claims more is damaged, and must not ask for memory.
  private static let mostLines = 1 << 26

  func pack(into packer: inout Packer) { ChunkFindings.pack(all: [self], into: &packer) }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let all = try ChunkFindings.unpackAll(from: &unpacker)
    guard all.count == 1, let only = all.first else { throw unpacker.damage("one chunk") }
    self = only
  }

  static func pack(all values: [ChunkFindings], into packer: inout Packer) {
    values.map(\.number).pack(into: &packer)
    values.map(\.physicalLines).pack(into: &packer)
    values.map(\.lines).pack(into: &packer)
    values.map(\.dropped).pack(into: &packer)
  }

  static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [ChunkFindings] {
    let numbers = try [Int](from: &unpacker)
    let physicalLines = try [Int](from: &unpacker)
    let lines = try [Int](from: &unpacker)
    let dropped = try [LineSet](from: &unpacker)
    guard [physicalLines.count, lines.count, dropped.count].allSatisfy({ $0 == numbers.count }),
      numbers.allSatisfy({ (0...Int(Int32.max)).contains($0) }),
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }),
      physicalLines.allSatisfy({ (0...Int(Int32.max)).contains($0) }),
      lines.allSatisfy({ (0...mostLines).contains($0) }),
      zip(dropped, lines).allSatisfy({ $0.isWithin($1) })
    else { throw unpacker.damage("chunks in their order") }
    return numbers.indices.map { index in
      var chunk = ChunkFindings(
        number: numbers[index], physicalLines: physicalLines[index], lines: lines[index])
      chunk.dropped = dropped[index]
      return chunk
    }
  }
}
