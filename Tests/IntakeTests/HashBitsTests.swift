import Testing

@testable import Intake

/// What tells most texts that are not in a set from those that are.
@Suite struct HashBitsTests {
  private func text(_ number: Int) -> [UInt8] {
    // Short ones and longer ones, as orders are called.
    Array((number % 2 == 0 ? "\(10_000_000 + number)" : "order-\(number)-of-the-shop").utf8)
  }

  @Test(arguments: [0, 1, 3, 1000, 100_000]) func noTextOfTheSetIsMissed(_ count: Int) {
    var bits = HashBits(count)
    for number in 0..<count { bits.insert(text(number).span) }
    let missed = (0..<count).count { !bits.mayHave(text($0).span) }
    #expect(missed == 0)
  }

  /// One in sixteen, were hashes even; the test allows one in ten.
  @Test func fewOthersAreTakenForOnesOfTheSet() {
    var bits = HashBits(50_000)
    for number in 0..<50_000 { bits.insert(text(number).span) }
    let taken = (50_000..<150_000).count { bits.mayHave(text($0).span) }
    #expect(taken < 10_000)
  }

  @Test func anEmptySetHasNothing() {
    let mayHave = HashBits(0).mayHave(text(7).span)
    #expect(!mayHave)
  }
}
