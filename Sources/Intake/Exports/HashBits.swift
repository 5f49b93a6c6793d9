internal import CSV

/// A bit for the hash of each text of a set: where a text's bit is not set, the text is not in the set.
///
/// With sixteen bits for each text, one text in sixteen that is not in the set has a bit that is set.
struct HashBits: Sendable {
  private var words: [UInt64]
  private let mask: UInt64

  /// - Parameter count: How many texts there are to be.
  init(_ count: Int) {
    var bits = 64
    while bits < 16 * count { bits *= 2 }
    words = Array(repeating: 0, count: bits / 64)
    mask = UInt64(bits - 1)
  }

  mutating func insert(_ text: Span<UInt8>) {
    let bit = bit(of: text)
    words[Int(bit / 64)] |= 1 << (bit % 64)
  }

  func mayHave(_ text: Span<UInt8>) -> Bool {
    let bit = bit(of: text)
    return words[Int(bit / 64)] & 1 << (bit % 64) != 0
  }

  private func bit(of text: Span<UInt8>) -> UInt64 {
    let hash = ShortText.number(of: text).map { ShortText.hash(of: $0) } ?? FieldBytes.hash(text)
    return hash & mask
  }
}
