import Base
import Testing

@testable import Intake

/// Dates with names, halves of a day, fractions, literals and as numbers.
@Suite struct DateFormTests {
  private func time(_ text: String, _ pattern: String, decimal: UInt8 = UInt8(ascii: ".")) throws
    -> ShownTime?
  {
    try DatePattern(pattern).time(in: Array(text.utf8).span, decimalSign: decimal)
  }

  private func day(_ text: String, _ pattern: String) throws -> String? {
    try DatePattern(pattern).day(in: Array(text.utf8).span)?.description
  }

  /// All 1440 minutes of a day, written as `DateFormatter` would with `h:mm a`.
  @Test func everyMinuteOfADay() throws {
    for minute in 0..<1440 {
      let hour = minute / 60
      let shown = hour % 12 == 0 ? 12 : hour % 12
      let clock = "\(shown):\((minute % 60).padded(to: 2))"
      let words = hour < 12 ? ["AM", "am", "a.m.", "A.M.", "Am"] : ["PM", "pm", "p.m.", "P.M.", "Pm"]
      for word in words {
        #expect(try time("3/1/2024 \(clock) \(word)", "M/d/yyyy h:mm a")?.second == minute * 60)
      }
      let half = hour < 12 ? "上午" : "下午"
      #expect(try time("2024/3/1 \(half)\(clock)", "yyyy/M/d ah:mm")?.second == minute * 60)
    }
  }

  @Test(arguments: [
    "3/1/2024 0:15 AM", "3/1/2024 13:15 PM", "3/1/2024 12:60 AM", "3/1/2024 12:15", "3/1/2024 12:15 ",
    "3/1/2024 12:15 XM", "3/1/2024 12:15 A", "3/1/2024 12:15 AMX", "3/1/2024 12:15 a.m", "3/1/2024 12:15  AM",
    "2/30/2024 12:15 AM", "3/1/2024 :15 AM", "3/1/2024 12:15 AM AM", "3/1/2024 -1:15 AM",
    "3/1/2024 012:15 AM",
  ])
  func noTimesOfHalfADay(text: String) throws {
    #expect(try day(text, "M/d/yyyy h:mm a") == nil)
  }

  @Test(arguments: [
    ("M/d/yyyy h:mm:ss a", "3/1/2024 12:15:00 AM"), ("M/d/yyyy h:mm:ss a", "3/1/2024 12:15:00\u{202F}AM"),
    ("MM/dd/yyyy hh:mm a", "03/01/2024 01:05 PM"), ("MMM d, yyyy h:mm:ss a", "Mar 1, 2024 9:15:02 PM PST"),
    ("EEEE, MMMM d, yyyy", "Friday, March 1, 2024"), ("EEEE, MMMM d, yyyy", "FRIDAY, march 1, 2024"),
    ("EEE, d MMM yyyy HH:mm:ss", "Fri, 1 Mar 2024 10:00:00 +0100"), ("d MMMM yyyy", "1 March 2024"),
    ("EEE MMM dd yyyy HH:mm:ss", "Fri Mar 01 2024 10:00:00 GMT+0100"), ("dMMMMyyyy", "1March2024"),
    ("yyyy-MM-dd HH:mm:ss.SSS", "2024-03-01 10:00:00.123"),
    ("yyyy-MM-dd HH:mm:ss,SSS", "2024-03-01 10:00:00,123"),
    ("yyyy-MM-dd HH:mm:ss.S", "2024-03-01 10:00:00.1"),
    ("yyyy-MM-dd HH:mm:ss.S", "2024-03-01 10:00:00.123456789"),
    ("yyyy-MM-dd'T'HH:mm:ss'Z'", "2024-03-01T10:00:00Z"), ("d 'of' MMMM yyyy", "1 of March 2024"),
    ("d MMM ''yy", "1 Mar '24"), ("'it''s' yyyy-MM-dd", "it's 2024-03-01"),
    ("ddMMMyy:HH:mm:ss", "01MAR24:17:58:34"),
    ("yyyy年M月d日 a h:mm", "2024年3月1日 下午 2:05"), ("MMMM d, yyyy", "March\u{A0}1, 2024"),
    ("yyyyMMdd hhmmssa", "20240301 121500AM"),
    ("dd-MMM-yyyy hh.mm.ss.SSSSSS a", "01-MAR-2024 12.15.00.000000 AM"),
  ])
  func oneDayInManyForms(pattern: String, text: String) throws {
    #expect(try day(text, pattern) == "2024-03-01")
  }

