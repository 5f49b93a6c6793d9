internal import CSV

/// Texts of successive lines, each stored once as long as it repeats. Exports are mostly written order by
/// order, so a customer or an order id comes in runs, and comparing with the line before is cheaper than
/// looking it up.
public struct TextRuns: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  public private(set) var hashes: [UInt64] = []

  public init() {}

  public var count: Int { ends.count }

  /// The number of the run that a line's text belongs to.
  mutating func run(of text: Span<UInt8>) -> UInt32 {
    if count == 0 || !FieldBytes.areEqual(arena.span.extracting(range(of: count - 1)), text) {
      for index in text.indices { arena.append(text[index]) }
      ends.append(arena.count)
      hashes.append(FieldBytes.hash(text))
    }
    return UInt32(count - 1)
  }

  private func range(of run: Int) -> Range<Int> { (run == 0 ? 0 : ends[run - 1])..<ends[run] }

  public func bytes(of run: UInt32) -> ArraySlice<UInt8> { arena[range(of: Int(run))] }

  public func isEmpty(_ run: UInt32) -> Bool { range(of: Int(run)).isEmpty }

  /// The run's number in a dictionary.
  public func code(of run: UInt32, in dictionary: inout TextDictionary) -> UInt32 {
    dictionary.code(of: arena.span.extracting(range(of: Int(run))), hash: hashes[Int(run)])
  }
}
