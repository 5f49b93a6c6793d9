internal import Base
internal import CSV

/// The date that was read last. Exports are mostly written as time goes by, so the next one says the same day and only
/// another time of the clock: two or three words are compared, and no calendar is asked.
struct RecentDate {
  private let pattern: FixedDate
  /// Eight bytes each, from the beginning on and up to the end: the bits that say the day.
  private let masks: [UInt64]
  private let offsets: [Int]
  private var words: [UInt64]
  private var day: Day?

  /// - Returns: nil where the pattern's dates are too short to be compared so.
  init?(_ pattern: FixedDate) {
    guard pattern.width >= 8 else { return nil }
    self.pattern = pattern
    let isOfDay = pattern.isOfDay
    offsets = Array(stride(from: 0, to: pattern.width - 8, by: 8)) + [pattern.width - 8]
    masks = offsets.map { offset in
      (0..<8).reduce(UInt64(0)) { $0 | (isOfDay[offset + $1] ? 0xFF : 0) << UInt64(8 * $1) }
    }
    words = masks
  }

  /// - Returns: nil where the field must be read.
  @inline(__always)
  func day(in field: Range<Int>, of bytes: Span<UInt8>) -> Day? {
    guard let day, field.count == pattern.width else { return nil }
    var difference: UInt64 = 0
    for index in offsets.indices {
      let word = FieldBytes.word(at: field.lowerBound &+ offsets[index], in: bytes)
      difference |= (word ^ words[index]) & masks[index]
    }
    return difference == 0 && pattern.hasClockTime(field, in: bytes) ? day : nil
  }

  /// Notes the day that a field says by the pattern.
  mutating func note(_ day: Day, in field: Range<Int>, of bytes: Span<UInt8>) {
    guard field.count == pattern.width else { return }
    self.day = day
    words = offsets.map { FieldBytes.word(at: field.lowerBound + $0, in: bytes) }
  }
}
