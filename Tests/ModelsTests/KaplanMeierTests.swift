import Base
import Models
import Testbench
import Testing

@Suite struct KaplanMeierTests {
  /// Weeks of remission of 21 leukaemia patients under 6-mercaptopurine, with + still in
  /// remission: E. J. Freireich et al., Blood 21 (1963), 699–716; S and standard errors as in
  /// D. R. Cox, D. Oakes, "Analysis of Survival Data" (1984), and R's `survfit`.
  static var freireich: Durations {
    var durations = Durations()
    for week in [6, 6, 6, 7, 10, 13, 16, 22, 23] { durations.addEvent(onDay: week) }
    for week in [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35] {
      durations.addCensored(onDay: week)
    }
    return durations
  }

  @Test(arguments: [
    (6, 21, 0.8571, 0.0764, 0.6197, 0.9516), (7, 17, 0.8067, 0.0869, 0.5631, 0.9228),
    (10, 15, 0.7529, 0.0963, 0.5032, 0.8894), (13, 12, 0.6902, 0.1068, 0.4316, 0.8491),
    (16, 11, 0.6275, 0.1141, 0.3675, 0.8049), (22, 7, 0.5378, 0.1282, 0.2678, 0.7468),
    (23, 6, 0.4482, 0.1346, 0.1881, 0.6801),
  ])
  func freireichAsPublished(
    week: Int, atRisk: Int, survival: Double, error: Double, low: Double, high: Double
  ) throws {
    let curve = KaplanMeier(Self.freireich)
    let point = curve.point(onDay: week)
    #expect(point.atRisk == atRisk)
    #expect(abs(point.survival - survival) < 0.00005)
    #expect(abs(try #require(curve.standardError(onDay: week)) - error) < 0.00005)
    // The published bounds are of S, the interval is of 1 − S.
    let interval = try #require(point.interval)
    #expect(abs(1 - interval.high.value - low) < 0.00005)
    #expect(abs(1 - interval.low.value - high) < 0.00005)
    #expect(curve.median == 23)
  }

  @Test func dayBeforeAnyEventHasNoInterval() {
    let point = KaplanMeier(Self.freireich).point(onDay: 5)
    #expect(point.atRisk == 21)
    #expect(point.share == Share(0))
    #expect(point.variance == 0)
    #expect(point.interval == nil)
  }

  @Test func nothingIsKnownBeyondTheLastOneWatched() {
    let curve = KaplanMeier(Self.freireich)
    #expect(curve.point(onDay: 35).atRisk == 1)
    for day in [36, 365, 1_000_000] {
      let point = curve.point(onDay: day)
      #expect(point.day == day)
      #expect(point.atRisk == 0 && point.events == 0 && point.censored == 0)
      #expect(point.survival == curve.point(onDay: 35).survival)
      #expect(point.share == nil && point.interval == nil && point.variance == nil)
      #expect(curve.standardError(onDay: day) == nil)
    }
  }

  @Test func nobodyAtAll() {
    let curve = KaplanMeier(Durations())
    #expect(curve.median == nil)
    #expect(curve.point(onDay: 1).share == nil)
    #expect(curve.point(onDay: 1).survival == 1)
  }

  @Test func censoringCountsAfterTheEventsOfItsDay() {
    let curve = KaplanMeier(Durations(events: [0, 1], censored: [0, 1]))
    #expect(curve.point(onDay: 1).atRisk == 2)
    #expect(curve.point(onDay: 1).survival == 0.5)
    #expect(curve.median == 1)
  }

  @Test func lastEventEndsTheCurve() {
    let curve = KaplanMeier(Durations(events: [0, 0, 3], censored: []))
    #expect(curve.point(onDay: 2).share == Share(1))
    #expect(curve.point(onDay: 2).interval == nil)
    #expect(curve.standardError(onDay: 2) == nil)
    #expect(curve.point(onDay: 3).share == nil)
  }

  /// S = 9/10 · 8/9 · … comes to 1/2 but for rounding.
  @Test func halfReachedByManyRoundedStepsIsTheMedian() {
    for pairs in 1...200 {
      let events = [0] + Array(repeating: 1, count: 2 * pairs)
      #expect(KaplanMeier(Durations(events: events, censored: [])).median == pairs)
    }
  }

  @Test func sameAsCountingSubjectsOneByOne() {
    var random = SplitMix64(seed: 1958)
    for _ in 0..<200 {
      let subjects = (0..<Int.random(in: 1...60, using: &random)).map { _ in
        (day: Int.random(in: 0...20, using: &random), isEvent: Bool.random(using: &random))
      }
      var durations = Durations()
      for subject in subjects {
        if subject.isEvent {
          durations.addEvent(onDay: subject.day)
        } else {
          durations.addCensored(onDay: subject.day)
        }
      }
      let curve = KaplanMeier(durations)
      var survival = 1.0
      for day in 0...22 {
        let atRisk = subjects.count { $0.day >= day }
        let events = subjects.count { $0.day == day && $0.isEvent }
        if atRisk > 0 { survival *= 1 - Double(events) / Double(atRisk) }
        let point = curve.point(onDay: day)
        #expect(point.atRisk == atRisk)
        #expect(point.events == events)
        #expect(point.censored == subjects.count { $0.day == day && !$0.isEvent })
        #expect(abs(point.survival - survival) < 1e-12)
        if let interval = point.interval, let share = point.share {
          #expect(interval.low.value < share.value && share.value < interval.high.value)
        }
      }
    }
  }

  /// Without censoring Greenwood's variance is the binomial S(1 − S)/n.
  @Test func withoutCensoringTheVarianceIsBinomial() throws {
    let curve = KaplanMeier(Durations(events: [0, 3, 0, 2, 4, 1], censored: []))
    for day in 1...4 {
      let point = curve.point(onDay: day)
      let variance = try #require(point.variance)
      #expect(abs(variance - point.survival * (1 - point.survival) / 10) < 1e-15)
    }
  }
}
