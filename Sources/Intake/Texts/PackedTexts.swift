internal import Base
internal import CSV

// Texts as bytes for another process: all lengths, then all bytes. (`Kept` has another form: what a machine keeps for
// itself.)
extension TextList: Packed {
  init(_ texts: [ArraySlice<UInt8>]) {
    self.init()
    reserveCapacity(texts.count)
    for text in texts { append(text.span) }
  }

  mutating func append(_ text: Span<UInt8>) {
    if let number = ShortText.number(of: text) {
      append(short: number)
    } else {
      append(long: text, hash: FieldBytes.hash(text))
    }
  }

  func pack(into packer: inout Packer) {
    let texts = (0..<count).map { bytes(of: $0) }
    texts.map(\.count).pack(into: &packer)
    packer.pack(counted: Array(texts.joined()))
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let lengths = try [Int](from: &unpacker)
    let bytes = try unpacker.countedBytes()
    self.init()
    reserveCapacity(lengths.count)
    var start = 0
    for length in lengths {
      guard (0...bytes.count - start).contains(length) else { throw unpacker.damage("a text's length") }
      append(bytes.span.extracting(start..<start + length))
      start += length
    }
    guard start == bytes.count else { throw unpacker.damage("the lengths of all texts") }
  }
}

extension TextDictionary {
  /// Texts that have been unpacked, each of which has its position as its number.
  /// - Throws: `Damage` where a text comes twice.
  init(distinct texts: TextList, _ unpacker: Unpacker) throws(Damage) {
    self.init(capacity: texts.count)
    for index in 0..<texts.count {
      guard texts.code(of: index, in: &self) == index else { throw unpacker.damage("texts that differ") }
    }
  }
}
