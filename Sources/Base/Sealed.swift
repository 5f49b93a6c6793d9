/// Packed bytes with a label and a sum: what is handed from one process to another.
///
/// The bytes are `PATRON`, the format's number, the kind, the content with its length, and a sum over all of that.
/// Changing, adding or taking away any byte is seen before anything is unpacked.
public struct Sealed: Hashable, Sendable {
  /// Raised whenever the same value packs to other bytes than before.
  public static let format: UInt8 = 1

  /// What is inside, and of which version: `tally of periods`.
  public let kind: String
  /// The packed value.
  public let content: [UInt8]

  /// - Parameters:
  ///   - kind: What is inside.
  ///   - content: The packed value.
  public init(_ kind: String, _ content: [UInt8]) {
    self.kind = kind
    self.content = content
  }

  private static let mark = Array("PATRON".utf8)

  /// The sealed bytes.
  public var bytes: [UInt8] {
    var packer = Packer()
    for byte in Sealed.mark + [Sealed.format] { packer.pack(byte: byte) }
    kind.pack(into: &packer)
    packer.pack(counted: content)
    packer.pack(Int64(bitPattern: Sealed.sum(of: packer.bytes[...])), width: 8)
    return packer.bytes
  }

  /// Opens sealed bytes.
  /// - Throws: `Damage` where they are not whole, of another format, or not of the kind that is expected.
  public init(_ bytes: [UInt8], of kind: String) throws(Damage) {
    guard bytes.count >= 8 else { throw Damage("the sum", at: bytes.count) }
    let labelled = bytes.dropLast(8)
    var end = Unpacker(Array(bytes.suffix(8)))
    guard UInt64(bitPattern: try end.number(width: 8)) == Sealed.sum(of: labelled) else {
      throw Damage("the sum of these bytes", at: labelled.count)
    }
    var unpacker = Unpacker(Array(labelled))
    for byte in Sealed.mark {
      guard try unpacker.byte() == byte else { throw unpacker.damage("`PATRON`") }
    }
    guard try unpacker.byte() == Sealed.format else { throw unpacker.damage("format \(Sealed.format)") }
    guard try String(from: &unpacker) == kind else { throw unpacker.damage(kind) }
    let content = try unpacker.countedBytes()
    try unpacker.finish()
    self.init(kind, content)
  }

  /// The 64-bit sum FNV-1a. Each step is one-to-one, so bytes that differ in one place never have the same sum.
  ///
  /// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm", section 2.
  static func sum(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

extension Packed {
  /// The value, packed and sealed.
  public func sealed(as kind: String) -> Sealed {
    var packer = Packer()
    pack(into: &packer)
    return Sealed(kind, packer.bytes)
  }

  /// The value that was sealed.
  /// - Throws: `Damage` where the content is not one value of this type and nothing else.
  public init(_ sealed: Sealed) throws(Damage) {
    var unpacker = Unpacker(sealed.content)
    self = try Self(from: &unpacker)
    try unpacker.finish()
  }
}
