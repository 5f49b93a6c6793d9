import Testbench
import Testing

@testable import CSV

/// Texts as numbers, against the texts.
@Suite struct ShortTextTests {
  private func texts() -> [[UInt8]] {
    var random = SplitMix64(seed: 1)
    return (0..<3000).map { _ in Array(random.text(of: ["a", "b", "é", "\0", "\u{7F}"], atMost: 9).utf8) }
  }

  @Test func numbersAreTheirTexts() {
    for text in texts() {
      let isShort = text.count <= 8 && text.last != 0
      let number = ShortText.number(of: text.span)
      #expect((number != nil) == isShort)
      guard let number else { continue }
      #expect(ShortText.bytes(of: number) == text)
      #expect(ShortText.count(of: number) == text.count)
      // Whatever stands behind the field, and however far the bytes go.
      for behind in 0...9 {
        let bytes = [0x41] + text + Array(repeating: UInt8(0xFF), count: behind)
        #expect(ShortText.number(of: 1..<1 + text.count, in: bytes.span) == number)
      }
    }
  }

  @Test func orderIsThatOfTheBytes() {
    let short = texts().filter { ShortText.number(of: $0.span) != nil }
    for (a, b) in zip(short, short.reversed()) {
      let isBefore = ShortText.number(of: a.span) ?? 0 < ShortText.number(of: b.span) ?? 0
      #expect(isBefore == a.lexicographicallyPrecedes(b))
    }
  }
}
