import Reports
import Testing

@Suite struct StatusTests {
  @Test func atRiskIsMoreThanFourFifthsOfTheThreshold() {
    // 0.8 × 90 = 72 exactly is not yet at risk.
    #expect(Silence(days: 72, threshold: 90).status == .active)
    #expect(Silence(days: 73, threshold: 90).status == .atRisk)
    #expect(Silence(days: 90, threshold: 90).status == .atRisk)
    #expect(Silence(days: 91, threshold: 90).status == .lapsed)
    // 0.8 × 31 = 24.8
    #expect(Silence(days: 24, threshold: 31).status == .active)
    #expect(Silence(days: 25, threshold: 31).status == .atRisk)
  }

  @Test func onlyTheLapsedAreOverdue() {
    #expect(Silence(days: 90, threshold: 90).daysOverdue == nil)
    #expect(Silence(days: 97, threshold: 90).daysOverdue == 7)
  }
}
