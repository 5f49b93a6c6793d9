internal import Base
internal import Ledger

/// The time spans over which concentration is measured (scopes), and which of them contain each day.
struct Scopes: Sendable {
  let names: [String]
  /// Days in the same scopes are of the same kind. By kind: the positions of these scopes, rising, at most three.
  let kinds: [[Int]]
  private let firstDay: Day
  /// By day since data start.
  private let kindOfDay: [UInt16]
  /// By kind: the scope of the calendar year.
  private let yearOfKind: [Int]

  static let trailing = 0
  static let firstYear = 2
  /// The position of no scope.
  static let noYear = -1

  /// The scopes' names, in order.
  static func named(years: [String]) -> [String] { ["trailing", "all"] + years }

  /// W and all time, then each complete calendar year.
  init(_ premises: Premises) {
    let ever = Self.named(years: [])
    var windows = [
      (ever[Self.trailing], premises.window),
      (ever[1], Window(first: premises.facts.dataStart, last: premises.facts.asOf)),
    ]
    let years = PeriodCalendar(
      .year, from: premises.facts.dataStart, to: premises.facts.asOf, longestSilence: 0)
    for position in years.all where years.isComplete(position) {
      let year = years.period(position)
      windows.append((year.description, Window(first: year.firstDay, last: year.lastDay)))
    }
    names = Self.named(years: windows.dropFirst(Self.firstYear).map(\.0))
    firstDay = premises.facts.dataStart
    var kinds: [[Int]] = []
    kindOfDay = (0..<max(0, premises.facts.asOf - firstDay + 1)).map { [firstDay] day in
      let positions = windows.indices.filter { windows[$0].1.contains(firstDay + day) }
      if let kind = kinds.firstIndex(of: positions) { return UInt16(kind) }
      kinds.append(positions)
      return UInt16(kinds.count - 1)
    }
    self.kinds = kinds
    yearOfKind = kinds.map { positions in positions.first { $0 >= Self.firstYear } ?? Self.noYear }
  }

  /// - Precondition: The day is from data start to the as-of day.
  @inline(__always)
  func kind(of day: Day) -> UInt16 { kindOfDay[day - firstDay] }

  /// The position of the calendar year of a day; `noYear` if that year is not complete.
  @inline(__always)
  func year(of day: Day) -> Int { yearOfKind[Int(kind(of: day))] }
}
