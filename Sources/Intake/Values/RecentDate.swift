internal import Base
internal import CSV

/// Reads the dates of a fixed pattern a word at a time, and knows the one that was read last. Exports are mostly written as
/// time goes by, so the next date says the same day and only another time of the clock: then no calendar is asked.
///
/// Whatever it cannot read is left to `DateReader`, which judges it part by part.
struct RecentDate {
  /// Eight bytes of a date.
  private struct Word {
    let offset: Int
    /// The literals of the pattern, and the digit 0 where a number stands.
    let template: UInt64
    /// How far each byte may be from the template: not at all, or as far as a digit goes there. High bits are set, so that
    /// no byte borrows from the next.
    let farthest: UInt64
    /// All bits of the bytes that say the time of the clock.
    let clock: UInt64
    /// The template with the digits of the last day.
    var recent: UInt64
  }

  private let width: Int
  private let hour: Int?
  private let places: (year: Int, month: Int, day: Int)
  private var words: InlineArray<3, Word>
  private var day: Day?

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// - Returns: nil where the pattern's dates are too short or too long to be compared so.
  init?(_ pattern: FixedDate) {
    guard 8...24 ~= pattern.width, pattern.hours.count < 2 else { return nil }
    width = pattern.width
    hour = pattern.hours.first
    places = pattern.datePlaces
    let bytes = pattern.bytes
    words = InlineArray { word in
      // From the beginning on and up to the end; of a shorter date some bytes are compared twice.
      let offset = min(8 * word, bytes.count - 8)
      func packed(_ byte: (FixedDate.Byte) -> UInt8) -> UInt64 {
        bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64(byte($1)) }
      }
      let template = packed(\.least)
      return Word(
        offset: offset, template: template, farthest: packed { $0.greatest - $0.least } | Self.highBits,
        clock: packed { $0.isOfClock ? 0xFF : 0 }, recent: template)
    }
  }

  /// - Returns: nil where the field must be read by the pattern itself, and where it says no day of the calendar.
  @inline(__always)
  mutating func day(in field: Range<Int>, of bytes: Span<UInt8>) -> Day? {
    guard field.count == width else { return nil }
    var (ofTemplate, ofRecent) = (UInt64.max, UInt64(0))
    for index in words.indices {
      let text = FieldBytes.word(at: field.lowerBound &+ words[index].offset, in: bytes)
      let distance = text ^ words[index].template
      ofTemplate &= (words[index].farthest &- (distance & ~Self.highBits)) & ~distance
      ofRecent |= (text ^ words[index].recent) & ~words[index].clock
    }
    guard ofTemplate & Self.highBits == Self.highBits else { return nil }
    if let hour {
      let tens = bytes[field.lowerBound &+ hour]
      let ones = bytes[field.lowerBound &+ hour &+ 1]
      guard tens < UInt8(ascii: "2") || ones < UInt8(ascii: "4") else { return nil }
    }
    if ofRecent == 0, let day { return day }
    return note(field.lowerBound, bytes)
  }

  /// Reads the day of a date that fits the template, and notes it.
  private mutating func note(_ start: Int, _ bytes: Span<UInt8>) -> Day? {
    func number(_ place: Int) -> Int {
      10 * Int(bytes[start + place] & 0xF) + Int(bytes[start + place + 1] & 0xF)
    }
    let year = 100 * number(places.year) + number(places.year + 2)
    guard let day = Day(year: year, month: number(places.month), day: number(places.day)) else { return nil }
    self.day = day
    for index in words.indices {
      words[index].recent = FieldBytes.word(at: start + words[index].offset, in: bytes)
    }
    return day
  }
}
