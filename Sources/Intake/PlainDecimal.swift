internal import CSV

/// Reads a number of up to eight bytes in a few steps, as one word: digits, a minus in front or none, a decimal sign or
/// none. Whatever is written otherwise is left to `DecimalReader`, which reads every number the slow and obvious way.
///
/// Source: D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51 (2021), section 6,
/// for eight digits in three multiplications.
package struct PlainDecimal: Sendable {
  private let decimalSigns: UInt64
  private let decimalSign: UInt8

  package init(_ format: ExportFormat) {
    decimalSign = format.decimal.byte
    decimalSigns = UInt64(decimalSign) &* Self.everyByte
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// - Parameter number: The field as a short text.
  /// - Returns: nil where the slow way must judge.
  @inline(__always)
  package func read(_ number: UInt64) -> Decimal? {
    // The first byte lowest, as it stands in memory.
    var word = number.byteSwapped
    var count = ShortText.count(of: number)
    let isNegative = word & 0xFF == 0x2D
    if isNegative {
      word &>>= 8
      count &-= 1
    }
    var scale = 0
    // The lowest byte that is a decimal sign; a borrow can only make a false one above it.
    let difference = word ^ decimalSigns
    let found = (difference &- Self.everyByte) & ~difference & 0x8080_8080_8080_8080
    if found != 0 {
      let place = found.trailingZeroBitCount &>> 3
      guard place < count &- 1 else { return nil }
      scale = count &- 1 &- place
      // Nothing stands at the sign's place.
      let below = (UInt64(1) &<< UInt64(truncatingIfNeeded: 8 &* place)) &- 1
      word = word & below | word >> 8 & ~below
      count &-= 1
    }
    guard count > 0 else { return nil }
    // Eight digits: zeros come in front.
    let empty = UInt64(truncatingIfNeeded: 8 &* (8 &- count))
    word = word << empty | Self.zeros & ((UInt64(1) << empty) &- 1)
    guard Self.areDigits(word) else { return nil }
    let mantissa = Self.value(of: word)
    return Decimal(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
  }

  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    return (word & high) | ((word &+ 0x0606_0606_0606_0606) & high) &>> 4 == 0x3333_3333_3333_3333
  }

  /// The value of eight digits, the first of them lowest.
  @inline(__always)
  private static func value(of word: UInt64) -> Int64 {
    var value = word &- zeros
    value = value &* 10 &+ value &>> 8
    let pairs: UInt64 = 0x0000_00FF_0000_00FF
    let a = (value & pairs) &* 0x000F_4240_0000_0064
    let b = (value &>> 16 & pairs) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (a &+ b) &>> 32)
  }
}