  @Test func everyMonthAndWeekdayByName() throws {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November",
      "December",
    ]
    let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for (index, month) in months.enumerated() {
      #expect(try day("5 \(month) 2024", "d MMMM yyyy") == "2024-\((index + 1).padded(to: 2))-05")
    }
    // 2024-01-01 was a Monday.
    for number in 1...28 {
      for (index, weekday) in weekdays.enumerated() {
        let isRight = index == (number - 1) % 7
        let wanted = isRight ? "2024-01-\(number.padded(to: 2))" : nil
        #expect(try day("\(weekday) \(number) January 2024", "EEEE d MMMM yyyy") == wanted)
        #expect(try day("\(weekday.prefix(3)) \(number) Jan 2024", "EEE d MMM yyyy") == wanted)
      }
    }
    #expect(try day("Monday, March 1, 2024", "EEEE, MMMM d, yyyy") == nil)
    #expect(try day("Thu 1 Jan 1970", "EEE d MMM yyyy") == "1970-01-01")
    #expect(try day("Mon 1 Jan 1900", "EEE d MMM yyyy") == "1900-01-01")
    #expect(try day("Sat 1 Jan 0001", "EEE d MMM yyyy") == nil)
    #expect(try day("Mon 1 Jan 0001", "EEE d MMM yyyy") == "0001-01-01")
  }

  @Test(arguments: [
    ("Mar 1, 2024", "MMMM d, yyyy"), ("March 1, 2024", "MMM d, yyyy"), ("Marchx 1, 2024", "MMMM d, yyyy"),
    ("Marc 1, 2024", "MMMM d, yyyy"), ("Fri, 1 Mar 2024", "EEEE, d MMM yyyy"),
    ("Friday, 1 Mar 2024", "EEE, d MMM yyyy"), ("Fre, 1 Mar 2024", "EEE, d MMM yyyy"),
    ("2024-03-01 10:00:00.", "yyyy-MM-dd HH:mm:ss.S"), ("2024-03-01 10:00:00.12", "yyyy-MM-dd HH:mm:ss.SSS"),
    ("2024-03-01 10:00:00", "yyyy-MM-dd HH:mm:ss.SSS"), ("1 von March 2024", "d 'of' MMMM yyyy"),
    ("Thursday 29 February 2023", "EEEE d MMMM yyyy"), ("March 1, 2024", "MMMM\u{A0}d, yyyy"),
  ])
  func namesThatDoNotFit(text: String, pattern: String) throws {
    #expect(try day(text, pattern) == nil)
  }

  @Test(arguments: [
    ("0", "1970-01-01"), ("86399", "1970-01-01"), ("86400", "1970-01-02"), ("-1", "1969-12-31"),
    ("-86400", "1969-12-31"), ("-86401", "1969-12-30"), ("1709251199", "2024-02-29"),
    ("1709251200", "2024-03-01"),
    ("1709251199.999", "2024-02-29"), ("1709251200.0", "2024-03-01"), ("-0.5", "1969-12-31"),
    ("253402300799", "9999-12-31"), ("-62135596800", "0001-01-01"),
  ])
  func seconds(text: String, wanted: String) throws {
    #expect(try day(text, "epoch") == wanted)
  }

  @Test(arguments: [
    ("1709251199999", "2024-02-29"), ("1709251200000", "2024-03-01"), ("-1", "1969-12-31"),
    ("0", "1970-01-01"),
    ("1709251199999.7", "2024-02-29"),
  ])
  func milliseconds(text: String, wanted: String) throws {
    #expect(try day(text, "epoch_ms") == wanted)
  }

  @Test(arguments: [
    ("253402300800", "epoch"), ("-62135596801", "epoch"), ("1709251200000", "epoch"), ("", "epoch"),
    ("-", "epoch"),
    ("1.", "epoch"), (".5", "epoch"), ("1e9", "epoch"), ("+1", "epoch"), (" 1", "epoch"), ("1,5", "epoch"),
    ("1709251200Z", "epoch"), ("1.5.2", "epoch"), ("9999999999999999", "epoch"),
    ("99999999999999999999", "epoch_ms"),
    ("2024-03-01", "epoch"), ("0", "excel"), ("60", "excel"), ("60.5", "excel"), ("-1", "excel"),
    ("0.5", "excel"),
    ("2958466", "excel"), ("20240301", "excel"), ("45,297", "excel"), ("45297.", "excel"),
    ("45297:30", "excel"),
  ])
  func numbersThatAreNoDates(text: String, pattern: String) throws {
    #expect(try day(text, pattern) == nil)
  }

  /// Excel's own numbers: ECMA-376, part 1, 18.17.4.1, and what the program shows.
  @Test(arguments: [
    ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("25569", "1970-01-01"),
    ("36526", "2000-01-01"),
    ("39448", "2008-01-01"), ("45296", "2024-01-05"), ("45297.5", "2024-01-06"), ("45351", "2024-02-29"),
    ("45296.999999999999", "2024-01-05"), ("2958465", "9999-12-31"),
  ])
  func excelDays(text: String, wanted: String) throws {
    #expect(try day(text, "excel") == wanted)
  }

  @Test func excelTimes() throws {
    #expect(try time("45297", "excel")?.second == nil)
    #expect(try time("45297.5", "excel")?.second == 43_200)
    // 10:30 as Excel stores it.
    #expect(try time("45297.4375", "excel")?.second == 37_800)
    #expect(try time("45297.999999", "excel")?.second == 86_399)
    #expect(try time("45297,25", "excel", decimal: UInt8(ascii: ","))?.second == 21_600)
    #expect(try time("45297.25", "excel", decimal: UInt8(ascii: ",")) == nil)
  }

  @Test func theFirstPatternThatFits() throws {
    var desk = Desk.plain
    desk.source.format.dates = try ["excel", "epoch", "epoch_ms", "EEE, d MMM yyyy HH:mm:ss"].map {
      try DatePattern($0)
    }
    let handed = try desk.read(
      Desk.lines(
        "c;45297.5;1", "c;1709251200;1", "c;1709251200000;1", "c;Fri, 1 Mar 2024 10:00:00 +0100;1",
        "c;Mon, 1 Mar 2024 10:00:00;1", "c;60;1"))
    #expect(
      handed.lines.map(\.day) == ["2024-01-06", "2024-03-01", "2024-03-01", "2024-03-01", "1970-01-01"])
    #expect(handed.refusals == ["6 bad_date day"])
  }
}
