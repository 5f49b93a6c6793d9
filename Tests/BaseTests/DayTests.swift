import Base
import Testing

@Suite struct DayTests {
  /// The calendar walked day by day, beside the arithmetic that jumps.
  @Test func everyDayOfEightCenturies() throws {
    var number = try #require(Day(year: 1600, month: 1, day: 1)).number
    #expect(number == -135_140)
    var wrong: [String] = []
    for year in 1600...2400 {
      let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, days) in zip(1...12, lengths) {
        for day in 1...days {
          let date = Day(number: number)
          if Day(year: year, month: month, day: day) != date || date.civil != (year, month, day) {
            wrong.append("\(year)-\(month)-\(day)")
          }
          number += 1
        }
        if Day(year: year, month: month, day: days + 1) != nil { wrong.append("\(year)-\(month)") }
      }
    }
    #expect(wrong.isEmpty)
  }

  /// The arithmetic of eras and years, beside the one that divides less.
  @Test func daysFarAway() {
    var state: UInt64 = 3
    let numbers: [Int32] = [.min, .min + 1, -719_469, -719_468, -719_467, -1, 0, .max - 1, .max]
    let more = (0..<20_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32(truncatingIfNeeded: state >> 32)
    }
    let wrong = (numbers + more).filter { Day(number: $0).civil != eraByEra(Int($0)) }
    #expect(wrong.isEmpty)
  }

  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  private func eraByEra(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 3, 1, 11_017), (2026, 3, 9, 20_521),
    (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
  ])
  func known(year: Int, month: Int, day: Int, number: Int32) {
    #expect(Day(year: year, month: month, day: day) == Day(number: number))
  }

  @Test(arguments: [
    (2026, 2, 29), (2026, 2, 30), (1900, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1),
    (2026, 1, 0), (2026, 1, 32), (2026, 1, -1), (0, 1, 1), (-1, 1, 1), (10_000, 1, 1),
    (2026, 1, Int.max), (Int.max, 1, 1), (Int.min, 1, 1), (2026, Int.min, 1),
  ])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func writtenAndReadBack() throws {
    for text in ["2026-03-09", "0001-01-01", "9999-12-31", "2024-02-29"] {
      #expect(try #require(Day(iso: text)).description == text)
    }
  }

  @Test(arguments: [
    "", "2026-3-9", "2026-03-9", "26-03-09", "2026/03/09", "2026-03-09 ", " 2026-03-09",
    "2026-02-30",
    "2026-03-09-", "-2026-03-09", "2026-03", "20260309", "+026-03-09", "2026-+3-09", "２０２６-03-09",
    "2026-03-09T00:00", "0000-01-01",
  ])
  func unreadable(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func daysBetween() throws {
    let (start, end) = (try #require(Day(iso: "2024-02-28")), try #require(Day(iso: "2024-03-01")))
    #expect(end - start == 2 && start - end == -2)
    #expect(start + 2 == end && end - 2 == start)
    #expect(start < end)
  }

  @Test func quotientRoundedDown() {
    for (number, quotient) in [(-8, -2), (-7, -1), (-1, -1), (0, 0), (6, 0), (7, 1)] {
      #expect(number.dividedDown(by: 7) == quotient)
    }
  }
}
