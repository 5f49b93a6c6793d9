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
}
