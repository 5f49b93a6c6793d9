import Base
import Foundation
import Testbench
import Testing

@testable import Intake

/// Zones from the tz database against Foundation's own, and times taken to the shop's day.
@Suite struct TimeZoneTests {
  static func rules(_ name: String) throws -> TimeZoneRules {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)")))
    return try #require(TimeZoneRules(name: name, tzif: bytes))
  }

  static let names = [
    "UTC", "America/New_York", "Europe/Berlin", "Europe/Dublin", "Asia/Kolkata", "Asia/Shanghai",
    "Australia/Lord_Howe",
    "America/Sao_Paulo", "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu", "Pacific/Chatham",
    "Asia/Tokyo",
  ]

  @Test(arguments: names)
  func offsetsAreThoseOfFoundation(name: String) throws {
    let rules = try Self.rules(name)
    let zone = try #require(TimeZone(identifier: name))
    var random = Testbench.SplitMix64(seed: 42)
    // From 1970 to 2037, after which Foundation and the database may differ.
    for _ in 0..<4000 {
      let instant = Int.random(in: 0..<2_145_916_800, using: &random)
      let wanted = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
      #expect(rules.offset(at: instant) == wanted, "\(name) at \(instant)")
    }
  }

  /// The yearly rule alone against the changes that the database lists year by year.
  @Test(arguments: [
    ("America/New_York", "EST5EDT,M3.2.0,M11.1.0", 2007),
    ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3", 1996),
    ("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 2008),
    ("America/Santiago", "<-04>4<-03>,M9.1.6/24,M4.1.6/24", 2023),
    ("America/Nuuk", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2024),
  ])
  func yearlyRules(name: String, text: String, since year: Int) throws {
    let rule = try #require(YearlyZoneRule(Array(text.utf8)))
    let rules = try Self.rules(name)
    let first = Int(Day.number(year: year, month: 6, day: 1)) * 86_400
    for hour in stride(from: first, to: 2_145_916_800, by: 3600)
    where rule.offset(at: hour) != rules.offset(at: hour) {
      Issue.record("\(name) differs at \(hour)")
      return
    }
  }

  @Test func rulesOfDaysOfTheYear() throws {
    // IEEE 1003.1, 8.3: J60 is 1 March in every year, 59 is 29 February in a leap year.
    let julian = try #require(YearlyZoneRule(Array("AAA0BBB,J60/0,J90/0".utf8)))
    let plain = try #require(YearlyZoneRule(Array("AAA0BBB,59/0,89/0".utf8)))
    func start(_ year: Int, _ month: Int, _ day: Int) -> Int {
      Int(Day.number(year: year, month: month, day: day)) * 86_400
    }
    for year in [2023, 2024] {
      #expect(julian.offset(at: start(year, 3, 1) - 1) == 0)
      #expect(julian.offset(at: start(year, 3, 1)) == 3600)
    }
    #expect(plain.offset(at: start(2024, 2, 29) - 1) == 0)
    #expect(plain.offset(at: start(2024, 2, 29)) == 3600)
    #expect(plain.offset(at: start(2023, 3, 1)) == 3600)
    for text in [
      "", "E5", "EST", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M13.1.0,M1.1.0", "EST25",
      "EST5EDT,M3.2.0,M11.1.0x",
    ] {
      #expect(YearlyZoneRule(Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test func bytesThatAreNoZone() throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin")))
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(TimeZoneRules(name: "x", tzif: Array(bytes[..<length])) == nil)
    }
    #expect(TimeZoneRules(name: "x", tzif: Array("TZif2".utf8)) == nil)
  }

  /// - Returns: The day in the shop's zone, with a `?` where the time is doubtful.
  private func day(_ text: String, _ pattern: String, from: String?, to: String) throws -> String? {
    let time = try #require(try DatePattern(pattern).time(in: Array(text.utf8).span))
    let shift = ZoneShift(from: try from.map(Self.rules), to: try Self.rules(to))
    return shift.day(of: time).map { "\($0.day)\($0.isDoubtful ? "?" : "")" }
  }

  @Test(
    arguments: [
      // An evening in New York is the next day in UTC, at a month's end the next month.
      ("2024-03-01 01:30:00", "yyyy-MM-dd HH:mm:ss", "UTC", "America/New_York", "2024-02-29"),
      ("2024-03-01 05:00:00", "yyyy-MM-dd HH:mm:ss", "UTC", "America/New_York", "2024-03-01"),
      ("2024-03-01 04:59:59", "yyyy-MM-dd HH:mm:ss", "UTC", "America/New_York", "2024-02-29"),
      ("2024-07-01 03:59:59", "yyyy-MM-dd HH:mm:ss", "UTC", "America/New_York", "2024-06-30"),
      ("2024-07-01 04:00:00", "yyyy-MM-dd HH:mm:ss", "UTC", "America/New_York", "2024-07-01"),
      ("2024-02-29T20:00:00-05:00", "yyyy-MM-dd'T'HH:mm:ss", "UTC", "America/New_York", "2024-02-29"),
      ("2024-03-01T01:00:00Z", "yyyy-MM-dd'T'HH:mm:ss", "Asia/Tokyo", "America/New_York", "2024-02-29"),
      ("2024-03-01T01:00:00Z", "yyyy-MM-dd'T'HH:mm:ss'Z'", "Asia/Tokyo", "America/New_York", "2024-02-29"),
      ("1709254800", "epoch", nil, "America/New_York", "2024-02-29"),
      ("1709254800", "epoch", nil, "Asia/Shanghai", "2024-03-01"),
      ("3/1/2024 12:15 AM EST", "M/d/yyyy h:mm a", nil, "America/Los_Angeles", "2024-02-29"),
      ("3/1/2024 3:15 AM EST", "M/d/yyyy h:mm a", nil, "America/Los_Angeles", "2024-03-01"),
      ("3/1/2024 12:15 AM CST", "M/d/yyyy h:mm a", "America/Chicago", "America/Los_Angeles", "2024-02-29"),
      ("3/1/2024 12:15 AM CST", "M/d/yyyy h:mm a", "Asia/Shanghai", "America/Los_Angeles", "2024-02-29"),
      ("3/1/2024 11:00 PM CST", "M/d/yyyy h:mm a", "America/Chicago", "UTC", "2024-03-02"),
      ("45352.1", "excel", "UTC", "America/New_York", "2024-02-29"),
      ("45352", "excel", "UTC", "America/New_York", "2024-03-01"),
      // A date alone is that date; so is a time without an offset where nothing says whose it is.
      ("2024-03-01", "yyyy-MM-dd", "UTC", "America/New_York", "2024-03-01"),
      ("2024-03-01 01:30:00", "yyyy-MM-dd HH:mm:ss", nil, "America/New_York", "2024-03-01"),
      // The clocks of New York skip 02:00 to 03:00, which is 07:00 UTC by the earlier offset, and show 01:00 to 02:00 twice.
      ("2024-03-10 02:30:00", "yyyy-MM-dd HH:mm:ss", "America/New_York", "UTC", "2024-03-10?"),
      ("2024-03-10 03:00:00", "yyyy-MM-dd HH:mm:ss", "America/New_York", "UTC", "2024-03-10"),
      ("2024-11-03 01:30:00", "yyyy-MM-dd HH:mm:ss", "America/New_York", "UTC", "2024-11-03?"),
      ("2024-11-03 02:00:00", "yyyy-MM-dd HH:mm:ss", "America/New_York", "UTC", "2024-11-03"),
      // 01:30 for the first time is 05:30 UTC, of a 3 November; by the later offset it would be 06:30, in +18:00 the next day.
      ("2018-11-03 23:30:00", "yyyy-MM-dd HH:mm:ss", "America/Sao_Paulo", "UTC", "2018-11-04"),
      // Apia had no 30 December 2011.
      ("2011-12-30 12:00:00", "yyyy-MM-dd HH:mm:ss", "Pacific/Apia", "Pacific/Apia", "2011-12-31?"),
    ] as [(String, String, String?, String, String)])
  func daysOfTheShop(text: String, pattern: String, from: String?, to: String, wanted: String) throws {
    #expect(try day(text, pattern, from: from, to: to) == wanted)
  }

  @Test func aNameOfSeveralZonesIsRefused() throws {
    for name in ["CST", "IST", "BST", "AST"] {
      #expect(
        try day("2024-03-01 10:00 \(name)", "yyyy-MM-dd HH:mm", from: "UTC", to: "UTC") == nil, "\(name)")
    }
  }

  @Test func timesOfTheEarlierOffset() throws {
    let york = try Self.rules("America/New_York")
    func local(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int) -> Int {
      Int(Day.number(year: 2024, month: month, day: day)) * 86_400 + hour * 3600 + minute * 60
    }
    #expect(york.instant(ofLocal: local(11, 3, 1, 30)) == (local(11, 3, 5, 30), true))
    #expect(york.instant(ofLocal: local(11, 3, 0, 59)) == (local(11, 3, 4, 59), false))
    #expect(york.instant(ofLocal: local(11, 3, 2, 0)) == (local(11, 3, 7, 0), false))
    #expect(york.instant(ofLocal: local(3, 10, 2, 30)) == (local(3, 10, 7, 30), true))
    #expect(york.instant(ofLocal: local(3, 10, 1, 59)) == (local(3, 10, 6, 59), false))
    #expect(york.instant(ofLocal: local(3, 10, 3, 0)) == (local(3, 10, 7, 0), false))
  }

  /// Both ways of reading, with the doubtful times counted.
  @Test func linesOfAShop() throws {
    var desk = Desk.plain
    desk.source.format.dates = [try DatePattern("yyyy-MM-dd HH:mm:ss")]
    desk.source.timeZone = ZoneShift(from: try Self.rules("America/New_York"), to: try Self.rules("UTC"))
    let text = Desk.lines(
      "c;2024-03-09 23:30:00;1", "c;2024-03-10 02:30:00;1", "c;2024-11-03 01:30:00;1",
      "c;2024-11-03 01:30:00;x",
      "c;2024-03-09 23:30:00 IST;1")
    for isPlain in [true, false] {
      desk.readsPlainLines = isPlain
      let handed = try desk.read(text)
      #expect(handed.lines.map(\.day).sorted() == ["2024-03-10", "2024-03-10", "2024-11-03"])
      #expect(handed.total.remarks.doubtfulTimes == 2)
      #expect(handed.refusals == ["5 bad_amount amount", "6 bad_date day"])
    }
  }
}
