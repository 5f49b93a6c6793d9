// Numbers take eight bytes alone. Many of them stand without gaps, each in as few bytes as the widest of them needs.

extension Int64: Packed {}
extension Int: Packed {}
extension Int32: Packed {}
extension UInt32: Packed {}
extension UInt8: Packed {}

extension Packed where Self: FixedWidthInteger {
  public func pack(into packer: inout Packer) { packer.pack(Int64(self), width: 8) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    let number = try unpacker.number(width: 8)
    guard let fitting = Self(exactly: number) else {
      throw unpacker.damage("a number of \(Self.bitWidth) bits")
    }
    self = fitting
  }

  public static func pack(all values: [Self], into packer: inout Packer) {
    packer.pack(count: values.count)
    let width = Packer.width(of: values)
    packer.pack(byte: UInt8(width))
    packer.reserve(width * values.count)
    for value in values { packer.pack(Int64(value), width: width) }
  }

  public static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Self] {
    let count = try unpacker.count()
    let width = Int(try unpacker.byte())
    guard [1, 2, 4, 8].contains(width) else { throw unpacker.damage("a width of 1, 2, 4 or 8 bytes") }
    guard count <= unpacker.remaining / width else { throw unpacker.damage("\(count) numbers") }
    var values: [Self] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      let number = try unpacker.number(width: width)
      guard let fitting = Self(exactly: number) else {
        throw unpacker.damage("a number of \(Self.bitWidth) bits")
      }
      values.append(fitting)
    }
    return values
  }
}
