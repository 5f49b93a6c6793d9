internal import Intake
internal import Pipeline
internal import Reports

/// What tasks count by when the crowds of all groups are known.
struct PartCounting: Sendable {
  let facts: PartFacts
  let crowd: CrowdShard
  /// Without duplicates.
  let input: SettledInput
  /// With the orders that feedback names.
  let exports: ExportReadings
  let premises: Premises
}

extension PartTasks {
  func counting(_ facts: String, _ crowds: [String]) throws -> PartCounting {
    let facts = try openFacts(facts)
    let crowd = try crowd(crowds, facts)
    let input = try facts.exact(crowd.dropped, pipeline.source)
    var exports = facts.exports
    exports.orders = crowd.orders
    return PartCounting(
      facts: facts, crowd: crowd, input: input, exports: exports,
      premises: try premises(facts, input, exports))
  }

  func shards(_ groups: Range<Int>, _ parts: [PartFile], _ counting: PartCounting) throws -> GroupShards {
    try GroupShards(
      groups, parts, counting.facts, counting.input, counting.exports, source: pipeline.source,
      purchase: pipeline.settings.purchase, linesOfShard: linesOfShard)
  }
}
