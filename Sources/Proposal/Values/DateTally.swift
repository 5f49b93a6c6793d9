internal import Base
internal import Intake

/// How the values of one column read as dates. All of them are looked at: one row with a 13th can decide
/// what thousands leave open.
struct DateTally: Sendable {
  /// Texts that differ only in their digits, and all ways to read them.
  struct Family: Sendable {
    struct Way: Sendable {
      let text: String
      let pattern: DatePattern
      var rows = 0
      var firstDay = Day(number: .max)
      var lastDay = Day(number: .min)
      /// The first row that this way reads and no other does.
      var decider: (spot: Spot, text: String)?
      /// Rows that only this way reads.
      var decided = 0
    }

    var readings: [Way]
    /// Rows that at least one way reads.
    var rows = 0
    /// Rows that more than one way reads, as different days.
    var openRows = 0
    var firstOpen: (spot: Spot, text: String)?
    var hasTwoDigits = true
    var hasTwoDigitHour = true

    /// The ways that read most rows, best first; on a tie in the order of the shape.
    var ranking: [Way] {
      readings.indices.sorted { (-readings[$0].rows, $0) < (-readings[$1].rows, $1) }.map { readings[$0] }
    }
  }

  private var families: [String: Family] = [:]
  /// By the text with all digits written 0: what it could be.
  private var shapes: [[UInt8]: DateShape?] = [:]
  private(set) var rows = 0
  private(set) var firstOther: (spot: Spot, text: String)?

  /// Families by rows, most first.
  var ranking: [Family] {
    families.sorted { (-$0.value.rows, $0.key) < (-$1.value.rows, $1.key) }.map(\.value)
      .filter { $0.rows > 0 }
  }

  mutating func take(_ bytes: ArraySlice<UInt8>, rows count: Int, at spot: Spot) {
    let mask = bytes.map { (0x30...0x39).contains($0) ? UInt8(ascii: "0") : $0 }
    if shapes[mask] == nil {
      // A column of free text must not fill the memory with shapes.
      guard shapes.count < 4096 else { return miss(bytes, at: spot) }
      shapes[mask] = .some(DateShape(bytes))
    }
    guard let shape = shapes[mask] ?? nil, let key = shape.patterns.first else {
      return miss(bytes, at: spot)
    }
    if families[key] == nil { families[key] = Self.family(shape) }
    if families[key]?.take(bytes, rows: count, at: spot, shape) != true { return miss(bytes, at: spot) }
    rows += count
  }

  private mutating func miss(_ bytes: ArraySlice<UInt8>, at spot: Spot) {
    if firstOther.map({ spot.precedes($0.spot) }) ?? true {
      firstOther = (spot, String(decoding: bytes.prefix(40), as: UTF8.self))
    }
  }

  private static func family(_ shape: DateShape) -> Family {
    Family(
      readings: shape.patterns.compactMap { text in
        (try? DatePattern(text)).map { Family.Way(text: text, pattern: $0) }
      })
  }
}

extension DateTally.Family {
  /// Years that a sale can be of; so an id of eight digits is seldom a date.
  private static let years = 1970...2079

  /// - Returns: Whether any way reads the text.
  fileprivate mutating func take(
    _ bytes: ArraySlice<UInt8>, rows count: Int, at spot: Spot, _ shape: DateShape
  ) -> Bool {
    var days: [Day?] = []
    for index in readings.indices {
      let day = readings[index].pattern.day(in: bytes.span)
      days.append(day.flatMap { Self.years.contains($0.civil.year) ? $0 : nil })
    }
    let readable = days.indices.filter { days[$0] != nil }
    guard let first = readable.first else { return false }
    rows += count
    hasTwoDigits = hasTwoDigits && shape.hasTwoDigits
    hasTwoDigitHour = hasTwoDigitHour && shape.hasTwoDigitHour
    for index in readable {
      guard let day = days[index] else { continue }
      readings[index].rows += count
      readings[index].firstDay = min(readings[index].firstDay, day)
      readings[index].lastDay = max(readings[index].lastDay, day)
    }
    let example = (spot: spot, text: String(decoding: bytes.prefix(40), as: UTF8.self))
    if readable.count == 1 {
      readings[first].decided += count
      if readings[first].decider.map({ spot.precedes($0.spot) }) ?? true { readings[first].decider = example }
    } else if readable.contains(where: { days[$0] != days[first] }) {
      openRows += count
      if firstOpen.map({ spot.precedes($0.spot) }) ?? true { firstOpen = example }
    }
    return true
  }
}
