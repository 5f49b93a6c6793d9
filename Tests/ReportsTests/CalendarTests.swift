import Base
import Foundation
import Reports
import Testing

@Suite struct CalendarTests {
  /// Every cell of every day, by Foundation's calendar.
  @Test(arguments: Period.Length.allCases)
  func everyDayIsWhereFoundationPutsIt(_ length: Period.Length) throws {
    var workshop = Workshop.openShop
    workshop.settings.period = length
    workshop.settings.pyramid.windowDays = 200
    workshop.asOf = Day(iso: "2026-06-30")
    let export = """
      order,day,customer,product,category,region,amount,cost
      o1,2023-12-28,c1,tea,drinks,north,20.00,8.00
      o2,2026-06-11,c2,tea,drinks,north,20.00,8.00

      """
    var calendar = Foundation.Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let grid = try workshop.grid("calendar", of: export)
    let rows = try grid.columns(
      "day", "weekday", "iso_week", "month", "quarter", "year", "period", "period_start", "period_end",
      "is_in_window",
      "is_after_as_of")
    let first = Period(length, containing: Day(iso: "2023-12-28")!).firstDay
    let last = Period(length, containing: Day(iso: "2026-06-30")!).lastDay
    #expect(rows.count == last - first + 1)
    for (age, row) in rows.enumerated() {
      let date = Date(timeIntervalSince1970: Double((first + age).number) * 86_400)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday, .weekOfYear, .yearForWeekOfYear], from: date)
      let (year, month) = (parts.year!, parts.month!)
      let day = String(format: "%04d-%02d-%02d", year, month, parts.day!)
      let week = String(format: "%04d-W%02d", parts.yearForWeekOfYear!, parts.weekOfYear!)
      let monthName = String(format: "%04d-%02d", year, month)
      let quarter = "\(year)-Q\((month + 2) / 3)"
      let unit: (Foundation.Calendar.Component, String) =
        switch length {
        case .month: (.month, monthName)
        case .week: (.weekOfYear, week)
        case .quarter: (.quarter, quarter)
        case .year: (.year, "\(year)")
        }
      let cells = row.split(separator: ",").map(String.init)
      #expect(cells[0] == day)
      // Foundation counts from Sunday, 1.
      #expect(cells[1] == "\((parts.weekday! + 5) % 7 + 1)")
      #expect(Array(cells[2...6]) == [week, monthName, quarter, "\(year)", unit.1])
      #expect(cells[7] <= day && day <= cells[8])
      // 200 days up to 2026-06-30.
      #expect(cells[9] == "\(day >= "2025-12-13" && day <= "2026-06-30")")
      #expect(cells[10] == "\(day > "2026-06-30")")
    }
  }
}
