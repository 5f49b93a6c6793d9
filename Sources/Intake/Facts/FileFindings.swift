internal import Base

/// What readers found in the chunks of one file. Line numbers are within their chunk as long as not all chunks are
/// known.
struct FileFindings: Hashable, Sendable {
  /// The lines of a file that were refused for one reason, and where the first of them stands.
  struct Refused: Hashable, Sendable {
    var lines: Int
    var chunk: Int
    var line: Int
    var example: String
  }

  /// Physical lines before the first chunk: those skipped and the header.
  var headLines = 0
  /// By number, rising.
  var chunks: [ChunkFindings] = []
  /// nil as long as no reader came to the file's end.
  var chunkCount: Int?
  var records = 0
  var excluded = 0
  var rounded = 0
  var repeatedHeaders = 0
  var emptyRecords = 0
  var duplicates = 0
  var remarks = InputRemarks()
  var refused: [Refusal: Refused] = [:]
  /// Of accepted lines that are no duplicates.
  var days = DaySums()
  /// What looks saw of the records.
  var sightings = Sightings()

  init() {}

  /// - Precondition: No chunk is in both.
  mutating func merge(_ other: FileFindings) {
    headLines = max(headLines, other.headLines)
    for chunk in other.chunks { chunks.insert(chunk, at: place(ofChunk: chunk.number)) }
    chunkCount = chunkCount ?? other.chunkCount
    records &+= other.records
    excluded &+= other.excluded
    rounded &+= other.rounded
    repeatedHeaders &+= other.repeatedHeaders
    emptyRecords &+= other.emptyRecords
    duplicates &+= other.duplicates
    remarks.add(other.remarks)
    for (refusal, others) in other.refused { note(refusal, others) }
    days.merge(other.days)
    sightings.merge(other.sightings)
  }

  /// Adds lines that were refused for a reason.
  mutating func note(_ refusal: Refusal, _ lines: Refused) {
    refused[refusal] = refused[refusal].map { lines.together(with: $0) } ?? lines
  }

  /// Where a chunk stands among those that were read, or would stand.
  func place(ofChunk number: Int) -> Int {
    if chunks.last.map({ $0.number < number }) ?? true { return chunks.count }
    var (low, high) = (0, chunks.count)
    while low < high {
      let middle = (low + high) / 2
      if chunks[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// nil where it was not read.
  func chunk(_ number: Int) -> ChunkFindings? {
    let place = place(ofChunk: number)
    return place < chunks.count && chunks[place].number == number ? chunks[place] : nil
  }

  /// Counts an accepted line as a duplicate after all.
  mutating func drop(line: Int, ofChunk number: Int, _ entry: DaySum) {
    duplicates &+= entry.lines
    days.remove(entry)
    chunks[place(ofChunk: number)].dropped.insert(line)
  }

  /// Counts accepted lines of one day as duplicates after all.
  mutating func drop(_ entry: DaySum) {
    duplicates &+= entry.lines
    days.remove(entry)
  }
}

extension FileFindings.Refused {
  fileprivate func together(with other: Self) -> Self {
    var first = (chunk, line) < (other.chunk, other.line) ? self : other
    first.lines = lines &+ other.lines
    return first
  }
}

extension FileFindings: Packed {
  func pack(into packer: inout Packer) {
    [headLines, records, excluded, rounded, repeatedHeaders, emptyRecords, duplicates].pack(into: &packer)
    remarks.pack(into: &packer)
    chunkCount.pack(into: &packer)
    chunks.pack(into: &packer)
    let reasons = Refusal.allCases.filter { refused[$0] != nil }
    packer.pack(count: reasons.count)
    for reason in reasons {
      reason.rawValue.pack(into: &packer)
      refused[reason]?.pack(into: &packer)
    }
    days.pack(into: &packer)
    sightings.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let counts = try [Int](from: &unpacker)
    guard counts.count == 7, counts.allSatisfy({ $0 >= 0 }) else { throw unpacker.damage("seven counts") }
    (headLines, records, excluded, rounded) = (counts[0], counts[1], counts[2], counts[3])
    (repeatedHeaders, emptyRecords, duplicates) = (counts[4], counts[5], counts[6])
    remarks = try InputRemarks(from: &unpacker)
    chunkCount = try Int?(from: &unpacker)
    chunks = try [ChunkFindings](from: &unpacker)
    for _ in 0..<(try unpacker.count()) {
      guard let reason = Refusal(rawValue: try String(from: &unpacker)), refused[reason] == nil else {
        throw unpacker.damage("a reason of its own")
      }
      refused[reason] = try Refused(from: &unpacker)
    }
    days = try DaySums(from: &unpacker)
    sightings = try Sightings(from: &unpacker)
  }
}

extension FileFindings.Refused: Packed {
  func pack(into packer: inout Packer) {
    [lines, chunk, line].pack(into: &packer)
    example.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let numbers = try [Int](from: &unpacker)
    guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else {
      throw unpacker.damage("the place of a refused line")
    }
    (lines, chunk, line) = (numbers[0], numbers[1], numbers[2])
    example = try String(from: &unpacker)
  }
}
