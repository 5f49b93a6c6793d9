public import Base
internal import CSV

/// The distinct values of a coded column over the whole input, in order of their bytes: a code is a rank, so
/// comparing codes compares texts, and every reader has the same codes.
public struct Vocabulary: Hashable, Sendable {
  /// By code.
  public let values: [String]

  /// - Parameter texts: In any order.
  init(_ texts: TextDictionary) {
    values = texts.codesByText().map { texts.text(of: Int($0)) }
  }

  /// How many values there are.
  public var count: Int { values.count }

  /// By a reader's own code: the code here.
  /// - Throws: `IntakeError` where the reader has a value that is not among these: its findings were not taken into
  ///   account.
  func codes(of own: TextDictionary) throws(IntakeError) -> [UInt32] {
    var known = TextDictionary(capacity: count)
    for value in values { _ = known.code(of: Array(value.utf8).span) }
    let codes = (0..<own.count).map { own.texts.code(of: $0, in: &known) }
    guard known.count == count else {
      throw IntakeError(
        .input,
        "the lines have a value that the facts do not know: \"\(known.text(of: count))\"; read both again")
    }
    return codes
  }
}

extension Vocabulary: Packed {
  public func pack(into packer: inout Packer) { values.pack(into: &packer) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    values = try [String](from: &unpacker)
    guard zip(values, values.dropFirst()).allSatisfy({ $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
      throw unpacker.damage("values in order of their bytes")
    }
  }
}

/// A vocabulary with its codes of what the chunks of a reading say.
public struct CodedVocabulary: Sendable {
  let vocabulary: Vocabulary
  /// By chunk: the vocabulary's code of each of the chunk's own codes.
  let codes: [[UInt32]]

  /// By code.
  public var values: [String] { vocabulary.values }

  /// How many values there are.
  public var count: Int { vocabulary.count }

  /// By a chunk's own code: the vocabulary's.
  public func codes(ofChunk chunk: Int) -> [UInt32] { codes[chunk] }
}
