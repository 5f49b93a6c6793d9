internal import CSV
internal import Files

/// Texts in the order in which they came, the short ones as numbers (`ShortText`) and the others in one arena of bytes.
struct TextList: Sendable {
  /// By text: a short one's number, a longer one's hash.
  private var keys: [UInt64] = []
  /// The longer texts, back to back.
  private var arena: [UInt8] = []
  /// By text: where it ends in the arena; empty as long as all are short.
  private var ends: [Int] = []

  init() {}

  /// Short texts.
  init(short numbers: ArraySlice<UInt64>) {
    keys = Array(numbers)
  }

  var count: Int { keys.count }

  /// Whether there is no longer text.
  var areShort: Bool { ends.isEmpty }

  /// How many bytes the texts take.
  var footprint: Int { 8 * keys.count + arena.count + 8 * ends.count }

  mutating func reserveCapacity(_ count: Int) { keys.reserveCapacity(count) }

  /// Makes room for longer texts.
  mutating func reserveCapacity(_ count: Int, bytes: Int) {
    keys.reserveCapacity(count)
    ends.reserveCapacity(count)
    arena.reserveCapacity(bytes)
  }

  /// The same texts without room for more.
  var fitted: TextList {
    // Appended, because an array of a slice of the whole would be the same array.
    var list = TextList()
    list.reserveCapacity(count, bytes: arena.count)
    list.keys.append(contentsOf: keys)
    list.ends.append(contentsOf: ends)
    list.arena.append(contentsOf: arena)
    return list
  }

  @inline(__always)
  mutating func append(short number: UInt64) {
    keys.append(number)
    if !ends.isEmpty { ends.append(arena.count) }
  }

  mutating func append(long text: Span<UInt8>, hash: UInt64) {
    if ends.isEmpty { for _ in 0..<count { ends.append(0) } }
    keys.append(hash)
    FieldBytes.append(text, to: &arena)
    ends.append(arena.count)
  }

  mutating func append(_ index: Int, of other: TextList) {
    if other.isShort(index) {
      append(short: other.keys[index])
    } else {
      append(long: other.arena.span.extracting(other.place(of: index)), hash: other.keys[index])
    }
  }

  /// A longer text's place in the arena; empty for a short one.
  @inline(__always)
  private func place(of index: Int) -> Range<Int> {
    ends.isEmpty ? 0..<0 : (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  @inline(__always)
  func isShort(_ index: Int) -> Bool { ends.isEmpty || place(of: index).isEmpty }

  /// A short text's number.
  @inline(__always)
  func number(of index: Int) -> UInt64 { keys[index] }

  @inline(__always)
  func hash(of index: Int) -> UInt64 { isShort(index) ? ShortText.hash(of: keys[index]) : keys[index] }

  @inline(__always)
  func isEqual(_ index: Int, short number: UInt64) -> Bool { keys[index] == number && isShort(index) }

  /// Hands out a longer text's bytes and hash.
  @inline(__always)
  func withLong<Result>(_ index: Int, _ body: (Span<UInt8>, UInt64) -> Result) -> Result {
    body(arena.span.extracting(place(of: index)), keys[index])
  }

  func isEqual(_ index: Int, long text: Span<UInt8>, hash: UInt64) -> Bool {
    keys[index] == hash && !isShort(index)
      && FieldBytes.areEqual(arena.span.extracting(place(of: index)), text)
  }

  /// Whether two longer texts are the same.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    withLong(a) { text, hash in isEqual(b, long: text, hash: hash) }
  }

  func isEmpty(_ index: Int) -> Bool { isEqual(index, short: 0) }

  func bytes(of index: Int) -> ArraySlice<UInt8> {
    isShort(index) ? ShortText.bytes(of: keys[index])[...] : arena[place(of: index)]
  }

  /// Order by bytes, a shorter prefix first.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    if isShort(a), isShort(b) { return keys[a] < keys[b] }
    return FieldBytes.precedes(bytes(of: a).span, bytes(of: b).span)
  }
}

// Order by bytes.
extension TextList {
  /// How many of the first bytes all texts have in common; 0 where a text is short.
  var sharedPrefix: Int {
    guard count > 0, (0..<count).allSatisfy({ !isShort($0) }) else { return 0 }
    let (first, bytes) = (place(of: 0), arena.span)
    return (1..<count).reduce(first.count) { shared, index in
      let place = place(of: index)
      let most = min(shared, place.count)
      return (0..<most).first { bytes[first.lowerBound + $0] != bytes[place.lowerBound + $0] } ?? most
    }
  }

  /// The eight bytes behind the first so many as a number, the first of them highest, zeros behind the last: texts stand
  /// in the order of their numbers, where these differ.
  func word(of index: Int, from offset: Int) -> UInt64 {
    if isShort(index) { return offset < 8 ? keys[index] << UInt64(8 * offset) : 0 }
    let place = place(of: index)
    let bytes = arena[min(place.lowerBound + offset, place.upperBound)..<place.upperBound].prefix(8)
    return bytes.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(64 - 8 * bytes.count)
  }
}

// Kept in bytes, as in `KeptLines`.
extension TextList {
  func write(to writer: inout BinaryWriter) {
    writer.write(keys)
    writer.write(arena)
    writer.write(ends)
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    keys = try reader.numbers()
    arena = try reader.numbers()
    ends = try reader.numbers()
    guard ends.isEmpty || ends.count == keys.count && ends.last == arena.count else {
      throw BinaryReader.Fault()
    }
  }
}
