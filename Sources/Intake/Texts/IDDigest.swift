/// A sum over ids in their order, for the fingerprint: other ids make other tables. FNV-1a, 64 bits.
public struct IDDigest {
  private(set) var sum: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ id: some Sequence<UInt8>) {
    for byte in id { add(byte) }
    // No id has it, so no two lists of ids are one sequence of bytes.
    add(0)
  }

  private mutating func add(_ byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Of ids as they are given.
  public static func of(_ ids: [String]) -> UInt64 {
    var digest = IDDigest()
    for id in ids { digest.add(id.utf8) }
    return digest.sum
  }
}
