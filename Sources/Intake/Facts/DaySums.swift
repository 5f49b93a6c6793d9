internal import Base

/// How many lines there are of each day and what their amounts come to. It says what lines up to any day come to, so
/// it does not depend on the as-of day.
///
/// Sums wrap around where they do not fit 64 bits: then `Magnitudes` refuse the input.
struct DaySums: Hashable, Sendable {
  /// By day, rising; none has no lines.
  private(set) var entries: [DaySum] = []

  init() {}

  /// Adds what lines of one day come to.
  /// - Complexity: O(log n) in the days, and O(n) for a day that is new and not the last.
  mutating func add(_ entry: DaySum) {
    let place = place(of: entry.day)
    if place < entries.count, entries[place].day == entry.day {
      entries[place].lines &+= entry.lines
      entries[place].units &+= entry.units
      if entries[place].lines == 0 { entries.remove(at: place) }
    } else if entry.lines != 0 {
      entries.insert(entry, at: place)
    }
  }

  /// Takes away what lines of one day came to.
  mutating func remove(_ entry: DaySum) {
    add(DaySum(day: entry.day, lines: 0 &- entry.lines, units: 0 &- entry.units))
  }

  /// - Complexity: O(n) in the days of both.
  mutating func merge(_ other: DaySums) {
    if entries.last.map({ $0.day < other.entries.first?.day ?? .max }) ?? true {
      entries += other.entries
      return
    }
    if other.entries.count < 4 {
      for entry in other.entries { add(entry) }
      return
    }
    var merged: [DaySum] = []
    merged.reserveCapacity(entries.count + other.entries.count)
    var (own, others) = (entries[...], other.entries[...])
    while let a = own.first, let b = others.first {
      if a.day < b.day {
        merged.append(a)
        own.removeFirst()
      } else if b.day < a.day {
        merged.append(b)
        others.removeFirst()
      } else {
        let sum = DaySum(day: a.day, lines: a.lines &+ b.lines, units: a.units &+ b.units)
        if sum.lines != 0 { merged.append(sum) }
        own.removeFirst()
        others.removeFirst()
      }
    }
    entries = merged + own + others
  }

  /// The position of a day, or where it would stand.
  private func place(of day: Int32) -> Int {
    var (low, high) = (0, entries.count)
    if let last = entries.last, last.day < day { return high }
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// Of a chunk's lines.
extension DaySums {
  /// - Parameters:
  ///   - days: By row.
  ///   - units: By row.
  ///   - isCounted: By row; nil: all rows are counted.
  ///   - sum: Of the rows that are counted.
  init<Number: FixedWidthInteger>(_ days: [Number], _ units: [Int64], where isCounted: [Bool]?, sum: LineSum)
  {
    guard let first = sum.firstDay?.number, let last = sum.lastDay?.number else { return }
    let width = Int(last) - Int(first) + 1
    if width <= 4 * days.count + 4096 {
      entries = Self.dense(days, units, isCounted, from: first, width: width)
      return
    }
    // One date with a typing error can be thousands of years away from the rest.
    var rows = days.indices.filter { isCounted?[$0] ?? true }
    rows.sort { days[$0] < days[$1] }
    for row in rows { add(DaySum(day: Int32(days[row]), lines: 1, units: units[row])) }
  }

  private static func dense<Number: FixedWidthInteger>(
    _ days: [Number], _ units: [Int64], _ isCounted: [Bool]?, from first: Int32, width: Int
  ) -> [DaySum] {
    var counts = Array(repeating: 0, count: width)
    var sums = Array(repeating: Int64(0), count: width)
    var count = counts.mutableSpan
    var sum = sums.mutableSpan
    let (days, units) = (days.span, units.span)
    if let isCounted {
      for row in days.indices where isCounted[row] {
        let place = Int(days[row]) - Int(first)
        count[place] &+= 1
        sum[place] &+= units[row]
      }
    } else {
      for row in days.indices {
        let place = Int(days[row]) - Int(first)
        count[place] &+= 1
        sum[place] &+= units[row]
      }
    }
    return counts.indices.lazy.filter { counts[$0] > 0 }.map {
      DaySum(day: first + Int32($0), lines: counts[$0], units: sums[$0])
    }
  }
}

extension DaySums: Packed {
  func pack(into packer: inout Packer) {
    entries.map(\.day).pack(into: &packer)
    entries.map(\.lines).pack(into: &packer)
    entries.map(\.units).pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let days = try [Int32](from: &unpacker)
    let lines = try [Int](from: &unpacker)
    let units = try [Int64](from: &unpacker)
    guard lines.count == days.count, units.count == days.count,
      zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }), lines.allSatisfy({ $0 > 0 }),
      days.first.map({ Day.calendar.contains($0) }) ?? true,
      days.last.map({ Day.calendar.contains($0) }) ?? true
    else { throw unpacker.damage("days in their order, each with its lines") }
    entries = days.indices.map { DaySum(day: days[$0], lines: lines[$0], units: units[$0]) }
  }
}

extension Day {
  /// The numbers of the days from 0001-01-01 to 9999-12-31: an export can say no other.
  static let calendar: ClosedRange<Int32> = -719_162...2_932_896
}

/// How many lines there are of one day, and the sum of their amounts in smallest units.
struct DaySum: Hashable, Sendable {
  var day: Int32
  var lines: Int
  var units: Int64
}
