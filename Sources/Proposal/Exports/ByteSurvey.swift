/// What the bytes of the exports say of their encoding, before they are text: marks, whether all is UTF-8,
/// and where bytes from 0x80 on stand.
struct ByteSurvey: Sendable {
  enum Mark: Sendable {
    case utf8, utf16
  }

  /// Where something stands.
  struct Excerpt: Sendable, Hashable {
    var file: String
    var line: Int
    /// The line's bytes around it, the ones from 0x80 on as `\xE9`.
    var shown: String
  }

  private(set) var bytes = 0
  /// A file that has so many NUL bytes that its letters have two bytes or four.
  private(set) var wideFile: String?
  private(set) var mark: Mark?
  private(set) var markedFile = ""
  /// The first line with a byte from 0x80 on.
  private(set) var firstHigh: Excerpt?
  /// The first line that is no UTF-8.
  private(set) var firstBad: Excerpt?
  private(set) var badFiles: Set<String> = []
  /// Lines with bytes from 0x80 on, of files that are not UTF-8.
  private(set) var highLines = 0
  /// By byte, of files that are not UTF-8: how often beside a letter, and how often not.
  private(set) var besideLetters = Array(repeating: 0, count: 256)
  private(set) var alone = Array(repeating: 0, count: 256)
  /// Runs of bytes from 0x80 on read as GB 18030: pairs, of those in the region of GB 2312, and what is no pair.
  private(set) var pairs = 0
  private(set) var commonPairs = 0
  private(set) var brokenPairs = 0

  /// Takes up a file's lines, which may come in pieces.
  mutating func take(_ lines: ArraySlice<UInt8>, of file: String, after linesBefore: Int) {
    bytes += lines.count
    if (try? UTF8Span(validating: lines.span)) != nil {
      if firstHigh == nil, lines.contains(where: { $0 >= 0x80 }) {
        eachLine(of: lines, file, linesBefore) { survey, line, excerpt in
          if survey.firstHigh == nil, line.contains(where: { $0 >= 0x80 }) { survey.firstHigh = excerpt() }
        }
      }
      return
    }
    eachLine(of: lines, file, linesBefore) { survey, line, excerpt in
      guard line.contains(where: { $0 >= 0x80 }) else { return }
      if survey.firstHigh == nil { survey.firstHigh = excerpt() }
      let isBad = (try? UTF8Span(validating: line.span)) == nil
      if isBad, survey.firstBad == nil { survey.firstBad = excerpt() }
      if isBad { survey.badFiles.insert(file) }
      survey.highLines += 1
      survey.count(line)
    }
  }

  mutating func takeBeginning(_ block: [UInt8], of file: String) {
    let sample = block.prefix(1 << 12)
    // Half of UTF-16's bytes are NUL where it is Latin text, a quarter or less of those of UTF-32 are not.
    if sample.count(where: { $0 == 0 }) * 10 > sample.count { wideFile = wideFile ?? file }
    guard mark == nil else { return }
    if block.starts(with: [0xEF, 0xBB, 0xBF]) { mark = .utf8 }
    if block.starts(with: [0xFF, 0xFE]) || block.starts(with: [0xFE, 0xFF]) { mark = .utf16 }
    if mark != nil { markedFile = file }
  }
}

extension ByteSurvey {
  private mutating func eachLine(
    of lines: ArraySlice<UInt8>, _ file: String, _ linesBefore: Int,
    _ take: (inout ByteSurvey, ArraySlice<UInt8>, () -> Excerpt) -> Void
  ) {
    var number = linesBefore
    for line in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      take(&self, line) { Excerpt(file: file, line: number, shown: Self.shown(line)) }
    }
  }

  /// A line around its first byte from 0x80 on.
  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    guard let high = line.firstIndex(where: { $0 >= 0x80 }) else { return "" }
    let start = max(line.startIndex, high - 16)
    let end = min(line.endIndex, high + 12)
    let shown = line[start..<end].map { byte in
      switch byte {
      case 0x80...: "\\x" + String(byte, radix: 16, uppercase: true)
      case 0..<0x20, 0x7F: " "
      default: String(UnicodeScalar(byte))
      }
    }
    return (start > line.startIndex ? "…" : "") + shown.joined() + (end < line.endIndex ? "…" : "")
  }

  private mutating func count(_ line: ArraySlice<UInt8>) {
    func isLetter(_ index: Int) -> Bool {
      guard line.indices.contains(index) else { return false }
      return line[index] >= 0x80 || (0x41...0x5A).contains(line[index] & 0xDF)
    }
    for index in line.indices where line[index] >= 0x80 {
      if isLetter(index - 1) || isLetter(index + 1) {
        besideLetters[Int(line[index])] += 1
      } else {
        alone[Int(line[index])] += 1
      }
    }
    countPairs(line)
  }

  /// GB 18030 as GB 2312 and GBK use it: a lead byte and a trail byte. Chinese text is nearly all of
  /// GB 2312's own region; Western text, read so, is not.
  private mutating func countPairs(_ line: ArraySlice<UInt8>) {
    var index = line.startIndex
    while index < line.endIndex {
      let lead = line[index]
      index += 1
      guard lead >= 0x80 else { continue }
      guard index < line.endIndex, (0x81...0xFE).contains(lead) else {
        brokenPairs += 1
        continue
      }
      let trail = line[index]
      index += 1
      if (0x30...0x39).contains(trail) {
        // Four bytes: rare characters, and no sign for or against.
        index = min(line.endIndex, index + 2)
      } else if (0x40...0x7E).contains(trail) || (0x80...0xFE).contains(trail) {
        pairs += 1
        let isCommon = (0xB0...0xF7).contains(lead) || (0xA1...0xA3).contains(lead)
        if isCommon, trail >= 0xA1 { commonPairs += 1 }
      } else {
        brokenPairs += 1
      }
    }
  }
}
