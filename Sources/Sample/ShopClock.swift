internal import Base

/// The shop's own time, which runs fast on busy days and slowly on quiet ones.
///
/// Customers wait in shop time. That alone makes seasons and weekends, without touching anybody's
/// habits.
struct ShopClock {
  static let openingDay = Day(number: 19_723)  // 2024-01-01, a Monday

  /// Shop time at the end of each day.
  private let ends: [Double]

  private static let months = [0.85, 0.86, 0.95, 1.0, 1.06, 0.96, 0.84, 0.82, 1.0, 1.08, 1.35, 1.55]
  private static let weekdays = [1.02, 0.98, 1.0, 1.0, 1.12, 1.28, 0.6]

  init(days: Int) {
    ends = summedUp(
      (0..<days).map { day in
        ShopClock.months[ShopClock.month(of: day)] * ShopClock.weekdays[day % 7]
      })
  }

  var days: Int { ends.count }

  static func date(of day: Int) -> Day { openingDay + day }

  /// 0 for January.
  static func month(of day: Int) -> Int { date(of: day).civil.month - 1 }

  /// How busy a day is; about 1 on average.
  func pace(of day: Int) -> Double { ends[day] - (day == 0 ? 0 : ends[day - 1]) }

  /// The day that is reached after waiting from the end of a day, at least the next one;
  /// nil when that is past the last day.
  func day(from day: Int, waiting wait: Double) -> Int? {
    let aim = ends[day] + wait
    guard aim <= ends[ends.count - 1], day + 1 < ends.count else { return nil }
    var low = day + 1
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < aim { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
