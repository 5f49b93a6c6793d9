import Base
import Foundation
import Models
import Testbench
import Testing

/// The CDNOW sample of P. S. Fader, B. G. S. Hardie, "Forecasting repeat sales at CDNOW: a case
/// study", Interfaces 31 (2001): 2,357 customers, 1997-01-01 to 1998-06-30. The figures were
/// reckoned apart from this program. Runs where PATRON_DATA names a folder with
/// cdnow/CDNOW_sample.txt.
@Suite(.enabled(if: CDNOW.file != nil, "PATRON_DATA has no cdnow/CDNOW_sample.txt"))
struct CDNOWTests {
  @Test func concentration() throws {
    let lorenz = Lorenz(Distribution(try CDNOW.histories().map { $0.values.reduce(0, +) }))
    #expect(lorenz.entities == 2357)
    #expect(lorenz.total == 24_409_194)
    #expect(written(lorenz.gini) == "0.630917")
    #expect(written(lorenz.giniUnbiased) == "0.631185")
    #expect(written(lorenz.topShare(percent: 20)) == "0.674229")
    #expect(lorenz.entities(carryingPercent: 80) == 777)
  }

  @Test func fromFirstToSecondPurchase() throws {
    let asOf = try #require(Day(iso: "1998-06-30"))
    var durations = Durations()
    for history in try CDNOW.histories() {
      let days = history.filter { $0.value >= 0 }.keys.sorted()
      if days.count > 1 {
        durations.addEvent(onDay: days[1] - days[0])
      } else if let only = days.first {
        durations.addCensored(onDay: asOf - only)
      }
    }
    let curve = KaplanMeier(durations)
    #expect(curve.median == nil)
    #expect(String(format: "%.6f", try #require(curve.standardError(onDay: 90))) == "0.009360")
    #expect(curve.point(onDay: 90).atRisk == 1671)
    #expect(written(curve.point(onDay: 90).share) == "0.291472")
    // Half of those who came back did so within 55 days. That is not when half come back.
    #expect(durations.untilEvent.count == 1139)
    #expect(durations.untilEvent.quantile(millionths: 500_000) == 55)
  }

  /// Days between successive purchase days, over all customers.
  @Test func gaps() throws {
    let gaps = Distribution(
      try CDNOW.histories().flatMap { history in
        let days = history.filter { $0.value >= 0 }.keys.sorted()
        return zip(days, days.dropFirst()).map { Int64($1 - $0) }
      })
    #expect(gaps.count == 4339)
    #expect(gaps.quantile(millionths: 500_000) == 34)
    #expect(String(format: "%.3f", try #require(gaps.mean).value) == "70.861")
  }

  private func written(_ share: Share?) -> String? {
    share.map { SixDigits($0.value).description }
  }
}

enum CDNOW {
  static let file = RealData.path("cdnow/CDNOW_sample.txt")

  /// One per customer: cents by day. Columns: id, new id, yyyymmdd, CDs, dollars.
  static func histories() throws -> [[Day: Int64]] {
    var histories: [Substring: [Day: Int64]] = [:]
    let text = try String(contentsOfFile: try #require(file), encoding: .ascii)
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: " ")
      let date = try #require(Int(fields[2]))
      let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100)
      let dollars = try #require(Double(fields[4]))
      let cents = Int64((dollars * 100).rounded())
      histories[fields[1], default: [:]][try #require(day), default: 0] += cents
    }
    return Array(histories.values)
  }
}
