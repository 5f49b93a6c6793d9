internal import Base
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports

// What tasks count of shards, and a run in bounded memory too: shard by shard, some of them side by side.

extension PartTasks {
  /// What only all customers together can tell, of the shards' customers.
  ///
  /// - Parameters:
  ///   - premises: without what the lines say of the orders that are asked for.
  ///   - asked: the orders that feedback names; nil where it names none.
  ///   - room: how many bytes histories may take that are kept for what is counted next.
  /// - Returns: the crowd; and by the first group the histories that are kept.
  func crowd(
    of shards: GroupShards, _ premises: Premises, asked: OrderFacts?, keeping room: Int = 0
  ) async throws -> (crowd: CrowdShard, kept: [Int: History]) {
    let wantsValue = wantsValue
    let looksIntoShards = shards.hasGroupedLines
    var merged: CrowdShard?
    var kept: [Int: History] = [:]
    var left = room
    var ranges = shards.ranges.makeIterator()
    try await crew.process(
      { ranges.next() },
      { groups in
        let (reading, dropped) = try shards.reading(of: groups)
        let history = shards.history(reading, of: groups)
        let crowd = Crowd(history, premises)
        var orders = asked
        if looksIntoShards { for chunk in reading.chunks { orders?.take(asked?.claims(in: chunk) ?? []) } }
        let shard = CrowdShard(
          crowd: crowd, sample: wantsValue ? BuyerSample(history, premises, crowd) : nil, dropped: dropped,
          orders: orders)
        return (shard: shard, groups: groups, history: room > 0 ? history : nil)
      },
      { shard, groups, history in
        if merged == nil { merged = shard } else { merged?.merge(shard) }
        if let history, history.footprint <= left {
          left -= history.footprint
          kept[groups.lowerBound] = history
        }
      })
    guard var merged else { preconditionFailure("no groups") }
    if let asked, !looksIntoShards {
      let chunks = shards.chunks
      for claims in try await crew.map(0..<chunks.count, { asked.claims(in: chunks[$0]) }) {
        merged.orders?.take(claims)
      }
    }
    return (merged, kept)
  }

  /// What the values of the shards' buyers come to.
  func values(of shards: GroupShards, _ models: ValueLandmarks?) async throws -> ValueCrowd {
    var values = ValueCrowd()
    guard let forecast = models?.forecast else { return values }
    var ranges = shards.ranges.makeIterator()
    try await crew.process(
      { ranges.next() }, { ValueCrowd(try shards.history(of: $0), forecast) }, { values.merge($0) })
    return values
  }

  /// Counts the shards for all tables, and writes the rows of their buyers.
  ///
  /// - Parameter writer: what becomes of the rows, shard by shard.
  /// - Returns: what the tables come to; and which rows were written.
  func tallies(
    of shards: GroupShards, _ fold: Fold, into writer: inout PartWriter
  ) async throws -> (total: Fold.Part, rows: [TalliesHead.Run]) {
    var runs: [TalliesHead.Run] = []
    var sum = ShardSum(fold)
    let listed = fold.listedGroups
    let (decimals, form, seal) = (pipeline.settings.decimals, pipeline.output.form, seal)
    var ranges = shards.ranges.makeIterator()
    try await crew.process(
      { ranges.next() },
      { groups in
        let part = fold.tally(try shards.history(of: groups))
        let tables = listed.flatMap { fold.tables(of: $0, [part]) }.map(\.table)
        let rows = try tables.map { table in
          let blocks = try RowBlock.blocks(of: table, decimals, form)
          return (
            run: TalliesHead.Run(table: table.name, firstKeys: blocks.map(\.firstKey)),
            pieces: try blocks.map { try SealedPiece($0.bytes, by: seal) }
          )
        }
        return (part: fold.combined([part]), rows: rows)
      },
      { part, rows in
        sum.add(part)
        for (run, pieces) in rows {
          runs.append(run)
          for piece in pieces { try writer.write(piece) }
        }
      })
    guard let total = sum.total else { preconditionFailure("no groups") }
    return (total, runs)
  }
}

/// What shards come to together, neighbours first: what grows as it is put together is read a few times and not once for
/// every shard.
private struct ShardSum {
  private let fold: Fold
  /// Each of fewer shards than the one before.
  private var parts: [(part: Fold.Part, shards: Int)] = []

  init(_ fold: Fold) { self.fold = fold }

  mutating func add(_ part: Fold.Part) {
    parts.append((part, 1))
    while let (last, shards) = parts.last, parts.count > 1, parts[parts.count - 2].shards == shards {
      parts.removeLast()
      parts[parts.count - 1] = (fold.combined([parts[parts.count - 1].part, last]), 2 * shards)
    }
  }

  var total: Fold.Part? { parts.isEmpty ? nil : fold.combined(parts.map(\.part)) }
}
