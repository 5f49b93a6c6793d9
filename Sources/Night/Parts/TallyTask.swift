internal import Base
internal import CSV
internal import Files
internal import Intake
internal import Pipeline
internal import Reports

extension PartTasks {
  /// Counts some groups for all tables, and writes the rows of their buyers.
  ///
  /// - Parameters:
  ///   - facts: the path of the facts.
  ///   - crowds: the paths of the crowds of all groups.
  ///   - values: the paths of the values of all groups; empty where no table asks for them.
  ///   - lines: the paths of the lines of all exports.
  /// - Returns: the path of the tallies.
  public func tally(
    facts: String, crowds: [String], values: [String] = [], groups: Range<Int>, lines: [String]
  ) async throws -> String {
    let facts = try openFacts(facts)
    let counting = try counting(facts, crowds)
    let fold = Fold(tables, try await landmarks(counting, values: values, of: facts))
    let parts = try lines.map { try open($0, as: .lines, run: facts.run) }
    var writer = try PartWriter(
      label(.tallies, run: facts.run, facts: facts.name, groups: groups), in: folder)
    var head = TalliesHead()
    let (total, runs) = try await tallies(of: shards(groups, parts, counting), fold, into: &writer)
    head.runs = runs
    for sealed in fold.sealed(total) {
      head.tallies.append(sealed.kind)
      try writer.write(sealed.bytes)
    }
    var packer = Packer()
    head.pack(into: &packer)
    try writer.write(packer.bytes)
    return try writer.finish()
  }
}

/// What stands last in a part of tallies: what its pieces are. First come the rows of buyers, run by run, then the tallies.
struct TalliesHead: Packed {
  /// The rows of a table over one shard, in order of the ids.
  struct Run: Sendable {
    let table: String
    /// By piece of the part: the id of its first row.
    let firstKeys: [[UInt8]]
  }

  var runs: [Run] = []
  /// The kinds of the tallies.
  var tallies: [String] = []

  init() {}

  func pack(into packer: inout Packer) {
    runs.map(\.table).pack(into: &packer)
    runs.map(\.firstKeys.count).pack(into: &packer)
    for run in runs { for key in run.firstKeys { packer.pack(counted: key) } }
    tallies.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let names = try [String](from: &unpacker)
    let counts = try [Int](from: &unpacker)
    guard counts.count == names.count, counts.allSatisfy({ (0...Int(Int32.max)).contains($0) }) else {
      throw unpacker.damage("runs of rows")
    }
    for (name, count) in zip(names, counts) {
      var keys: [[UInt8]] = []
      for _ in 0..<count { keys.append(try unpacker.countedBytes()) }
      guard zip(keys, keys.dropFirst()).allSatisfy({ !$1.lexicographicallyPrecedes($0) }) else {
        throw unpacker.damage("ids in their order")
      }
      runs.append(Run(table: name, firstKeys: keys))
    }
    tallies = try [String](from: &unpacker)
  }
}
