internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports

/// What shards are counted by when the crowds of all groups are known.
struct PartCounting: Sendable {
  let settlement: Settlement
  let crowd: CrowdShard
  /// Without duplicates.
  let input: SettledInput
  /// With the orders that feedback names.
  let exports: ExportReadings
  let premises: Premises
}

extension PartTasks {
  func counting(_ facts: PartFacts, _ crowds: [String]) throws -> PartCounting {
    try counting(facts.settlement, try crowd(crowds, facts))
  }

  /// - Throws: `OtherDays` where the crowd was counted by other days than the input has without duplicates.
  func counting(_ settlement: Settlement, _ crowd: CrowdShard) throws -> PartCounting {
    let input = try settlement.exact(crowd.dropped, pipeline.source)
    var exports = settlement.exports
    exports.orders = crowd.orders
    return PartCounting(
      settlement: settlement, crowd: crowd, input: input, exports: exports,
      premises: try premises(input, exports))
  }

  func shards(_ groups: Range<Int>, _ parts: [PartFile], _ counting: PartCounting) throws -> GroupShards {
    try GroupShards(groups, parts, counting.settlement, counting.input, counting.exports, rules)
  }

  var rules: GroupShards.Rules {
    GroupShards.Rules(
      source: pipeline.source, purchase: pipeline.settings.purchase, naming: naming,
      linesOfShard: linesOfShard)
  }
}
