import CSV
import Testbench
import Testing

@testable import Intake

extension TextDictionary {
  fileprivate mutating func code(of text: [UInt8]) -> UInt32 { code(of: text.span) }
}

/// Dictionaries of texts against Swift's own.
@Suite struct TextDictionaryTests {
  private func texts(seed: UInt64, count: Int) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.text(of: ["a", "b", "é", "漢", " ", "\0"], atMost: 9) }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func codesAsOfADictionary(seed: UInt64) {
    var dictionary = TextDictionary()
    var oracle: [[UInt8]: UInt32] = [:]
    var order: [[UInt8]] = []
    for text in texts(seed: seed, count: 20_000) {
      let bytes = Array(text.utf8)
      if oracle[bytes] == nil {
        oracle[bytes] = UInt32(order.count)
        order.append(bytes)
      }
      #expect(dictionary.code(of: bytes) == oracle[bytes])
    }
    #expect(dictionary.count == order.count)
    #expect(order.count > 1000)
    #expect(order.indices.allSatisfy { Array(dictionary.bytes(of: $0)) == order[$0] })
    var all: [UInt8] = []
    for index in order.indices { dictionary.append(index, to: &all) }
    #expect(all == Array(order.joined()))
    let byText = order.indices.sorted { order[$0].lexicographicallyPrecedes(order[$1]) }
    #expect(dictionary.codesByText().map(Int.init) == byText)
  }

  /// Short texts alone are sorted as numbers.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func shortTextsInOrder(seed: UInt64) {
    let short = Set(
      texts(seed: seed, count: 5000).map { Array($0.utf8) }.filter { ShortText.number(of: $0.span) != nil })
    let order = short.shuffled()
    var dictionary = TextDictionary()
    for text in order { _ = dictionary.code(of: text) }
    let byText = order.indices.sorted { order[$0].lexicographicallyPrecedes(order[$1]) }
    #expect(dictionary.codesByText().map(Int.init) == byText)
    #expect(order.count > 100)
  }

  /// Longer texts are sorted by eight bytes behind what all have in common, and then by all.
  @Test(arguments: ["", "customer-", "c", "NUL\0"], [1, 3, 12, 40])
  func longTextsInOrder(prefix: String, digits: Int) {
    var random = SplitMix64(seed: UInt64(prefix.utf8.count + 100 * digits))
    let order = Set(
      (0..<2000).map { _ in
        let tail = (0..<Int.random(in: 1...digits, using: &random)).map { _ in
          [0, 0x30, 0x31, 0x32, 0xC3].randomElement(using: &random) ?? UInt8(0)
        }
        return Array((prefix + "long-").utf8) + tail + [0x2D, 0x2D, 0x2D, 0x2D]
      }
    ).shuffled()
    var dictionary = TextDictionary()
    for text in order { _ = dictionary.code(of: text) }
    let byText = order.indices.sorted { order[$0].lexicographicallyPrecedes(order[$1]) }
    #expect(dictionary.codesByText().map(Int.init) == byText)
  }

  @Test func emptyText() {
    var dictionary = TextDictionary()
    #expect(dictionary.codesByText().isEmpty)
    #expect(dictionary.code(of: []) == 0)
    #expect(dictionary.code(of: [0]) == 1)
    #expect(dictionary.code(of: [0, 0]) == 2)
    #expect(dictionary.code(of: []) == 0)
    #expect(dictionary.text(of: 0).isEmpty)
    #expect(dictionary.codesByText() == [0, 1, 2])
  }

  /// Lengths around the eight bytes that are hashed at once.
  @Test func textsThatDifferInOneByte() {
    var dictionary = TextDictionary(capacity: 1000)
    var next: UInt32 = 0
    for length in 1...40 {
      for place in 0..<length {
        var text = Array(repeating: UInt8(0), count: length)
        text[place] = 1
        #expect(dictionary.code(of: text) == next)
        next += 1
      }
    }
  }

  @Test func runsOfTexts() {
    var runs = TextRuns()
    let texts = ["", "", "a", "a", "", "a", "ab", "ab", "b"].map { Array($0.utf8) }
    #expect(texts.map { runs.run(of: $0.span) } == [0, 0, 1, 1, 2, 3, 4, 4, 5])
    #expect(runs.count == 6)
    #expect(
      (0..<6).map { String(decoding: runs.bytes(of: $0), as: UTF8.self) } == ["", "a", "", "a", "ab", "b"])
    #expect((0..<6).map { runs.isEmpty($0) } == [true, false, true, false, false, false])
    var dictionary = TextDictionary()
    #expect((0..<6).map { runs.code(of: $0, in: &dictionary) } == [0, 1, 0, 1, 2, 3])
    #expect(dictionary.code(of: Array("ab".utf8)) == 2)
  }

  /// Numbers of lines' texts are equal where the texts are, whichever way they are made, and codes too.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func numbersOfRuns(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = [
      "", "a", "b", "12345678", "123456789", "a longer one", "\0\0\0\0\u{1}", "\0\0\0\0\u{2}", "\0",
    ]
    var runs = TextRuns()
    let lines = (0..<500).map { _ in words.randomElement(using: &random)! }
    let column = NarrowColumn(lines.map { Int64(runs.run(of: Array($0.utf8).span)) })
    let places = lines.indices.map { UInt32($0) }.shuffled(using: &random)
    var numbers = Array(repeating: UInt64(0), count: lines.count)
    var codes = Array(repeating: UInt32(0), count: lines.count + 3)
    var number = numbers.mutableSpan
    var code = codes.mutableSpan
    // In two goes, as of two chunks.
    for part in [0..<200, 200..<500] {
      runs.putNumbers(of: part, column, at: places.span.extracting(part), in: &number)
    }
    var patrons = TextDictionary()
    for part in [0..<200, 200..<500] {
      runs.putCodes(of: part, column, from: &patrons, in: &code, at: part.lowerBound + 3)
    }
    var seen: [String: UInt64] = [:]
    for line in lines.indices {
      let placed = numbers[Int(places[line])]
      #expect(seen[lines[line], default: placed] == placed)
      #expect((placed == 0) == lines[line].isEmpty)
      seen[lines[line]] = placed
      #expect(patrons.text(of: Int(codes[line + 3])) == lines[line])
    }
    #expect(Set(seen.values).count == words.count)
  }

  /// A vocabulary is sorted by bytes, and each reader's codes lead to what the reader meant.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func vocabulary(seed: UInt64) throws {
    let readers = (0..<5).map { texts(seed: seed * 10 + $0, count: Int($0) * 300) }
    func dictionary(_ texts: [String]) -> TextDictionary {
      texts.reduce(into: TextDictionary()) { _ = $0.code(of: Array($1.utf8).span) }
    }
    let vocabulary = Vocabulary(dictionary(Array(readers.joined())))
    let all = Set(readers.joined().map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
    #expect(vocabulary.values.map { Array($0.utf8) } == all)
    #expect(vocabulary.count == all.count)
    for texts in readers {
      let own = dictionary(texts)
      let codes = try vocabulary.codes(of: own)
      #expect(codes.map { vocabulary.values[Int($0)] } == (0..<own.count).map { own.text(of: $0) })
    }
    #expect(Vocabulary(dictionary(readers.reversed().flatMap(\.self))) == vocabulary)
    #expect(Vocabulary(TextDictionary()).values.isEmpty)
    let stranger = dictionary(["in no export"])
    #expect(throws: IntakeError.self) { try vocabulary.codes(of: stranger) }
  }

  /// A text that was taken is found again, and no other.
  @Test func knownTexts() {
    let words = texts(seed: 3, count: 400)
    let dictionary = words.reduce(into: TextDictionary()) { _ = $0.code(of: Array($1.utf8).span) }
    for word in words {
      let code = dictionary.knownCode(of: Array(word.utf8).span)
      #expect(code.map { Array(dictionary.text(of: Int($0)).utf8) } == Array(word.utf8))
      #expect(dictionary.knownCode(of: Array((word + "?!").utf8).span) == nil)
    }
  }
}
