import CSV
import Testbench
import Testing

@Suite struct FieldKeyTests {
  /// Fields have one key if and only if they say the same; those that are empty, too long or too near to the end have none.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func keysTellFieldsApart(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<600).map { _ in UInt8([0x61, 0x62, 0xFF, 0x20].randomElement(using: &random) ?? 0x61) }
    let fields = (0..<400).map { _ in
      let start = Int.random(in: 0..<bytes.count, using: &random)
      return start..<min(bytes.count, start + Int.random(in: 0...18, using: &random))
    }
    for a in fields {
      let key = FieldKey(a, in: bytes.span)
      #expect((key != nil) == (1...16 ~= a.count && a.lowerBound + 16 <= bytes.count))
      guard let key else { continue }
      #expect(key != .none)
      #expect((0..<64).contains(key.place(below: 64)))
      for b in fields {
        guard let other = FieldKey(b, in: bytes.span) else { continue }
        let areEqual = bytes[a] == bytes[b]
        #expect((key == other) == areEqual)
        if areEqual { #expect(key.place(below: 512) == other.place(below: 512)) }
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func fieldsOfTheSameBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<300).map { _ in UInt8([0x61, 0x61, 0x61, 0].randomElement(using: &random) ?? 0) }
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...30, using: &random)
      let a = Int.random(in: 0...(bytes.count - count), using: &random)
      let b = Int.random(in: 0...(bytes.count - count), using: &random)
      let areEqual = FieldBytes.areEqual(a..<a + count, b..<b + count, in: bytes.span)
      #expect(areEqual == (bytes[a..<a + count] == bytes[b..<b + count]))
    }
    let others = FieldBytes.areEqual(0..<3, 0..<4, in: bytes.span)
    #expect(!others)
  }

  @Test func blanksAtEitherEnd() {
    for text in [" a", "a ", "\ta", "a\t", " ", "\t", "       a", "aaaaaaa "] {
      let number = ShortText.number(of: Array(text.utf8).span)
      #expect(number.map(ShortText.hasBlankEnd) == true)
    }
    for text in ["", "a", "a b", "a\tb", "aaaaaaaa", "é"] {
      let number = ShortText.number(of: Array(text.utf8).span)
      #expect(number.map(ShortText.hasBlankEnd) == false)
    }
  }
}
