internal import Base
internal import CSV

/// The date that was read last. Exports are mostly written as time goes by, so the next one says the same day and only
/// another time of the clock: three words are compared with it, and no calendar is asked.
struct RecentDate {
  /// Eight bytes of a date.
  private struct Word {
    let offset: Int
    /// What these bytes say where they say the day, and the digit 0 where they say the time of the clock.
    var expected: UInt64
    /// How far each byte may be from that: not at all, or as far as a clock's digit goes. High bits are set, so that no
    /// byte borrows from the next.
    let farthest: UInt64
  }

  private let width: Int
  private let hour: Int?
  private var words: InlineArray<3, Word>
  private var day: Day?

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// - Returns: nil where the pattern's dates are too short or too long to be compared so.
  init?(_ pattern: FixedDate) {
    guard 8...24 ~= pattern.width, pattern.hours.count < 2 else { return nil }
    width = pattern.width
    hour = pattern.hours.first
    let digits = pattern.greatestDigits
    words = InlineArray { word in
      // From the beginning on and up to the end; of a shorter date some bytes are compared twice.
      let offset = min(8 * word, digits.count - 8)
      let farthest = digits[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1 ?? 0) }
      return Word(offset: offset, expected: 0, farthest: farthest | Self.highBits)
    }
  }

  /// - Returns: nil where the field must be read.
  @inline(__always)
  func day(in field: Range<Int>, of bytes: Span<UInt8>) -> Day? {
    guard let day, field.count == width else { return nil }
    var near = UInt64.max
    for index in words.indices {
      let word = FieldBytes.word(at: field.lowerBound &+ words[index].offset, in: bytes)
      let distance = word ^ words[index].expected
      near &= (words[index].farthest &- (distance & ~Self.highBits)) & ~distance
    }
    guard near & Self.highBits == Self.highBits else { return nil }
    if let hour {
      let tens = bytes[field.lowerBound &+ hour]
      let ones = bytes[field.lowerBound &+ hour &+ 1]
      guard tens < UInt8(ascii: "2") || ones < UInt8(ascii: "4") else { return nil }
    }
    return day
  }

  /// Notes the day that a field says by the pattern.
  mutating func note(_ day: Day, in field: Range<Int>, of bytes: Span<UInt8>) {
    guard field.count == width else { return }
    self.day = day
    for index in words.indices {
      let clock = Self.isOfClock(words[index].farthest)
      let word = FieldBytes.word(at: field.lowerBound + words[index].offset, in: bytes)
      words[index].expected = word & ~clock | Self.zeros & clock
    }
  }

  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// All bits of the bytes that a clock's digit may be in.
  private static func isOfClock(_ farthest: UInt64) -> UInt64 {
    let low = farthest & ~highBits
    return (0..<8).reduce(0) { $0 | (low >> UInt64(8 * $1) & 0xFF != 0 ? 0xFF << UInt64(8 * $1) : 0) }
  }
}
