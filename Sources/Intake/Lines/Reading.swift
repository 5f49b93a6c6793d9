public import Base

/// Lines with the codes of the whole input, and what is known of the whole input.
public struct Reading: Sendable {
  /// What is known of the whole input.
  public let input: SettledInput
  /// Empty where no product is mapped.
  public let products: CodedVocabulary
  /// By dimension, in the pipeline's order.
  public let dimensions: [CodedVocabulary]
  /// In the order of files and of their chunks; without duplicates.
  public let chunks: [LineColumns]
  /// What was read of the exports beside the lines.
  public var exports = ExportReadings()

  /// The lines of one or several readers.
  /// - Parameters:
  ///   - input: What is known of the whole input, to which the readers' lines belong.
  ///   - readers: In any order; no chunk may have been read twice.
  /// - Throws: `IntakeError` where the input is known from other lines than these.
  public init(_ input: SettledInput, _ readers: consuming [ReaderLines]) throws(IntakeError) {
    var parts: [(part: ReaderLines.Part, products: [UInt32], dimensions: [[UInt32]])] = []
    for reader in readers {
      guard reader.dimensions.count == input.dimensions.count else {
        throw IntakeError(.input, "these lines are of another pipeline than the facts")
      }
      let products = try input.products.codes(of: reader.products)
      var dimensions: [[UInt32]] = []
      for (vocabulary, own) in zip(input.dimensions, reader.dimensions) {
        dimensions.append(try vocabulary.codes(of: own))
      }
      for part in reader.parts {
        var part = part
        try part.settle(by: input)
        parts.append(
          (
            part, part.codes.products.map { products[Int($0)] },
            zip(part.codes.dimensions, dimensions).map { codes, table in codes.map { table[Int($0)] } }
          ))
      }
    }
    let isInOrder = { (a: ReaderLines.Part, b: ReaderLines.Part) in (a.file, a.number) < (b.file, b.number) }
    parts.sort { isInOrder($0.part, $1.part) }
    guard zip(parts, parts.dropFirst()).allSatisfy({ isInOrder($0.part, $1.part) }) else {
      throw IntakeError(.input, "a chunk's lines are there twice")
    }
    self.input = input
    chunks = parts.map(\.part.lines)
    products = CodedVocabulary(vocabulary: input.products, codes: parts.map(\.products))
    dimensions = input.dimensions.enumerated().map { index, vocabulary in
      CodedVocabulary(vocabulary: vocabulary, codes: parts.map { $0.dimensions[index] })
    }
  }

  /// - Parameters:
  ///   - products: With the codes of each chunk, as the dimensions.
  init(
    _ input: SettledInput, chunks: [LineColumns], products: CodedVocabulary, dimensions: [CodedVocabulary]
  ) {
    self.input = input
    self.products = products
    self.dimensions = dimensions
    self.chunks = chunks
  }

  private init(_ other: Reading, _ input: SettledInput) {
    self.init(input, chunks: other.chunks, products: other.products, dimensions: other.dimensions)
    exports = other.exports
  }

  /// The same lines as they would have been known on a day: the account, and what counts, change with it.
  public func known(on day: Day) -> Reading { Reading(self, input.known(on: day)) }
}

// What is known of the whole input.
extension Reading {
  /// The last day that counts; nil where none is given and there is no line.
  public var asOf: Day? { input.asOf }

  /// The first day that could have been seen; nil where there is no line.
  public var dataStart: Day? { input.dataStart }

  /// What became of every record of every file.
  public var account: InputAccount { input.account }

  /// What looks wrong, in the order of the table.
  public var suspicions: [Suspicion] {
    (input.suspicions + exports.suspicions).sorted(by: Suspicion.isInOrder)
  }

  /// The newest day of all lines, duplicates too; nil where there is no line.
  public var newest: NewestDay? { input.newest }
}
