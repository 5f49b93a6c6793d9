internal import CSV

/// Texts of successive lines, each stored once as long as it repeats. Exports are mostly written order by
/// order, so a customer or an order id comes in runs, and comparing with the line before is cheaper than
/// looking it up.
public struct TextRuns: Sendable {
  private(set) var texts: TextList

  public init() {
    self.init(TextList())
  }

  init(_ texts: TextList) {
    self.texts = texts
  }

  public var count: Int { texts.count }

  /// The number of the run that a line's text belongs to.
  mutating func run(of text: Span<UInt8>) -> UInt32 {
    if let number = ShortText.number(of: text) { return run(ofShort: number) }
    let hash = FieldBytes.hash(text)
    if count == 0 || !texts.isEqual(count - 1, long: text, hash: hash) {
      texts.append(long: text, hash: hash)
    }
    return UInt32(count - 1)
  }

  @inline(__always)
  mutating func run(ofShort number: UInt64) -> UInt32 {
    if count == 0 || !texts.isEqual(count - 1, short: number) { texts.append(short: number) }
    return UInt32(truncatingIfNeeded: count - 1)
  }

  /// The runs of lines that stand in another order, numbered anew as they come: so those of lines that lie together lie
  /// together too.
  func renumbered(_ column: [UInt32], at order: [UInt32]) -> (runs: TextRuns, column: [UInt32]) {
    let none = UInt32.max
    var numbers = Array(repeating: none, count: count)
    var list = TextList()
    list.reserveCapacity(count)
    let column = order.map { line in
      let run = Int(column[Int(line)])
      if numbers[run] == none {
        numbers[run] = UInt32(truncatingIfNeeded: list.count)
        list.append(run, of: texts)
      }
      return numbers[run]
    }
    return (TextRuns(list), column)
  }

  public func bytes(of run: UInt32) -> ArraySlice<UInt8> { texts.bytes(of: Int(run)) }

  public func isEmpty(_ run: UInt32) -> Bool { texts.isEmpty(Int(run)) }

  /// A 64-bit hash of the run's text, the same on every run and machine.
  func hash(of run: UInt32) -> UInt64 { texts.hash(of: Int(run)) }

  /// The run's number in a dictionary.
  public func code(of run: UInt32, in dictionary: inout TextDictionary) -> UInt32 {
    texts.code(of: Int(run), in: &dictionary)
  }
}
