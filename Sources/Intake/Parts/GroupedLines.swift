public import Files

/// What one task read of some groups, with the codes of the settled vocabularies.
public struct GroupedLines: Sendable {
  /// What all groups have in common.
  public let frame: LineFrame
  /// By the frame's code.
  let products: [UInt32]
  /// By dimension and the frame's code.
  let dimensions: [[UInt32]]
  /// By group, rising.
  var groups: [GroupLines] = []

  /// Without lines yet.
  /// - Throws: `IntakeError` where the frame is not one that the input was settled from.
  public init(_ frame: LineFrame, of input: SettledInput) throws(IntakeError) {
    guard frame.dimensions.count == input.dimensions.count,
      frame.chunks.allSatisfy({ input.hasChunk(file: $0.file, number: $0.number) })
    else { throw IntakeError(.input, "these lines are of another input than the facts; read both again") }
    self.frame = frame
    products = try input.products.codes(of: TextDictionary(frame.products))
    var dimensions: [[UInt32]] = []
    for (vocabulary, texts) in zip(input.dimensions, frame.dimensions) {
      dimensions.append(try vocabulary.codes(of: TextDictionary(texts)))
    }
    self.dimensions = dimensions
  }

  /// The chunks that the lines are of, each as its file and its position in it.
  public var chunks: [(file: Int, number: Int)] { frame.chunks.map { ($0.file, $0.number) } }

  /// The same task's lines of some groups.
  /// - Parameter pieces: As `GroupLines.written` gave them, by group.
  public func holding(_ pieces: [[UInt8]]) throws(BinaryReader.Fault) -> GroupedLines {
    var own = self
    own.groups = []
    for piece in pieces { own.groups.append(try GroupLines(piece, of: frame)) }
    return own
  }
}

extension SettledInput {
  fileprivate func hasChunk(file: Int, number: Int) -> Bool {
    chunks.indices.contains(file) && chunks[file].indices.contains(number)
  }
}

extension TextDictionary {
  /// Texts of which each has its position as its number, where all differ.
  fileprivate init(_ texts: TextList) {
    self.init(capacity: texts.count)
    for index in 0..<texts.count { _ = texts.code(of: index, in: &self) }
  }
}

extension Reading {
  /// The lines of some groups of customers, whoever read them.
  /// - Parameter tasks: Each with the same groups, in the order of their first chunks.
  public init(_ input: SettledInput, groups tasks: [GroupedLines]) {
    var chunks: [LineColumns] = []
    var products: [[UInt32]] = []
    var dimensions: [[[UInt32]]] = input.dimensions.map { _ in [] }
    for task in tasks {
      for group in task.groups where group.count > 0 {
        chunks.append(group.lines)
        products.append(task.products)
        for index in dimensions.indices { dimensions[index].append(task.dimensions[index]) }
      }
    }
    self.init(
      input, chunks: chunks, products: CodedVocabulary(vocabulary: input.products, codes: products),
      dimensions: zip(input.dimensions, dimensions).map { CodedVocabulary(vocabulary: $0, codes: $1) })
  }
}
