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
    let counting = try counting(facts, crowds)
    let landmarks = try await landmarks(counting, values: values)
    let fold = Fold(tables, landmarks)
    let parts = try lines.map { try open($0, as: .lines, run: counting.facts.run) }
    let shards = try shards(groups, parts, counting)
    var writer = try PartWriter(
      label(.tallies, run: counting.facts.run, facts: counting.facts.name, groups: groups), in: folder)
    var head = TalliesHead()
    var total: Fold.Part?
    let listed = fold.listedGroups
    let (decimals, form) = (pipeline.settings.decimals, pipeline.output.form)
    var ranges = shards.ranges.makeIterator()
    try await crew.process(
      { ranges.next() },
      { groups in
        let part = fold.tally(shards.history(try shards.reading(of: groups).reading, of: groups))
        let tables = listed.flatMap { fold.tables(of: $0, [part]) }.map(\.table)
        let rows = try tables.map { (name: $0.name, blocks: try RowBlock.blocks(of: $0, decimals, form)) }
        return (part: fold.combined([part]), rows: rows)
      },
      { part, rows in
        total = total.map { fold.combined([$0, part]) } ?? part
        for (name, blocks) in rows {
          head.runs.append(TalliesHead.Run(table: name, blocks: blocks.count))
          for block in blocks { try writer.write(block) }
        }
      })
    guard let total else { preconditionFailure("no groups") }
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
  struct Run {
    let table: String
    /// How many pieces they are.
    let blocks: Int
  }

  var runs: [Run] = []
  /// The kinds of the tallies.
  var tallies: [String] = []

  init() {}

  func pack(into packer: inout Packer) {
    runs.map(\.table).pack(into: &packer)
    runs.map(\.blocks).pack(into: &packer)
    tallies.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let names = try [String](from: &unpacker)
    let counts = try [Int](from: &unpacker)
    tallies = try [String](from: &unpacker)
    guard counts.count == names.count, counts.allSatisfy({ (0...Int(Int32.max)).contains($0) }) else {
      throw unpacker.damage("runs of rows")
    }
    runs = zip(names, counts).map { Run(table: $0, blocks: $1) }
  }
}
