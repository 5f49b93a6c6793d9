/// The lines that a gatherer has, as they lie in memory. Those of some groups are handed out without a copy.
///
/// Nothing is left out as a duplicate here.
public struct HeldLines: Sendable {
  /// Up to the as-of day.
  public let chunks: [LineColumns]
  private let products: CodedVocabulary
  private let dimensions: [CodedVocabulary]

  /// - Parameters:
  ///   - gatherer: Let go of, so that no line is there twice.
  ///   - input: Settled from the gatherer's findings, and maybe others.
  /// - Throws: `IntakeError` where the lines are not of this input.
  public init(_ gatherer: consuming LineGatherer, of input: SettledInput) throws(IntakeError) {
    let pieces = gatherer.codedChunks
    let findings = gatherer.findings
    let ofProducts = try input.products.codes(of: findings.products)
    var ofDimensions: [[UInt32]] = []
    for (vocabulary, own) in zip(input.dimensions, findings.dimensions) {
      ofDimensions.append(try vocabulary.codes(of: own))
    }
    chunks = pieces.map { $0.lines.known(on: input.asOf) }
    products = CodedVocabulary(
      vocabulary: input.products, codes: pieces.map { $0.codes.products.map { ofProducts[Int($0)] } })
    dimensions = input.dimensions.enumerated().map { index, vocabulary in
      CodedVocabulary(
        vocabulary: vocabulary,
        codes: pieces.map { $0.codes.dimensions[index].map { ofDimensions[index][Int($0)] } })
    }
  }

  /// The lines of some groups.
  public func reading(ofGroups groups: Range<Int>, of input: SettledInput) -> Reading {
    Reading(
      input, chunks: chunks.map { $0.extracting(groups: groups) }, products: products, dimensions: dimensions)
  }
}

extension LineColumns {
  /// The same columns, of which only the lines of some groups count as those of the first shard of one.
  fileprivate func extracting(groups: Range<Int>) -> LineColumns {
    var own = self
    own.groupStarts =
      groupStarts.count == LineColumns.groups + 1
      ? [groupStarts[groups.lowerBound], groupStarts[groups.upperBound]] : [0, 0]
    return own
  }
}
