import Base
import Models
import Testbench
import Testing

@Suite struct LorenzTests {
  @Test func nothing() {
    let lorenz = Lorenz(Distribution())
    #expect(lorenz.entities == 0 && lorenz.negatives == 0 && lorenz.total == 0)
    #expect(lorenz.gini == nil && lorenz.giniUnbiased == nil && lorenz.hhi == nil)
    #expect(lorenz.topShare(percent: 20) == nil)
    #expect(lorenz.entities(carryingPercent: 80) == nil)
    #expect(lorenz.cutoff(percent: 20) == nil)
  }

  @Test func entitiesWithoutATotal() {
    let lorenz = Lorenz(Distribution([0, -5, -5]))
    #expect(lorenz.entities == 3 && lorenz.negatives == 2 && lorenz.total == 0)
    #expect(lorenz.gini == nil && lorenz.giniUnbiased == nil && lorenz.hhi == nil)
    #expect(lorenz.topShare(percent: 20) == nil)
    #expect(lorenz.entities(carryingPercent: 80) == nil)
    #expect(lorenz.cutoff(percent: 20) == 0)
  }

  @Test func oneEntityHasItAll() {
    let lorenz = Lorenz(Distribution([7]))
    #expect(lorenz.gini == Share(0))
    #expect(lorenz.giniUnbiased == nil)
    #expect(lorenz.hhi == Share(1))
    #expect(lorenz.topShare(percent: 20) == Share(0.2))
    #expect(lorenz.entities(carryingPercent: 80) == 1)
    #expect(lorenz.cutoff(percent: 1) == 7)
  }

  /// Worked by hand: x = 1, 2, 3, 4; Σ(2i − 5)x = −3 − 2 + 3 + 12 = 10.
  @Test func fourEntities() {
    let lorenz = Lorenz(Distribution([3, 1, 4, 2]))
    #expect(lorenz.gini == Share(10.0 / 40))
    #expect(lorenz.giniUnbiased == Share(10.0 / 30))
    #expect(lorenz.hhi == Share(30.0 / 100))
    #expect(lorenz.topShare(percent: 50) == Share(7.0 / 10))
    // n·p = 0.4 entities
    #expect(lorenz.topShare(percent: 10) == Share(0.4 * 4 / 10))
    #expect(lorenz.topShare(percent: 0) == Share(0))
    #expect(lorenz.topShare(percent: 100) == Share(1))
    #expect(lorenz.entities(carryingPercent: 70) == 2)
    #expect(lorenz.entities(carryingPercent: 71) == 3)
    #expect(lorenz.cutoff(percent: 25) == 4)
    #expect(lorenz.cutoff(percent: 26) == 3)
  }

  @Test func equalEntitiesAreEven() {
    let lorenz = Lorenz(Distribution(Array(repeating: 12, count: 50)))
    #expect(lorenz.gini == Share(0))
    #expect(lorenz.hhi == Share(1.0 / 50))
    #expect(lorenz.topShare(percent: 33) == Share(0.33))
    #expect(lorenz.entities(carryingPercent: 80) == 40)
  }

  @Test func totalOfTheLargestInteger() throws {
    let lorenz = Lorenz(Distribution([.max - 3, 2, 1, 0, .min]))
    #expect(lorenz.total == .max)
    #expect(lorenz.negatives == 1)
    #expect(try #require(lorenz.gini).value == 0.8)
    #expect(lorenz.hhi == Share(1))
    #expect(lorenz.topShare(percent: 20) == Share(1))
    #expect(lorenz.entities(carryingMillionths: 1_000_000) == 3)
  }

  /// Gini as half the relative mean difference, the curve and the counts entity by entity.
  @Test func sameAsSlowAndObvious() throws {
    var random = SplitMix64(seed: 1905)
    for _ in 0..<200 {
      let values = random.values(atMost: 40)
      let falling = values.map { max($0, 0) }.sorted(by: >)
      let total = falling.reduce(0, +)
      let n = values.count
      let lorenz = Lorenz(Distribution(values))
      #expect(lorenz.entities == n && lorenz.total == total)
      #expect(lorenz.negatives == values.count { $0 < 0 })
      guard total > 0 else { continue }
      let differences = falling.map { x in falling.map { abs(x - $0) }.reduce(0, +) }.reduce(0, +)
      let gini = Double(differences) / Double(2 * n) / Double(total)
      #expect(abs(try #require(lorenz.gini).value - gini) < 1e-12)
      if n > 1 {
        let unbiased = gini * Double(n) / Double(n - 1)
        #expect(abs(try #require(lorenz.giniUnbiased).value - unbiased) < 1e-12)
      }
      let hhi = falling.map { Double($0) / Double(total) }.map { $0 * $0 }.reduce(0, +)
      #expect(abs(try #require(lorenz.hhi).value - hhi) < 1e-12)
      for percent in 1...100 {
        let whole = n * percent / 100
        let next = whole < n ? falling[whole] : 0
        let carried = falling.prefix(whole).reduce(0, +)
        let hundredths = 100 * Int(carried) + n * percent % 100 * Int(next)
        #expect(lorenz.topShare(percent: percent) == Share(hundredths, of: 100 * Int(total)))
        #expect(lorenz.cutoff(percent: percent) == falling[(n * percent + 99) / 100 - 1])
        let fewest = try #require(
          (1...n).first { 100 * falling.prefix($0).reduce(0, +) >= Int64(percent) * total })
        #expect(lorenz.entities(carryingPercent: percent) == fewest)
        let cut = Distribution(values).cut(carryingMillionths: percent * 10_000)
        #expect(cut == falling[fewest - 1])
      }
    }
  }

  /// A merchant's size: the pareto of several hundred thousand customers is a moment's work.
  @Test(.timeLimit(.minutes(1))) func manyEntities() throws {
    var random = SplitMix64(seed: 80)
    let values = (0..<300_000).map { _ in Int64.random(in: -100...10_000_000, using: &random) }
    let lorenz = Lorenz(Distribution(values))
    let shares = (1...100).compactMap { lorenz.topShare(percent: $0)?.value }
    #expect(shares.count == 100 && shares == shares.sorted() && shares.last == 1)
    // Evenly spread values have a Gini coefficient of 1/3.
    #expect(abs(try #require(lorenz.gini).value - 1.0 / 3) < 0.002)
  }
}
