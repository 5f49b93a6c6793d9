/// Which of 64 bytes are wanted ones: one bit for each, the first lowest.
///
/// Sources: for going from one special byte to the next by a map of bits G. Langdale, D. Lemire, "Parsing Gigabytes of
/// JSON per Second", VLDB Journal 28 (2019); for the map itself H. S. Warren, "Hacker's Delight", 2nd ed., section 7–3.
struct ByteMap {
  /// Bytes that are mapped at a time.
  static let block = 64
  /// Bytes that are looked at in one step.
  static let steps = 4

  /// Eight bytes are a row, a byte of which has one bit here; the rows before move down.
  private var rows = SIMD2<UInt64>()

  /// Takes up the next sixteen bytes.
  /// - Parameter found: The high bit of every byte that is wanted; other bits mean nothing.
  @inline(__always)
  mutating func take(_ found: SIMD16<UInt8>) {
    let high = unsafe unsafeBitCast(found & SIMD16(repeating: 0x80), to: SIMD2<UInt64>.self)
    rows = rows &>> SIMD2(repeating: 2) | high
  }

  /// The bits after four steps.
  @inline(__always)
  var bits: UInt64 { Self.transposed(rows[0] &>> 1 | rows[1]) }

  /// The high bit of every byte of ASCII that is the wanted one; all else means nothing.
  @inline(__always)
  static func like(_ bytes: SIMD16<UInt8>, _ wanted: SIMD16<UInt8>) -> SIMD16<UInt8> {
    (bytes ^ wanted) &- SIMD16(repeating: 1)
  }

  /// Eight rows of eight bits, with rows for columns.
  @inline(__always)
  private static func transposed(_ rows: UInt64) -> UInt64 {
    var bits = rows
    var moved = (bits ^ (bits &>> 7)) & 0x00AA_00AA_00AA_00AA
    bits ^= moved ^ (moved &<< 7)
    moved = (bits ^ (bits &>> 14)) & 0x0000_CCCC_0000_CCCC
    bits ^= moved ^ (moved &<< 14)
    moved = (bits ^ (bits &>> 28)) & 0x0000_0000_F0F0_F0F0
    return bits ^ moved ^ (moved &<< 28)
  }
}
