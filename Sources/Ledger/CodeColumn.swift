/// Codes of a vocabulary in as few bytes each as its size needs. Most dimensions have a few dozen values, and lines are
/// many.
public struct CodeColumn: Hashable, Sendable, RandomAccessCollection {
  // All but one of them are empty.
  @usableFromInline let bytes: [UInt8]
  @usableFromInline let shorts: [UInt16]
  @usableFromInline let words: [UInt32]

  init(bytes: [UInt8] = [], shorts: [UInt16] = [], words: [UInt32] = []) {
    self.bytes = bytes
    self.shorts = shorts
    self.words = words
  }

  public var startIndex: Int { 0 }

  @inlinable
  public var endIndex: Int { bytes.count + shorts.count + words.count }

  @inlinable
  public subscript(index: Int) -> UInt32 {
    if !bytes.isEmpty { return UInt32(bytes[index]) }
    return shorts.isEmpty ? words[index] : UInt32(shorts[index])
  }
}
