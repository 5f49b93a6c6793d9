internal import CSV

/// Texts of successive lines, each stored once as long as it repeats. Exports are mostly written order by
/// order, so a customer or an order id comes in runs, and comparing with the line before is cheaper than
/// looking it up.
public struct TextRuns: Sendable {
  private(set) var texts: TextList

  /// No text.
  public init() {
    self.init(TextList())
  }

  init(_ texts: TextList) {
    self.texts = texts
  }

  /// How many runs there are.
  public var count: Int { texts.count }

  /// The number of the run that a line's text belongs to.
  mutating func run(of text: Span<UInt8>) -> UInt32 {
    if let number = ShortText.number(of: text) { run(ofShort: number) } else { run(ofLong: text) }
  }

  @inline(__always)
  mutating func run(ofShort number: UInt64) -> UInt32 {
    if count == 0 || !texts.isEqual(count - 1, short: number) { texts.append(short: number) }
    return UInt32(count - 1)
  }

  @inline(__always)
  mutating func run(ofLong text: Span<UInt8>) -> UInt32 {
    let hash = FieldBytes.hash(text)
    if count == 0 || !texts.isEqual(count - 1, long: text, hash: hash) {
      texts.append(long: text, hash: hash)
    }
    return UInt32(count - 1)
  }

  /// Makes room for so many longer texts.
  mutating func reserveCapacity(_ count: Int, bytesEach length: Int) {
    texts.reserveCapacity(count, bytes: count * length)
  }

  /// A run's text as bytes.
  public func bytes(of run: UInt32) -> ArraySlice<UInt8> { texts.bytes(of: Int(run)) }

  /// Whether a run's text is empty.
  public func isEmpty(_ run: UInt32) -> Bool { texts.isEmpty(Int(run)) }

  /// The run's number in a dictionary.
  public func code(of run: UInt32, in dictionary: inout TextDictionary) -> UInt32 {
    texts.code(of: Int(run), in: &dictionary)
  }
}
