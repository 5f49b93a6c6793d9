internal import Base

/// A date pattern in which every part has its place: the date is read in a few steps, without looking for where a number ends.
/// A field that does not fit is left to `DatePattern.dayByTokens`, which judges it part by part.
struct FixedDate: Hashable, Sendable {
  /// Bytes of a date.
  let width: Int
  private let year: Int
  private let month: Int
  private let day: Int
  /// Clock times of two digits, and what they must stay below.
  private var times: [Time] = []
  private var literals: [Literal] = []

  private struct Time: Hashable {
    let offset: Int
    let bound: Int
  }

  private struct Literal: Hashable {
    let offset: Int
    let byte: UInt8
  }

  /// - Returns: nil where a part is no number of four or two digits.
  init?(_ tokens: [DateToken]) {
    var offset = 0
    var (year, month, day) = (-1, -1, -1)
    for token in tokens {
      switch token {
      case .literal(let byte):
        literals.append(Literal(offset: offset, byte: byte))
        offset -= 1
      case .year4:
        year = offset
        offset += 2
      case .month(2, 2): month = offset
      case .day(2, 2): day = offset
      case .hour(2, 2): times.append(Time(offset: offset, bound: 24))
      case .minute(2, 2), .second(2, 2): times.append(Time(offset: offset, bound: 60))
      default: return nil
      }
      offset += 2
    }
    guard year >= 0, month >= 0, day >= 0 else { return nil }
    width = offset
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// What one byte of a date may be.
  struct Byte {
    var least: UInt8
    var greatest: UInt8
    var isOfClock = false
  }

  /// By byte of the date. Only of the hour's ones it is not the whole truth.
  var bytes: [Byte] {
    let zero = UInt8(ascii: "0")
    var bytes = Array(repeating: Byte(least: zero, greatest: UInt8(ascii: "9")), count: width)
    for literal in literals { bytes[literal.offset] = Byte(least: literal.byte, greatest: literal.byte) }
    for time in times {
      bytes[time.offset].greatest = zero + UInt8((time.bound - 1) / 10)
      for place in time.offset...time.offset + 1 { bytes[place].isOfClock = true }
    }
    return bytes
  }

  /// Where the numbers of the date stand: four digits, two and two.
  var datePlaces: (year: Int, month: Int, day: Int) { (year, month, day) }

  /// Where the hours stand: of those from twenty on there are but four.
  var hours: [Int] { times.filter { $0.bound == 24 }.map(\.offset) }

  /// - Precondition: The field has the pattern's width.
  func day(in field: Span<UInt8>) -> Day? {
    for index in literals.indices where field[literals[index].offset] != literals[index].byte { return nil }
    for index in times.indices
    where !(0..<times[index].bound).contains(Self.number(field, times[index].offset)) { return nil }
    // A byte that is no digit makes its number negative.
    let century = Self.number(field, year)
    let yearOfCentury = Self.number(field, year + 2)
    guard century >= 0, yearOfCentury >= 0 else { return nil }
    return Day(
      year: 100 * century + yearOfCentury, month: Self.number(field, month), day: Self.number(field, day))
  }

  /// Two digits, negative where one is none.
  @inline(__always)
  private static func number(_ field: Span<UInt8>, _ offset: Int) -> Int {
    let tens = field[offset] &- UInt8(ascii: "0")
    let ones = field[offset + 1] &- UInt8(ascii: "0")
    return tens < 10 && ones < 10 ? 10 * Int(tens) + Int(ones) : -1
  }
}
