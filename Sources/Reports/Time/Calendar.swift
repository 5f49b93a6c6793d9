public import Base
internal import Ledger

/// The periods from data start to the as-of day, and which of them can be trusted.
public struct Calendar: Sendable {
  public let length: Period.Length
  public let dataStart: Day
  public let asOf: Day
  /// θmax: from data start + θmax + 1 on, those who lapsed before could have been seen.
  private let longestSilence: Int
  private let firstOrdinal: Int
  public let count: Int
  /// By day since data start: the position of its period. Tables ask for millions of days.
  private let positions: [Int32]
  /// By position: the period as tables write it, and its last day or the as-of day where that comes first.
  private let names: [String]
  private let ends: [Day]

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

  public func period(_ position: Int) -> Period { Period(length, ordinal: firstOrdinal + position) }

  /// A period as tables write it: `2026-03`.
  func name(of position: Int) -> String { names[position] }

  /// The position of the same period a year earlier, nil where it is before data start's.
  public func yearBefore(_ position: Int) -> Int? {
    position >= length.perYear ? position - length.perYear : nil
  }

  public func isComplete(_ position: Int) -> Bool {
    let period = period(position)
    return period.firstDay >= dataStart && period.lastDay <= asOf
  }

  public func isMature(_ position: Int) -> Bool {
    isMature(startingOn: period(position).firstDay)
  }

  public func isMature(startingOn day: Day) -> Bool { day - dataStart >= longestSilence + 1 }

  /// A period's last day, or the as-of day where it comes first.
  public func end(of position: Int) -> Day { ends[position] }
}
