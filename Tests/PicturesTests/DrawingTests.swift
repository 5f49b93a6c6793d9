import Foundation
import Testing

@testable import Pictures

/// Scales, ticks, text budget, colours.
@Suite struct DrawingTests {
  @Test(arguments: [0.0, 0.04, 0.3, 1, 3.7, 9.9, 12, 33, 47.2, 99, 100, 101, 4096, 65_000, 1.3e6, 7.7e9])
  func ticksHoldTheirValues(_ highest: Double) {
    for count in 2...6 {
      let ticks = Tick.holding(0...highest, atMost: count)
      #expect((2...(count + 1)).contains(ticks.count), "\(ticks)")
      #expect(ticks.first?.value == 0)
      #expect(ticks.last!.value >= highest * 0.999_999)
      let steps = Set(zip(ticks, ticks.dropFirst()).map { $1.mantissa - $0.mantissa })
      #expect(steps.count == 1)
      var step = steps.first!
      while step % 10 == 0 { step /= 10 }
      #expect([1, 2, 5].contains(step))
    }
  }

  @Test func ticksAreWrittenWithTheDecimalsOfTheirStep() {
    let style = NumberStyle.english
    #expect(style.percentTicks(Tick.holding(0...7.5, atMost: 3)).map(\.label) == ["0%", "5%", "10%"])
    #expect(
      style.percentTicks(Tick.holding(0...0.7, atMost: 4)).map(\.label) == [
        "0.0%", "0.2%", "0.4%", "0.6%", "0.8%",
      ])
    #expect(
      style.ticks(Tick.holding(0...72_000, atMost: 4)).map(\.label) == ["0", "20k", "40k", "60k", "80k"])
    #expect(
      style.ticks(Tick.holding(-300_000...1_400_000, atMost: 5)).map(\.label) == [
        "−0.5m", "0", "0.5m", "1m", "1.5m",
      ])
    #expect(
      NumberStyle.chinese.ticks(Tick.holding(0...72_000, atMost: 4)).map(\.label) == [
        "0", "2万", "4万", "6万", "8万",
      ])
  }

  @Test func coordinatesAreTenthsWithoutMinusZero() {
    let written = [0, -0.0, -0.04, 0.04, 0.05, 1.25, 99.96, -3.14, 400].map { "\(Coordinate($0))" }
    #expect(written == ["0", "0", "0", "0", "0.1", "1.3", "100", "-3.1", "400"])
  }

  @Test func scaleHoldsWhatIsBeyondItAtItsEnds() {
    let scale = Scale(0...10, to: 100, 0)
    #expect([-5, 0, 5, 10, 50].map { scale($0) } == [100, 100, 50, 0, 0])
    #expect(Scale(3...3, to: 0, 10)(3) == 0)
  }

  /// What stands over and under letters goes no higher than two marks; names of scripts that use them are left alone.
  @Test func marksDoNotPileUp() {
    let piled = "Z" + String(repeating: "\u{334}\u{353}\u{36F}", count: 40) + "é"
    #expect(
      TextBudget.fitted(piled, in: 100, size: 11).unicodeScalars.elementsEqual(
        "Z\u{334}\u{353}é".unicodeScalars))
    for name in ["Việt Nam".decomposedStringWithCanonicalMapping, "שָׁלוֹם", "नमस्ते", "ที่นี่"] {
      #expect(TextBudget.fitted(name, in: 200, size: 11).unicodeScalars.elementsEqual(name.unicodeScalars))
    }
  }

  /// A sign that is not drawn as it is takes the room of the sign that stands for it.
  @Test func forbiddenSignsAreAsWideAsWhatStandsForThem() {
    for text in ["a\tb", "\u{202E}", "\u{1}", "\u{FEFF}"] {
      var bytes: [UInt8] = []
      Escape.append(text, to: &bytes)
      let drawn = String(decoding: bytes, as: UTF8.self)
      #expect(TextBudget.width(text, size: 10) >= TextBudget.width(drawn, size: 10))
    }
  }

  @Test(arguments: ["", "a", "Waterproof 4XL", "客户编号一二三四五六七", "e\u{301}e\u{301}e\u{301}e\u{301}", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦"])
  func cutTextFits(_ text: String) {
    for room in stride(from: 12.0, through: 200, by: 7) {
      let fitted = TextBudget.fitted(text, in: room, size: 11)
      #expect(TextBudget.width(fitted, size: 11) <= room)
      #expect(fitted == text || fitted.hasSuffix("…"))
      if TextBudget.width(text, size: 11) <= room { #expect(fitted == text) }
    }
  }

  /// WCAG 2.2, relative luminance and contrast ratio.
  static func contrast(_ a: String, _ b: String) -> Double {
    let luminance = { (hex: String) -> Double in
      let value = UInt32(hex, radix: 16)!
      let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
        let share = Double(channel) / 255
        return share <= 0.04045 ? share / 12.92 : Self.power((share + 0.055) / 1.055)
      }
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  /// x to the power of 2.4 = x² × (x²)^(1/5), by Newton's method: no floor of this test has a mathematics library.
  private static func power(_ x: Double) -> Double {
    let square = x * x
    var root = 1.0
    for _ in 0..<200 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }

  @Test func contrastIsThatOfTheStandard() {
    #expect((Self.contrast("000000", "ffffff") - 21).magnitude < 1e-9)
    #expect((Self.contrast("777777", "ffffff") - 4.478).magnitude < 0.001)
  }

  @Test func everyTextCanBeReadOnItsGround() {
    for (text, ground) in Ink.textPairs {
      #expect(Self.contrast(text.light, ground.light) >= 4.5, "\(text) on \(ground), light")
      #expect(Self.contrast(text.dark, ground.dark) >= 4.5, "\(text) on \(ground), dark")
    }
  }

  @Test func everyMarkCanBeSeenOnThePaper() {
    for mark in Ink.marks {
      #expect(Self.contrast(mark.light, Ink.paper.light) >= 3, "\(mark), light")
      #expect(Self.contrast(mark.dark, Ink.paper.dark) >= 3, "\(mark), dark")
    }
  }

  /// The steps of a ramp go one way, so that more is always further from the paper.
  @Test func rampGoesOneWay() {
    for colors in [Ink.ramp.map(\.light), Ink.ramp.map(\.dark)] {
      let distances = colors.map { Self.contrast($0, colors[0]) }
      #expect(distances == distances.sorted() && Set(distances).count == distances.count)
    }
  }
}
