import Base
import Foundation
import Testing

@Suite struct PeriodTests {
  static let known: [(Period.Length, String, String, String, String)] = [
    (.month, "2026-03-09", "2026-03", "2026-03-01", "2026-03-31"),
    (.month, "2024-02-29", "2024-02", "2024-02-01", "2024-02-29"),
    (.month, "1999-12-31", "1999-12", "1999-12-01", "1999-12-31"),
    (.quarter, "2026-03-31", "2026-Q1", "2026-01-01", "2026-03-31"),
    (.quarter, "2026-04-01", "2026-Q2", "2026-04-01", "2026-06-30"),
    (.quarter, "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"),
    (.year, "2026-03-09", "2026", "2026-01-01", "2026-12-31"),
    (.year, "0987-03-09", "0987", "0987-01-01", "0987-12-31"),
    (.week, "2026-03-01", "2026-W09", "2026-02-23", "2026-03-01"),
    (.week, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"),
    (.week, "2021-01-04", "2021-W01", "2021-01-04", "2021-01-10"),
    (.week, "2025-12-29", "2026-W01", "2025-12-29", "2026-01-04"),
    (.week, "2005-01-01", "2004-W53", "2004-12-27", "2005-01-02"),
    (.week, "2008-12-29", "2009-W01", "2008-12-29", "2009-01-04"),
    (.week, "2010-01-03", "2009-W53", "2009-12-28", "2010-01-03"),
    (.week, "1969-12-31", "1970-W01", "1969-12-29", "1970-01-04"),
    (.week, "1969-12-28", "1969-W52", "1969-12-22", "1969-12-28"),
  ]

  @Test(arguments: known)
  func labelAndBounds(
    length: Period.Length, day: String, label: String, first: String, last: String
  ) throws {
    let period = Period(length, containing: try #require(Day(iso: day)))
    #expect(period.description == label)
    #expect(period.firstDay.description == first)
    #expect(period.lastDay.description == last)
  }

  /// Each day lies in its period, periods follow without a hole, and labels sort as periods do.
  @Test(arguments: Period.Length.allCases)
  func periodsTileTheCalendar(length: Period.Length) throws {
    let start = try #require(Day(iso: "1965-01-01"))
    let end = try #require(Day(iso: "2031-12-31"))
    var wrong: [Day] = []
    var period = Period(length, containing: start)
    for day in sequence(first: start, next: { $0 < end ? $0 + 1 : nil }) {
      if day > period.lastDay {
        let next = period.advanced(by: 1)
        if next.firstDay != day || next.description <= period.description { wrong.append(day) }
        period = next
      }
      if Period(length, containing: day) != period || day < period.firstDay { wrong.append(day) }
      if period.lastDay - period.firstDay >= length.mostDays { wrong.append(day) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func weeksAsInFoundation() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    for year in 1990...2040 {
      let newYear = try #require(Day(year: year, month: 1, day: 1))
      for day in [-7, -4, -3, -2, -1, 0, 1, 2, 3, 4, 7].map({ newYear + $0 }) {
        let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
        let week = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
        let label = String(
          format: "%04d-W%02d", try #require(week.yearForWeekOfYear), try #require(week.weekOfYear))
        #expect(Period(.week, containing: day).description == label)
      }
    }
  }

  @Test func yearBefore() throws {
    let day = try #require(Day(iso: "2026-03-09"))
    let labels = Period.Length.allCases.map { Period($0, containing: day).yearBefore.description }
    #expect(labels == ["2025-03", "2025-W11", "2025-Q1", "2025"])
    // 52 weeks before a week 53 is week 1, not the week 53 that the year before does not have.
    let last = Period(.week, containing: try #require(Day(iso: "2020-12-31")))
    #expect(last.description == "2020-W53" && last.yearBefore.description == "2020-W01")
  }

  @Test func agesAreDifferences() throws {
    let start = Period(.month, containing: try #require(Day(iso: "1997-01-31")))
    let end = Period(.month, containing: try #require(Day(iso: "1998-06-01")))
    #expect(end.ordinal - start.ordinal == 17)
    #expect(start.advanced(by: 17) == end && start < end)
  }
}
