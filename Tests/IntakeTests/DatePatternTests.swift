import Base
import Testing

@testable import Intake

@Suite struct DatePatternTests {
  private func day(_ text: String, _ pattern: String) throws -> String? {
    try DatePattern(pattern).day(in: Array(text.utf8).span)?.description
  }

  @Test(arguments: [
    ("yyyy-MM-dd", "2026-03-09"), ("yyyy/M/d", "2026/3/9"), ("dd.MM.yyyy", "09.03.2026"),
    ("d.M.yyyy", "9.3.2026"), ("d.M.yyyy", "09.03.2026"), ("M/d/yy", "3/9/26"), ("MM/dd/yyyy", "03/09/2026"),
    ("yyyyMMdd", "20260309"), ("ddMMyy", "090326"), ("d MMM yyyy", "9 Mar 2026"), ("dd-MMM-yy", "09-MAR-26"),
    ("MMM d, yyyy", "mar 9, 2026"), ("yyyy年M月d日", "2026年3月9日"),
    ("yyyy-MM-dd HH:mm:ss", "2026-03-09 23:59:59"), ("yyyy-MM-ddTHH:mm:ssZ", "2026-03-09T00:00:00Z"),
    ("M/d/yyyy H:mm", "3/9/2026 8:26"), ("M/d/yyyy H:m:s", "3/9/2026 8:6:1"),
    ("yyyyMMddHHmmss", "20260309082600"),
    ("HH:mm dd.MM.yyyy", "08:26 09.03.2026"),
  ])
  func everyToken(pattern: String, text: String) throws {
    #expect(try day(text, pattern) == "2026-03-09")
  }

  @Test(arguments: [
    "2026-02-30", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    "0000-01-01", "2026-3-9", "2026-03-9", "26-03-09", "2026-03-091", " 2026-03-09", "2026-03-09 ", "2026-03",
    "2026/03/09", "2026-03-0９", "-026-03-09", "+026-03-09", "2026-03-09T00:00", "", "2026-W10",
  ])
  func whatTheCalendarOrThePatternDoesNotHave(text: String) throws {
    #expect(try day(text, "yyyy-MM-dd") == nil)
  }

  @Test func leapDays() throws {
    for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
      #expect(try day(text, "yyyy-MM-dd") == text)
    }
  }

  @Test(arguments: [
    "24:00:00", "23:60:00", "23:59:60", "9:00:00", "09:0:00", "09:00", "aa:00:00", "-1:00:00",
  ])
  func clockTimesThatAreNone(time: String) throws {
    #expect(try day("2026-03-09 \(time)", "yyyy-MM-dd HH:mm:ss") == nil)
  }

  @Test(arguments: [
    (".2", true), (".250", true), (".123456789", true), ("Z", true), (" Z", true), ("+08:00", true),
    ("-0530", true),
    ("+08", true), (".5Z", true), (".250+08:00", true), (".250 -03:30", true), ("+14:00", true),
    (".", false), (".Z", false), ("z", false), ("ZZ", false), ("+", false), ("+8", false), ("+15:00", false),
    ("+08:60", false), ("+08:0", false), ("+08:000", false), ("+08:00Z", false), (" ", false), ("  Z", false),
    (",250", false), (" UTC", true), ("UTC", true), (" PST", true), (".250 CET", true), (" GMT+0100", true),
    ("\u{202F}EST", true), (" XYZ", false), (" Pst", false), (" PSTX", false), (" CET+01", false),
    (" P", false), (".250 ", false), ("+0８:00", false),
  ])
  func fractionAndOffset(rest: String, isKnown: Bool) throws {
    let text = "2026-03-09 23:59:59" + rest
    #expect(try day(text, "yyyy-MM-dd HH:mm:ss") == (isKnown ? "2026-03-09" : nil))
  }

  /// A day is the date that the export shows; no offset moves it.
  @Test func offsetsMoveNothing() throws {
    #expect(try day("2026-03-09T23:30:00-08:00", "yyyy-MM-ddTHH:mm:ss") == "2026-03-09")
    #expect(try day("2026-03-09T00:30:00+08:00", "yyyy-MM-ddTHH:mm:ss") == "2026-03-09")
  }

  @Test func noOffsetBehindADate() throws {
    #expect(try day("2026-03-09Z", "yyyy-MM-dd") == nil)
    #expect(try day("2026-03-09+08:00", "yyyy-MM-dd") == nil)
  }

  @Test func yearsOfTwoDigits() throws {
    for (text, year) in [("00", 2000), ("68", 2068), ("69", 1969), ("99", 1999)] {
      #expect(try day("01.02.\(text)", "dd.MM.yy") == "\(year)-02-01")
    }
  }

  @Test func namesOfMonths() throws {
    let names = ["Jan", "feb", "MAR", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for (index, name) in names.enumerated() {
      #expect(try day("1 \(name) 2026", "d MMM yyyy") == "2026-\((index + 1).padded(to: 2))-01")
    }
    for name in ["Mär", "Sept", "March", "M4r", "Ma", "\u{2A}an", "1"] {
      #expect(try day("1 \(name) 2026", "d MMM yyyy") == nil)
    }
  }

  @Test func patternsTriedInOrder() throws {
    var desk = Desk.plain
    desk.source.format.dates = try ["dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd"].map { try DatePattern($0) }
    let handed = try desk.read(
      Desk.lines("c;03/04/2026;1", "c;03/14/2026;1", "c;2026-05-06;1", "c;14/14/2026;1"))
    #expect(handed.lines.map(\.day) == ["2026-04-03", "2026-03-14", "2026-05-06"])
    #expect(handed.refusals == ["5 bad_date day"])
  }

  @Test(arguments: [
    "", "yyyy-MM", "MM-dd", "yyyy-dd", "yyyy-MM-dd dd", "yyyy-MM-MMM-dd", "yyyy-yy-MM-dd", "yyy-MM-dd",
    "yyyy-MMMMM-dd", "yyyy-MM-dd hh:mm", "yyyy-MM-dd a", "yyyy-MM-dd HH:mm a", "yyyy-MM-dd hh:mm a a",
    "yyyy-MM-dd hh:HH a", "yyyy-MM-dd hha 'o", "yyyy-MMM-MMMM-dd", "EEE EEEE yyyy-MM-dd",
    "yyyy-MM-dd HH:mm:s.SSSSSSSSSS",
    "epoch_s", "yyyy-MM-dHH:mm", "'yyyy'-MM-dd", "yyyy-MM-ddd", "YYYY-MM-DD", "yyyyMdd", "yyyyMd",
    "yyyy-MM-dHH",
    "yyyy-MM-dd EE", "yyyy-MM-dd EEEEE", "yyyy-MM-ddZZ",
  ])
  func patternsThatSayTooLittleOrTooMuch(pattern: String) {
    #expect(throws: DatePattern.PatternError.self) { try DatePattern(pattern) }
  }

  @Test func isoIsThePatternItSays() throws {
    #expect(try DatePattern("yyyy-MM-dd") == .iso)
  }
}
