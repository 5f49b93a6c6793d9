// Sums of squares need 128 bits: an amount has 64. They take sixteen bytes, each alone.

extension Int128: Packed {
  public func pack(into packer: inout Packer) {
    packer.pack(Int64(truncatingIfNeeded: self), width: 8)
    packer.pack(Int64(self >> 64), width: 8)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    let low = UInt64(bitPattern: try unpacker.number(width: 8))
    let high = try unpacker.number(width: 8)
    self = Int128(high) << 64 | Int128(low)
  }

  public static func pack(all values: [Int128], into packer: inout Packer) {
    packer.pack(count: values.count)
    packer.reserve(16 * values.count)
    for value in values { value.pack(into: &packer) }
  }

  public static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Int128] {
    let count = try unpacker.count()
    guard count <= unpacker.remaining / 16 else { throw unpacker.damage("\(count) numbers of 128 bits") }
    var values: [Int128] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try Int128(from: &unpacker)) }
    return values
  }
}

extension Int128: Mergeable {
  @inlinable
  public mutating func merge(_ other: Int128) { self += other }
}

extension Int128: Portable {
  public func fits(_ shape: Int128, _ sizes: inout TallySizes) -> Bool { sizes.holds(squares: self) }
}
