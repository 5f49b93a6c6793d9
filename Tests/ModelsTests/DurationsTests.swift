import Base
import Models
import Testbench
import Testing

@Suite struct DurationsTests {
  @Test func anySplitAndOrderMergesToTheWhole() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<100 {
      var whole = Durations()
      var parts = [Durations(), Durations(), Durations()]
      for _ in 0..<Int.random(in: 0...50, using: &random) {
        let day = Int.random(in: 0...30, using: &random)
        let part = Int.random(in: 0..<3, using: &random)
        if Bool.random(using: &random) {
          whole.addEvent(onDay: day)
          parts[part].addEvent(onDay: day)
        } else {
          whole.addCensored(onDay: day)
          parts[part].addCensored(onDay: day)
        }
      }
      var leftFirst = parts[0]
      leftFirst.merge(parts[1])
      leftFirst.merge(parts[2])
      var rightFirst = parts[2]
      rightFirst.merge(parts[1])
      var last = parts[0]
      last.merge(rightFirst)
      #expect(leftFirst == whole)
      #expect(last == whole)
    }
  }

  @Test func equalCountsCompareEqualHoweverMade() {
    var added = Durations()
    added.addEvent(onDay: 2)
    added.addCensored(onDay: 9, subjects: 0)
    #expect(added == Durations(events: [0, 0, 1, 0, 0], censored: [0, 0]))
    #expect(added.subjects == 1)
  }

  @Test func comesBackFromItsBytes() throws {
    for durations in [
      Durations(), Durations(events: [0, 3], censored: []), Durations(events: [1], censored: [2, 9]),
    ] {
      #expect(try Durations(durations.sealed(as: "times")) == durations)
    }
  }

  /// Negative counts, and days without anybody at the end, which would make equal durations differ.
  @Test(arguments: [([-1], []), ([], [1, -1]), ([1, 0], []), ([], [0])] as [([Int], [Int])])
  func impossibleBytesAreDamage(_ events: [Int], _ censored: [Int]) {
    var packer = Packer()
    events.pack(into: &packer)
    censored.pack(into: &packer)
    #expect(throws: Damage.self) { try Durations(Sealed("times", packer.bytes)) }
  }

  @Test func daysUntilTheEventLeaveOutTheCensored() {
    let durations = Durations(events: [0, 2, 0, 1], censored: [5, 5, 5])
    #expect(durations.untilEvent == Distribution([3, 1, 1]))
    #expect(durations.untilEvent.quantile(millionths: 500_000) == 1)
  }
}
