internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports

extension PartTasks {
  /// Counts, for some groups, what only all customers together can tell.
  ///
  /// - Parameters:
  ///   - facts: the path of the facts.
  ///   - lines: the paths of the lines of all exports, in any order.
  /// - Returns: the path of the crowd.
  public func crowd(facts: String, groups: Range<Int>, lines: [String]) async throws -> String {
    let facts = try openFacts(facts)
    let parts = try lines.map { try open($0, as: .lines, run: facts.run) }
    // Whose the orders are that feedback names is known only when all tasks have said what they have of them.
    let shards = try GroupShards(
      groups, parts, facts.settlement, facts.settlement.input, facts.settlement.exports.unowned, rules)
    let merged = try await crowd(
      of: shards, premises(facts.settlement.input, facts.settlement.exports),
      asked: facts.settlement.exports.askedOrders
    ).crowd
    var writer = try PartWriter(label(.crowd, run: facts.run, facts: facts.name, groups: groups), in: folder)
    for piece in merged.pieces { try writer.write(piece) }
    return try writer.finish()
  }

  func openFacts(_ path: String) throws -> PartFacts { try PartFacts(open(path, as: .facts), pipeline) }

  /// What is known before any customer is counted.
  func premises(_ input: SettledInput, _ exports: ExportReadings) throws -> Premises {
    guard let known = InputFacts(input, exports, of: pipeline.source) else {
      throw NightError(.data, "no line of the run was accepted, so there is nothing to count")
    }
    return Premises(pipeline.settings, known, countsBaskets: pipeline.makes(BasketPairs.reference.name))
  }

  /// What the crowds of all groups come to.
  func crowd(_ paths: [String], _ facts: PartFacts) throws -> CrowdShard {
    let parts = try paths.map { try open($0, as: .crowd, run: facts.run, facts: facts.name) }
    try parts.ensureCover(0..<LineColumns.groups)
    let premises = try premises(facts.settlement.input, facts.settlement.exports)
    let asked = facts.settlement.exports.askedOrders
    let shards = try parts.map { part in
      do {
        return try CrowdShard(part.pieces(0..<part.pieceCount), premises, orders: asked)
      } catch let error as Damage {
        throw part.damage(error.description)
      }
    }
    guard let merged = shards.combined({ $0.merge($1) }) else { preconditionFailure("no groups") }
    return merged
  }
}

/// What the customers of some groups come to before any table.
struct CrowdShard: Sendable {
  var crowd: Crowd
  /// nil where no table asks what customers are worth.
  var sample: BuyerSample?
  var dropped: DroppedLines
  /// nil where no record goes by its order.
  var orders: OrderFacts?

  mutating func merge(_ other: CrowdShard) {
    crowd.merge(other.crowd)
    if let others = other.sample { sample?.merge(others) }
    dropped.merge(other.dropped)
    if let others = other.orders { orders?.merge(others) }
  }

  /// As bytes: the crowd, the sample, what was dropped, the orders.
  var pieces: [[UInt8]] {
    var rest = Packer()
    dropped.pack(into: &rest)
    var found = Packer()
    orders?.packFound(into: &found)
    return [
      crowd.sealed(as: "crowd").bytes, sample?.sealed(as: "sample").bytes ?? [], rest.bytes, found.bytes,
    ]
  }

  /// - Parameter orders: asked for, without anything found.
  init(_ pieces: [[UInt8]], _ premises: Premises, orders: OrderFacts?) throws {
    guard pieces.count == 4 else { throw Damage("four pieces", at: 0) }
    crowd = try Crowd(Sealed(pieces[0], of: "crowd"), for: premises)
    sample =
      pieces[1].isEmpty
      ? nil : try BuyerSample(Sealed(pieces[1], of: "sample"), for: premises, crowd)
    var unpacker = Unpacker(pieces[2])
    dropped = try DroppedLines(from: &unpacker)
    try unpacker.finish()
    self.orders = orders
    guard orders != nil else { return }
    var found = Unpacker(pieces[3])
    try self.orders?.takeFound(from: &found)
    try found.finish()
  }

  init(crowd: Crowd, sample: BuyerSample?, dropped: DroppedLines, orders: OrderFacts?) {
    (self.crowd, self.sample, self.dropped, self.orders) = (crowd, sample, dropped, orders)
  }
}

extension ExportReadings {
  /// The orders that feedback names; nil where no record goes by its order.
  var askedOrders: OrderFacts? {
    self[.feedback].flatMap { $0.source.has(.order) ? OrderFacts(askedFor: $0) : nil }
  }

  /// Without feedback that names orders, as long as nobody knows whose these are.
  var unowned: ExportReadings {
    var exports = self
    exports.all.removeAll { $0.source.kind == .feedback && $0.source.has(.order) }
    return exports
  }
}
