internal import CSV

/// Reads a number of up to eight bytes in a few steps, as one word: digits, a minus in front or none, a decimal sign or
/// none. Whatever is written otherwise is left to `DecimalReader`, which reads every number the slow and obvious way.
///
/// Source: D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51 (2021), section 6,
/// for eight digits in three multiplications.
package struct PlainDecimal: Sendable {
  private let decimalSigns: UInt64
  private let decimalSign: UInt8
  private let minus: UInt8

  /// No byte of a text.
  private static let noByte: UInt8 = 0xFF

  package init(_ format: ExportFormat) {
    decimalSign = format.decimal.byte
    decimalSigns = UInt64(decimalSign) &* Self.everyByte
    minus = format.minus ?? Self.noByte
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// - Parameter bytes: What the field stands in: bytes before it are read, and not counted.
  /// - Returns: nil where the slow way must judge.
  @inline(__always)
  package func read(_ field: Range<Int>, in bytes: Span<UInt8>) -> Decimal? {
    guard !field.isEmpty, field.count <= 8, field.upperBound >= 8 else { return nil }
    let isNegative = bytes[field.lowerBound] == minus
    let count = field.count &- (isNegative ? 1 : 0)
    // The last eight bytes, the field's last one on top; zeros come in front of its digits.
    let digits = Self.top(count)
    var word = FieldBytes.word(at: field.upperBound &- 8, in: bytes) & digits | Self.zeros & ~digits
    var scale = 0
    // The lowest byte that is a decimal sign; a borrow can only make a false one above it.
    let difference = word ^ decimalSigns
    let found = (difference &- Self.everyByte) & ~difference & 0x8080_8080_8080_8080
    if found != 0 {
      let place = found.trailingZeroBitCount &>> 3
      scale = 7 &- place
      guard scale > 0, count > 1 else { return nil }
      // What stands in front of the sign moves into its place.
      let behind = Self.top(scale)
      word = word & behind | (word &<< 8 | 0x30) & ~behind
    }
    guard count > 0, Self.areDigits(word) else { return nil }
    let mantissa = Self.value(of: word)
    return Decimal(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
  }

  /// All bits of so many bytes from the top down.
  /// - Precondition: There are 0 to 8; of none they are meaningless.
  @inline(__always)
  private static func top(_ count: Int) -> UInt64 {
    UInt64.max &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
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
