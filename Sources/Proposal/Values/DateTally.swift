internal import Base
internal import Intake

/// How the values of one column read as dates. All of them are looked at: one row with a 13th can decide
/// what thousands leave open.
struct DateTally: Sendable {
  /// Texts that differ only in their digits and names, and all ways to read them.
  struct Family: Sendable {
    struct Way: Sendable {
      let parts: [DatePart]
      let pattern: DatePattern
      var rows = 0
      var firstDay = Day(number: .max)
      var lastDay = Day(number: .min)
      /// The first row that this way reads and the other order of day and month does not.
      var decider: (spot: Spot, text: String)?
      /// Rows that only this order of day and month reads.
      var decided = 0

      var order: DateOrder? { parts.order }
      /// `yy/M/d`, which reads nearly every `d/M/yy` too.
      var hasShortYearFirst: Bool { parts.hasShortYear && order == .yearFirst }
      var days: Int { rows == 0 ? 0 : lastDay - firstDay }
    }

    var readings: [Way]
    /// Rows that at least one way reads.
    var rows = 0
    /// Rows that both orders of day and month read, as different days.
    var openRows = 0
    var firstOpen: (spot: Spot, text: String)?
    var hasTwoDigits = true
    var hasTwoDigitHour = true

    /// The ways that read most rows, best first; on a tie in the order of the shape.
    var ranking: [Way] {
      readings.indices.sorted { (-readings[$0].rows, $0) < (-readings[$1].rows, $1) }.map { readings[$0] }
    }

    func text(_ way: Way) -> String {
      way.parts.text(hasTwoDigits: hasTwoDigits, hasTwoDigitHour: hasTwoDigitHour)
    }
  }

  private var families: [String: Family] = [:]
  /// By the text with all digits written 0: what it could be.
  private var shapes: [[UInt8]: DateShape?] = [:]
  private let mayBeNumbers: Bool
  private(set) var rows = 0
  private(set) var firstOther: (spot: Spot, text: String)?
  private(set) var zones = ZoneTally()

  /// - Parameter mayBeNumbers: Whether numbers alone can be dates, because the column is named like one.
  init(mayBeNumbers: Bool) {
    self.mayBeNumbers = mayBeNumbers
  }

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
      shapes[mask] = .some(DateShape(bytes, mayBeNumber: mayBeNumbers))
    }
    guard let shape = shapes[mask] ?? nil, !shape.ways.isEmpty else { return miss(bytes, at: spot) }
    let key = shape.ways.map { $0.text() }.joined(separator: " | ")
    if families[key] == nil { families[key] = Self.family(shape) }
    guard families[key]?.take(bytes, rows: count, at: spot, shape) == true else {
      return miss(bytes, at: spot)
    }
    rows += count
    zones.take(bytes, rows: count, isNumber: shape.ways.first?.first?.isNumber == true)
  }

  private mutating func miss(_ bytes: ArraySlice<UInt8>, at spot: Spot) {
    if firstOther.map({ spot.precedes($0.spot) }) ?? true {
      firstOther = (spot, String(decoding: bytes.prefix(40), as: UTF8.self))
    }
  }

  private static func family(_ shape: DateShape) -> Family {
    Family(
      readings: shape.ways.compactMap { parts in
        (try? DatePattern(parts.text())).map { Family.Way(parts: parts, pattern: $0) }
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
    // A day number may have a decimal comma, which nothing else in a date is.
    let isNumber = readings.first?.parts.first?.isNumber == true
    let read = isNumber ? bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }[...] : bytes
    var days: [Day?] = []
    for index in readings.indices {
      let day = readings[index].pattern.day(in: read.span)
      days.append(day.flatMap { Self.years.contains($0.civil.year) ? $0 : nil })
    }
    let readable = days.indices.filter { days[$0] != nil }
    guard !readable.isEmpty else { return false }
    rows += count
    hasTwoDigits = hasTwoDigits && shape.hasTwoDigits
    hasTwoDigitHour = hasTwoDigitHour && shape.hasTwoDigitHour
    for index in readable {
      guard let day = days[index] else { continue }
      readings[index].rows += count
      readings[index].firstDay = min(readings[index].firstDay, day)
      readings[index].lastDay = max(readings[index].lastDay, day)
    }
    judgeOrder(readable, days, rows: count, (spot, String(decoding: bytes.prefix(40), as: UTF8.self)))
    return true
  }

  /// What a row says of the order of day and month. A year of two digits in front reads nearly every other
  /// order too, so it plays no part here.
  private mutating func judgeOrder(
    _ readable: [Int], _ days: [Day?], rows count: Int, _ example: (spot: Spot, text: String)
  ) {
    let orders = readable.filter { !readings[$0].hasShortYearFirst }
    guard let first = orders.first else { return }
    if orders.count == 1 {
      readings[first].decided += count
      if readings[first].decider.map({ example.spot.precedes($0.spot) }) ?? true {
        readings[first].decider = example
      }
    } else if orders.contains(where: { days[$0] != days[first] }) {
      openRows += count
      if firstOpen.map({ example.spot.precedes($0.spot) }) ?? true { firstOpen = example }
    }
  }
}

extension DatePart {
  var isNumber: Bool { if case .number = self { true } else { false } }
}
