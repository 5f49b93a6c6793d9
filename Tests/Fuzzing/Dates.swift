internal import Base
internal import Intake

/// A pattern is refused or read, and what a field shows by it is a day of the calendar.
///
/// The first line is the pattern, the rest is the field.
func checkDates(_ bytes: [UInt8]) throws(Broken) {
  let text = bytes.prefix { $0 != UInt8(ascii: "\n") }
  let field = Array(bytes[text.endIndex...].dropFirst())
  guard let pattern = try? DatePattern(String(decoding: text, as: UTF8.self)) else { return }
  let day = pattern.day(in: field.span)
  if let day {
    try Broken.unless(Day(iso: day.description) == day, "\(day) is no day of the calendar")
  }
  if pattern == .iso {
    let shown = String(decoding: field, as: UTF8.self)
    try Broken.unless(day == nil || day?.description == shown, "\(shown) is read as another day")
    try Broken.unless(Day(iso: shown) == day, "\(shown) is a day and is not read as one")
  }
  try checkNumbers(day, text: String(decoding: text, as: UTF8.self), String(decoding: field, as: UTF8.self))
}

/// Whole numbers, worked out as a calendar on paper has them.
private func checkNumbers(_ day: Day?, text: String, _ shown: String) throws(Broken) {
  guard let number = Int(shown), number.magnitude < 1_000_000_000_000_000, !shown.hasPrefix("+") else {
    return
  }
  let days: Int
  switch text {
  case "epoch": days = Int((Double(number) / 86_400).rounded(.down))
  case "epoch_ms": days = Int((Double(number) / 86_400_000).rounded(.down))
  case "excel":
    guard number != 60, number > 0 else { return try Broken.unless(day == nil, "\(shown) is a day") }
    days = number - (number > 60 ? 25_569 : 25_568)
  default: return
  }
  let isOfCalendar = (-719_162...2_932_896).contains(days)
  try Broken.unless(
    day.map { Int($0.number) } == (isOfCalendar ? days : nil), "\(shown) is not day \(days) but \(day as Any)"
  )
}
