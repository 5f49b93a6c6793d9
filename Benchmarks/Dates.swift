import Base
import Intake
import Testbench

extension Suite {
  /// Text to days.
  static let dates = Suite(name: "dates") {
    let days = randomDays
    return try [
      comparison("yyyy-MM-dd", days, days.map(\.description)),
      comparison("yyyy-MM-dd HH:mm:ss", days, days.map { "\($0) 10:30:59" }),
      comparison("dd.MM.yyyy", days, days.map(dotted)),
      // A number's place depends on those before it, so only tokens can read it.
      comparison(
        "d/M/yyyy", days, days.map { "\($0.civil.day)/\($0.civil.month)/\($0.civil.year)" }, isFixed: false),
    ]
  }

  private static var randomDays: [Day] {
    var random = SplitMix64(seed: 3)
    return (0..<100_000).map { _ in Day(number: Int32.random(in: 10_000...20_000, using: &random)) }
  }

  private static func dotted(_ day: Day) -> String {
    let (year, month, date) = day.civil
    return "\(date.padded(to: 2)).\(month.padded(to: 2)).\(year)"
  }

  private static func comparison(
    _ text: String, _ days: [Day], _ dates: [String], isFixed: Bool = true
  ) throws -> Comparison {
    let pattern = try DatePattern(text)
    let texts = Texts(dates)
    for (field, day) in zip(texts.fields, days) {
      let date = texts.bytes.span.extracting(field)
      try Disagreement.unless(
        pattern.day(in: date) == day && pattern.dayByTokens(in: date) == day, "\(day) is read as another day")
    }
    let byPlaces = Comparison.Way(name: "by places") {
      let bytes = texts.bytes.span
      var sum = 0
      for field in texts.fields { sum &+= Int(pattern.day(in: bytes.extracting(field))?.number ?? 0) }
      return sum
    }
    let byTokens = Comparison.Way(name: "by tokens") {
      let bytes = texts.bytes.span
      var sum = 0
      for field in texts.fields { sum &+= Int(pattern.dayByTokens(in: bytes.extracting(field))?.number ?? 0) }
      return sum
    }
    return Comparison(
      subject: text, items: texts.count, item: "date", bytes: texts.size,
      ways: isFixed ? [byPlaces, byTokens] : [byTokens])
  }
}
