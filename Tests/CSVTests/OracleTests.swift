import CSV
import Testbench
import Testing

/// The splitter with libcsv behind it against the slow oracle.
@Suite struct OracleTests {
  static let alphabet = ["a", ",", "\"", "\n", "\r", " "]

  /// All texts of up to five letters of the alphabet: 9,331 of them.
  static let shortTexts: [String] = {
    var all = [""]
    var longest = [""]
    for _ in 1...5 {
      longest = longest.flatMap { text in alphabet.map { text + $0 } }
      all += longest
    }
    return all
  }()

  static func randomTexts(_ count: Int, seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    // Quotes and line ends more often than letters: they are where it can go wrong.
    let alphabet = alphabet + ["\"", "\"", "\n", ",", "é"]
    return (0..<count).map { _ in random.text(of: alphabet, atMost: 24) }
  }

  /// The first text that two readings tell apart; thousands of expectations would drown it.
  private func firstDifference(
    among texts: [String], _ isSame: ([UInt8]) -> Bool
  ) -> String? {
    texts.first { !isSame(Array($0.utf8)) }?.debugDescription
  }

  @Test func everyShortText() {
    let difference = firstDifference(among: Self.shortTexts) {
      RecordReader.comma.outcomes(of: $0).records == Oracle().outcomes(of: $0)
    }
    #expect(difference == nil)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func randomText(seed: UInt64) {
    let difference = firstDifference(among: Self.randomTexts(5000, seed: seed)) {
      RecordReader.comma.outcomes(of: $0).records == Oracle().outcomes(of: $0)
    }
    #expect(difference == nil)
  }

  @Test func otherDelimiters() {
    for delimiter in [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: " ")] {
      let reader = RecordReader(delimiter: delimiter)
      let texts = Self.randomTexts(1000, seed: 5).map {
        $0.replacing(",", with: String(UnicodeScalar(delimiter)))
      }
      let difference = firstDifference(among: texts) {
        reader.outcomes(of: $0).records == Oracle(delimiter: delimiter).outcomes(of: $0)
      }
      #expect(difference == nil)
    }
  }

  /// The scanner of records without quotes against libcsv, over the same texts: the same batch, byte by byte
  /// but for where the fields' bytes stand.
  @Test func scannedAsParsed() {
    for spaceAligned in [false, true] {
      let slow = RecordReader(delimiter: UInt8(ascii: ","), spaceAligned: spaceAligned, scans: false)
      let fast = RecordReader(delimiter: UInt8(ascii: ","), spaceAligned: spaceAligned)
      let difference = firstDifference(among: Self.shortTexts + Self.randomTexts(5000, seed: 8)) {
        let (a, b) = (slow.outcomes(of: $0), fast.outcomes(of: $0))
        return a == b && slow.read($0).blankRecords == fast.read($0).blankRecords
      }
      #expect(difference == nil)
    }
  }

  /// Records over several of the blocks that are looked at at once: fields of all kinds, and few that are not in order.
  static func longTexts(_ count: Int, seed: UInt64, faults: Int) -> [String] {
    var random = SplitMix64(seed: seed)
    let fields = [
      "", "plain", "7.50", "\"quoted\"", "\"\"", "\"with, comma\"", "\"two\"\"in one\"", "\"\"\"\"",
      "\"line\nbreak\"", "\"line\r\nbreak\"", "\"é\"",
      "\"a long field in quotes that fills more than a block of bytes, and more\"",
      "a long field without quotes that fills more than a block of bytes, well", "\"\r\"", "\"\n\n\"",
    ]
    let wrong = ["a\"b", "\"open", "\"closed\"too early", "\0", "\"\0\"", "=\"guard\""]
    let ends = ["\n", "\r\n", "\r", "\n\n"]
    return (0..<count).map { _ in
      var text = ""
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let isWrong = faults > 0 && Int.random(in: 0..<faults, using: &random) == 0
        text += (isWrong ? wrong : fields).randomElement(using: &random) ?? ""
        let isEnd = Int.random(in: 0..<5, using: &random) == 0
        text += isEnd ? ends.randomElement(using: &random) ?? "" : ","
      }
      return text
    }
  }

  @Test(arguments: [0, 4, 40], 1...3 as ClosedRange<UInt64>)
  func longRecordsScannedAsParsed(faults: Int, seed: UInt64) {
    let slow = RecordReader(delimiter: UInt8(ascii: ","), scans: false)
    let difference = firstDifference(among: Self.longTexts(200, seed: seed, faults: faults)) {
      let (a, b) = (slow.outcomes(of: $0), RecordReader.comma.outcomes(of: $0))
      return a == b && a.records == Oracle().outcomes(of: $0) && a.lines == Oracle().lines(of: $0)
        && slow.read($0).blankRecords == RecordReader.comma.read($0).blankRecords
    }
    #expect(difference == nil)
  }

  @Test(arguments: [0, 10], 4...5 as ClosedRange<UInt64>)
  func longTextCutAnywhere(faults: Int, seed: UInt64) {
    let texts = Self.longTexts(6, seed: seed, faults: faults).map { String($0.prefix(400)) }
    #expect(firstDifference(among: texts, isSameCutAnywhere) == nil)
  }

  @Test func physicalLinesOfAChunk() {
    let difference = firstDifference(among: Self.shortTexts) {
      RecordReader.comma.outcomes(of: $0).lines == Oracle().lines(of: $0)
    }
    #expect(difference == nil)
  }

  /// Cut in two at the last boundary of any beginning, a text is read as it is in one piece.
  private func isSameCutAnywhere(_ bytes: [UInt8]) -> Bool {
    let whole = RecordReader.comma.outcomes(of: bytes).records
    return bytes.indices.allSatisfy { end in
      let boundary = RecordReader.comma.recordSplitter.lastBoundary(in: Array(bytes[..<end]).span)
      let head = RecordReader.comma.outcomes(of: Array(bytes[..<boundary]))
      let tail = RecordReader.comma.outcomes(of: Array(bytes[boundary...]))
      return boundary <= end && head.records + tail.records.map { $0.moved(byLines: head.lines) } == whole
    }
  }

  @Test func everyShortTextCutAnywhere() {
    let texts = Self.shortTexts.filter { $0.unicodeScalars.count <= 4 }
    #expect(firstDifference(among: texts, isSameCutAnywhere) == nil)
  }

  @Test(arguments: 11...14 as ClosedRange<UInt64>)
  func randomTextCutAnywhere(seed: UInt64) {
    #expect(firstDifference(among: Self.randomTexts(500, seed: seed), isSameCutAnywhere) == nil)
  }

  /// A boundary is not put off for ever: without quotes and carriage returns it stands behind the last line.
  @Test func boundaryBehindTheLastLine() {
    let splitter = RecordReader.comma.recordSplitter
    for (text, boundary) in [
      ("", 0), ("a", 0), ("a\n", 2), ("a\nb", 2), ("a\r", 0), ("a\rb", 2), ("a\r\n", 3), ("a\n\r", 2),
      ("\"a\"\n", 4), ("\"a\nb", 0), ("\"a\"", 0), ("\"a\"\r", 0), ("\"a\n\"\nb", 5), ("a\"b\n", 4),
    ] {
      #expect(splitter.lastBoundary(in: Array(text.utf8).span) == boundary, "\(text.debugDescription)")
    }
  }
}
