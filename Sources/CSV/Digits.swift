/// Decimal digits into raw memory: how many is known first, and they come two at a time from a table, because a
/// table of a million rows has a hundred million of them.
///
/// Its oracle is `String(describing:)`; see `RowEncoderTests`.
enum Digits {
  /// `00` to `99`.
  private static let pairs: StaticString =
    """
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
    """

  /// The most digits of a number of 64 bits.
  static let most = 20

  /// How many digits a number has; 1 for 0.
  static func count(_ number: UInt64) -> Int {
    // 0 has as many as 1, and no other count changes between an even number and the next.
    let odd = number | 1
    // log₁₀ 2 ≈ 1233 / 4096: at most one too few, and the power tells.
    let digits = ((64 - odd.leadingZeroBitCount) * 1233) >> 12
    return digits + (odd >= powers[digits] ? 1 : 0)
  }

  /// What stands before and behind the point.
  @inline(__always)
  static func parted(_ units: UInt64, decimals: Int) -> (whole: UInt64, fraction: UInt64) {
    let (whole, fraction) =
      switch decimals {
      // Known to the compiler, so that it multiplies and shifts.
      case 2: units.quotientAndRemainder(dividingBy: 100)
      case 6: units.quotientAndRemainder(dividingBy: 1_000_000)
      default: units.quotientAndRemainder(dividingBy: powers[decimals])
      }
    return (whole, fraction)
  }

  /// Writes a number's digits.
  /// - Precondition: There is room for the most digits.
  /// - Returns: How many they are.
  @inline(__always)
  static func write(_ number: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    // Counts, scores and days are mostly small.
    if number < 10 {
      unsafe place.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)
      return 1
    }
    let digits = count(number)
    unsafe write(number, digits: digits, to: place)
    return digits
  }

  /// Writes exactly so many digits, zeros in front.
  /// - Precondition: There is room for them, and the number has no more.
  @inline(__always)
  static func write(_ number: UInt64, digits: Int, to place: UnsafeMutablePointer<UInt8>) {
    var rest = number
    var end = digits
    while end >= 2 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      unsafe copy(pair: Int(pair), to: place + end - 2)
      rest = quotient
      end -= 2
    }
    if end == 1 { unsafe place.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10) }
  }

  @inline(__always)
  private static func copy(pair: Int, to place: UnsafeMutablePointer<UInt8>) {
    let digits = unsafe pairs.utf8Start + 2 * pair
    unsafe place[0] = digits[0]
    unsafe place[1] = digits[1]
  }

  private static let powers: InlineArray<20, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
