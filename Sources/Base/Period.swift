/// A stretch of the calendar that tables are split by: a month, an ISO week, a quarter or a year.
public struct Period: Hashable, Comparable, Sendable {
  /// How long a period is.
  public enum Length: String, Sendable, CaseIterable {
    case month, week, quarter, year
  }

  /// How long it is.
  public let length: Length

  /// Consecutive periods of one length have consecutive ordinals, so an age is a difference.
  public let ordinal: Int

  /// The period at a position among those of its length.
  @inlinable
  public init(_ length: Length, ordinal: Int) {
    self.length = length
    self.ordinal = ordinal
  }

  /// The period that a day falls into.
  @inlinable
  public init(_ length: Length, containing day: Day) {
    switch length {
    case .week:
      // 1969-12-29, day -3, was a Monday.
      self.init(length, ordinal: (Int(day.number) + 3).dividedDown(by: 7))
    case .month:
      let (year, month, _) = day.civil
      self.init(length, ordinal: year * 12 + month - 1)
    case .quarter:
      let (year, month, _) = day.civil
      self.init(length, ordinal: year * 4 + (month - 1) / 3)
    case .year:
      self.init(length, ordinal: day.civil.year)
    }
  }

  @inlinable
  public static func < (a: Period, b: Period) -> Bool { a.ordinal < b.ordinal }

  /// The period so many periods later; earlier for a negative number.
  @inlinable
  public func advanced(by periods: Int) -> Period { Period(length, ordinal: ordinal + periods) }
}

extension Period {
  /// The first day that belongs to it.
  public var firstDay: Day {
    switch length {
    case .week: Day(number: Int32(ordinal * 7 - 3))
    case .month: Day(number: Day.number(year: ordinal / 12, month: ordinal % 12 + 1, day: 1))
    case .quarter: Day(number: Day.number(year: ordinal / 4, month: ordinal % 4 * 3 + 1, day: 1))
    case .year: Day(number: Day.number(year: ordinal, month: 1, day: 1))
    }
  }

  /// The last day that belongs to it.
  public var lastDay: Day { advanced(by: 1).firstDay - 1 }

  /// The period 12 months, 52 weeks, 4 quarters or 1 year before.
  public var yearBefore: Period { advanced(by: -length.perYear) }
}

extension Period.Length {
  /// How many periods back "a year ago" is.
  public var perYear: Int {
    switch self {
    case .month: 12
    case .week: 52
    case .quarter: 4
    case .year: 1
    }
  }

  /// Days in the longest period of this length.
  public var mostDays: Int {
    switch self {
    case .month: 31
    case .week: 7
    case .quarter: 92
    case .year: 366
    }
  }
}

extension Period: CustomStringConvertible {
  /// `2026-03`, `2026-W09`, `2026-Q1` or `2026`.
  public var description: String {
    switch length {
    case .month: "\((ordinal / 12).padded(to: 4))-\((ordinal % 12 + 1).padded(to: 2))"
    case .quarter: "\((ordinal / 4).padded(to: 4))-Q\(ordinal % 4 + 1)"
    case .year: ordinal.padded(to: 4)
    case .week:
      // ISO 8601: a week belongs to the year of its Thursday.
      "\(thursday.civil.year.padded(to: 4))-W\(weekOfYear.padded(to: 2))"
    }
  }

  private var thursday: Day { firstDay + 3 }

  private var weekOfYear: Int {
    let newYear = Day(number: Day.number(year: thursday.civil.year, month: 1, day: 1))
    return (thursday - newYear) / 7 + 1
  }
}
