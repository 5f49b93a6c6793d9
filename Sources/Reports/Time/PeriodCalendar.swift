public import Base
internal import Ledger

/// The periods from data start to the as-of day, and which of them can be trusted.
public struct PeriodCalendar: Sendable {
  /// How long a period is.
  public let length: Period.Length
  /// The first day that could have been seen.
  public let dataStart: Day
  /// The last day that counts.
  public let asOf: Day
  /// θmax. Whoever lapses on or after data start + θmax + 1 has bought on or after data start, and so was seen.
  private let longestSilence: Int
  private let firstOrdinal: Int
  /// How many periods there are.
  public let count: Int
  /// By day since data start: the position of its period. A table, because periods are looked up for millions of days.
  private let positions: [Int32]
  /// The position of the first period that starts late enough.
  private let firstMature: Int
  /// By position: the period as tables write it, and its last day or the as-of day where that comes first.
  let names: [String]
  private let ends: [Day]

  /// - Parameter longestSilence: In days: nobody can stay silent longer without being lapsed.
  public init(_ length: Period.Length, from dataStart: Day, to asOf: Day, longestSilence: Int) {
    self.length = length
    self.dataStart = dataStart
    self.asOf = asOf
    self.longestSilence = longestSilence
    let firstOrdinal = Period(length, containing: dataStart).ordinal
    self.firstOrdinal = firstOrdinal
    let days = max(0, asOf - dataStart + 1)
    let count = days == 0 ? 0 : Period(length, containing: asOf).ordinal - firstOrdinal + 1
    self.count = count
    names = (0..<count).map { Period(length, ordinal: firstOrdinal + $0).description }
    firstMature =
      (0..<count).first {
        Period(length, ordinal: firstOrdinal + $0).firstDay - dataStart >= longestSilence + 1
      } ?? count
    ends = (0..<count).map { min(Period(length, ordinal: firstOrdinal + $0).lastDay, asOf) }
    positions = (0..<days).map { day in
      Int32(Period(length, containing: dataStart + day).ordinal - firstOrdinal)
    }
  }

  /// Positions of all periods.
  public var all: Range<Int> { 0..<count }

  /// The position of a day's period.
  /// - Precondition: The day is from data start to the as-of day.
  public func position(of day: Day) -> Int { Int(positions[day - dataStart]) }

  /// The period at a position.
  public func period(_ position: Int) -> Period { Period(length, ordinal: firstOrdinal + position) }

  /// A period as tables write it: `2026-03`.
  func name(of position: Int) -> String { names[position] }

  /// The position of the same period a year earlier, nil where it is before data start's.
  public func yearBefore(_ position: Int) -> Int? {
    position >= length.perYear ? position - length.perYear : nil
  }

  /// Whether a period lies between data start and the as-of day with all its days.
  public func isComplete(_ position: Int) -> Bool {
    let period = period(position)
    return period.firstDay >= dataStart && period.lastDay <= asOf
  }

  /// Whether a period starts late enough for customers who had lapsed before it to have been seen.
  public func isMature(_ position: Int) -> Bool { position >= firstMature }

  /// The same of a period that starts on a day.
  public func isMature(startingOn day: Day) -> Bool { day - dataStart >= longestSilence + 1 }

  /// A period's last day, or the as-of day where it comes first.
  public func end(of position: Int) -> Day { ends[position] }
}
