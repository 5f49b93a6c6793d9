/// The distinct values of a coded column over a whole run, in order of their bytes: a code is a rank, so
/// comparing codes compares texts.
public struct Vocabulary: Sendable {
  public let values: [String]
  /// By chunk: the run's code of each of the chunk's codes.
  let codes: [[UInt32]]

  /// Puts the distinct values of chunks together. What comes out does not depend on their order.
  init(merging lists: [TextList]) {
    var merged = TextDictionary()
    let mergedCodes = lists.map { list in
      (0..<list.count).map { list.code(of: $0, in: &merged) }
    }
    let order = merged.codesByText()
    var ranks = Array(repeating: UInt32(0), count: order.count)
    for (rank, code) in order.enumerated() { ranks[Int(code)] = UInt32(rank) }
    values = order.map { merged.text(of: Int($0)) }
    codes = mergedCodes.map { $0.map { ranks[Int($0)] } }
  }

  /// The run's codes of a chunk's codes.
  public func codes(ofChunk chunk: Int) -> [UInt32] { codes[chunk] }

  public var count: Int { values.count }
}
