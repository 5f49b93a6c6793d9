internal import Base

/// Some of a chunk's lines, by their positions among all that were read: one bit a line.
struct LineSet: Hashable, Sendable {
  /// Bits from the lowest on; the last byte is not 0, so that equal sets are equal bytes.
  private(set) var bytes: [UInt8] = []

  init() {}

  var isEmpty: Bool { bytes.isEmpty }

  func contains(_ line: Int) -> Bool {
    let byte = line >> 3
    return byte < bytes.count && bytes[byte] & (1 << UInt8(line & 7)) != 0
  }

  mutating func insert(_ line: Int) {
    let byte = line >> 3
    if byte >= bytes.count { bytes += Array(repeating: 0, count: byte + 1 - bytes.count) }
    bytes[byte] |= 1 << UInt8(line & 7)
  }

  mutating func merge(_ other: LineSet) {
    if other.bytes.count > bytes.count {
      bytes += Array(repeating: 0, count: other.bytes.count - bytes.count)
    }
    for index in other.bytes.indices { bytes[index] |= other.bytes[index] }
  }

  /// Whether no line from a position on is in it.
  func isWithin(_ lines: Int) -> Bool {
    guard let last = bytes.last else { return true }
    return (bytes.count - 1) * 8 + (7 - last.leadingZeroBitCount) < lines
  }
}

extension LineSet: Packed {
  func pack(into packer: inout Packer) { packer.pack(counted: bytes) }

  init(from unpacker: inout Unpacker) throws(Damage) {
    bytes = try unpacker.countedBytes()
    if bytes.last == 0 { throw unpacker.damage("a set of lines") }
  }
}
