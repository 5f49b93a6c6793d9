internal import CSV

/// Distinct texts, numbered as they come. Open addressing over one list: nothing is allocated per text or per
/// look-up, and a short text is looked up as a number.
public struct TextDictionary: Sendable {
  private(set) var texts = TextList()
  /// Index + 1 of the text in this slot, 0 where there is none; a power of two.
  private var slots: [UInt32]

  /// - Parameter capacity: How many texts are expected.
  public init(capacity: Int = 64) {
    var size = 64
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// How many distinct texts there are.
  public var count: Int { texts.count }

  /// A text's bytes.
  public func bytes(of index: Int) -> ArraySlice<UInt8> { texts.bytes(of: index) }

  /// Appends a text's bytes.
  public func append(_ index: Int, to bytes: inout [UInt8]) {
    guard texts.isShort(index) else {
      bytes.append(contentsOf: texts.bytes(of: index))
      return
    }
    // Without an array of its own for each.
    var number = texts.number(of: index)
    for _ in 0..<ShortText.count(of: number) {
      bytes.append(UInt8(truncatingIfNeeded: number >> 56))
      number <<= 8
    }
  }

  /// A text as a string.
  public func text(of index: Int) -> String { String(decoding: bytes(of: index), as: UTF8.self) }

  /// The number of a text, a new one where it has not been seen.
  /// - Complexity: O(length), amortised.
  public mutating func code(of text: Span<UInt8>) -> UInt32 {
    if let number = ShortText.number(of: text) { return code(ofShort: number) }
    return code(ofLong: text, hash: FieldBytes.hash(text))
  }

  /// The number of a text that has been seen; nil where it has not.
  func knownCode(of text: Span<UInt8>) -> UInt32? {
    let short = ShortText.number(of: text)
    let hash = short.map { ShortText.hash(of: $0) } ?? FieldBytes.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      let isEqual =
        short.map { texts.isEqual(index, short: $0) } ?? texts.isEqual(index, long: text, hash: hash)
      if isEqual { return UInt32(truncatingIfNeeded: index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func code(ofShort number: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: ShortText.hash(of: number)) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if texts.isEqual(index, short: number) { return UInt32(truncatingIfNeeded: index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    texts.append(short: number)
    return take(slot)
  }

  mutating func code(ofLong text: Span<UInt8>, hash: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if texts.isEqual(index, long: text, hash: hash) { return UInt32(truncatingIfNeeded: index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    texts.append(long: text, hash: hash)
    return take(slot)
  }

  /// Gives the free slot to the text that was appended last.
  private mutating func take(_ slot: Int) -> UInt32 {
    precondition(count < UInt32.max, "a dictionary's codes are 32 bits")
    slots[slot] = UInt32(count)
    if 2 * count > slots.count { grow() }
    return UInt32(count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for index in 0..<count {
      var slot = Int(truncatingIfNeeded: texts.hash(of: index)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// All numbers, in order of their texts' bytes.
  public func codesByText() -> [UInt32] {
    let shared = texts.sharedPrefix
    let words = (0..<count).map { texts.word(of: $0, from: shared) }
    var codes = Self.inOrder(words)
    if texts.areShort { return codes }
    // Texts with one number are compared by all their bytes.
    var start = 0
    while start < codes.count {
      let word = words[Int(codes[start])]
      let end = codes[start...].firstIndex { words[Int($0)] != word } ?? codes.count
      if end - start > 1 { codes[start..<end].sort { texts.precedes(Int($0), Int($1)) } }
      start = end
    }
    return codes
  }

  /// Positions of numbers in order of the numbers, byte by byte from the lowest: few bytes of ids differ.
  private static func inOrder(_ numbers: [UInt64]) -> [UInt32] {
    var order = Array(0..<UInt32(truncatingIfNeeded: numbers.count))
    var spare = order
    let differing = numbers.reduce(0) { $0 | ($1 ^ numbers[0]) }
    for shift in stride(from: UInt64(0), to: 64, by: 8) where (differing >> shift) & 0xFF != 0 {
      var next = Array(repeating: 0, count: 257)
      for number in numbers { next[Int((number >> shift) & 0xFF) + 1] += 1 }
      for byte in 1...256 { next[byte] += next[byte - 1] }
      for position in order {
        let byte = Int((numbers[Int(position)] >> shift) & 0xFF)
        spare[next[byte]] = position
        next[byte] += 1
      }
      swap(&order, &spare)
    }
    return order
  }
}

extension TextList {
  /// The number of one of the texts in a dictionary, a new one where it has not been seen.
  @inline(__always)
  func code(of index: Int, in dictionary: inout TextDictionary) -> UInt32 {
    if isShort(index) { return dictionary.code(ofShort: number(of: index)) }
    return withLong(index) { dictionary.code(ofLong: $0, hash: $1) }
  }
}
