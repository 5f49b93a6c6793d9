internal import CSV

/// Distinct texts, numbered as they come. Open addressing over one arena of bytes: nothing is
/// allocated per text or per look-up.
public struct TextDictionary: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Index + 1 of the text in this slot, 0 where there is none; a power of two.
  private var slots: [UInt32]

  public init(capacity: Int = 64) {
    var size = 64
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  public var count: Int { ends.count }

  public func range(of index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  public func bytes(of index: Int) -> ArraySlice<UInt8> { arena[range(of: index)] }

  public func text(of index: Int) -> String { String(decoding: bytes(of: index), as: UTF8.self) }

  /// The number of a text, a new one where it has not been seen.
  /// - Complexity: O(length), amortised.
  public mutating func code(of text: Span<UInt8>) -> UInt32 {
    code(of: text, hash: FieldBytes.hash(text))
  }

  /// The same with the hash already known.
  public mutating func code(of text: Span<UInt8>, hash: UInt64) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let found = slots[slot]
      if found == 0 { break }
      let index = Int(found) - 1
      if hashes[index] == hash, FieldBytes.areEqual(arena.span.extracting(range(of: index)), text) {
        return found - 1
      }
      slot = (slot + 1) & mask
    }
    precondition(count < UInt32.max - 1, "a dictionary's codes are 32 bits")
    for index in text.indices { arena.append(text[index]) }
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = UInt32(count)
    if 2 * count > slots.count { grow() }
    return UInt32(count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// All numbers, in order of their texts' bytes.
  public func codesByText() -> [UInt32] {
    let span = arena.span
    return (0..<UInt32(count)).sorted {
      FieldBytes.precedes(
        span.extracting(range(of: Int($0))), span.extracting(range(of: Int($1))))
    }
  }
}
