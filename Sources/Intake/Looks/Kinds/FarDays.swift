internal import Base

/// Do the oldest days lie alone, far before all others? A placeholder such as 1970-01-01 makes decades of empty periods, a
/// churn of 0, and a history that seems to be complete.
enum FarFirstDay: Look {
  static let kind = SuspicionKind.farFirstDay

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    FarDays.suspicions(kind, evidence, mirrored: false) { days, next, _ in
      "the oldest day lies \(days) days before \(next), the next day; if it is a placeholder, leave such lines out with source.exclude "
        + "or source.data_from: \(next)"
    }
  }
}

/// Do the newest days lie alone, far behind all others? Every customer is judged from the newest day, and would have lapsed.
enum FarLastDay: Look {
  static let kind = SuspicionKind.farLastDay

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    FarDays.suspicions(kind, evidence, mirrored: true) { days, next, line in
      "the newest day\(line.map { ", in line \($0)," } ?? "") lies \(days) days after \(next), the day before it, and every "
        + "customer is judged from it; if it is a typing error, correct it, leave it out with source.exclude, or set as_of: \(next)"
    }
  }
}

/// Days that lie alone at an end of the data.
///
/// They are cut off where the gap is longer than 31 days and more than four times as long as any gap in the rest; where they
/// are 5 days at most, and one line in 100 or 3 lines at most; and where the rest has 5 days or more. So neither a shop
/// that opens once a quarter nor an early first sale some weeks ahead looks wrong.
private enum FarDays {
  private static let shortestGap = 32
  private static let mostDays = 5
  private static let leastRest = 5

  static func suspicions(
    _ kind: SuspicionKind, _ evidence: Evidence, mirrored: Bool,
    _ words: (_ days: Int, _ next: Day, _ line: Int?) -> String
  ) -> [Suspicion] {
    var all = DaySums()
    for file in evidence.files { all.merge(file.findings.days) }
    // Mirrored, so that one rule serves both ends.
    let sign: Int32 = mirrored ? -1 : 1
    let days = (mirrored ? all.entries.reversed() : all.entries).map { (day: $0.day * sign, lines: $0.lines) }
    guard let cut = cut(days) else { return [] }
    let next = Day(number: days[cut].day * sign)
    return evidence.files.enumerated().compactMap { position, file in
      let far = file.findings.days.entries.filter { $0.day * sign < days[cut].day }
      guard let first = mirrored ? far.last : far.first else { return nil }
      let gap = Int(days[cut].day - first.day * sign)
      // Of the newest day the record is known that says it.
      let record = evidence.newest.flatMap { newest in
        mirrored && newest.file == position && newest.day.number == first.day ? newest : nil
      }
      return Suspicion(
        kind, file: file.path, lines: far.reduce(0) { $0 &+ $1.lines },
        money: Money(units: far.reduce(0) { $0 &+ $1.units }),
        example: record?.value ?? "\(Day(number: first.day))", advice: words(gap, next, record?.line))
    }
  }

  /// How many days are cut off; nil: none.
  private static func cut(_ days: [(day: Int32, lines: Int)]) -> Int? {
    guard days.count > leastRest else { return nil }
    let most = max(3, days.reduce(0) { $0 &+ $1.lines } / 100)
    // The longest gap in the rest, from each day on.
    var longest = Array(repeating: Int32(0), count: days.count)
    for index in days.indices.dropLast().reversed() {
      longest[index] = max(longest[index + 1], days[index + 1].day - days[index].day)
    }
    var lines = 0
    var found: Int?
    for cut in 1...min(mostDays, days.count - leastRest) {
      lines &+= days[cut - 1].lines
      guard lines <= most else { break }
      let gap = days[cut].day - days[cut - 1].day
      if gap >= shortestGap, gap > 4 * longest[cut] { found = cut }
    }
    return found
  }
}
