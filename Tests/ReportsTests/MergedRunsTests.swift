import Base
import CSV
import Ledger
import Reports
import Testing

/// The rows of listed tables, made by one process for each shard and merged by another.
@Suite struct MergedRunsTests {
  /// What a process that sees one shard only hands on.
  private func run(_ history: History, _ landmarks: Landmarks, _ tables: [AnyTable]) throws -> [[KeyedRow]] {
    let fold = Fold(tables, landmarks)
    return try fold.tables([fold.tally(history)]).map { table in
      try (0..<table.rowCount).map { row in
        let encoder = RowEncoder(decimals: 2)
        try table.write(row..<row + 1, to: encoder)
        return KeyedRow(key: try #require(table.key(ofRow: row)), row: encoder.bytes[...])
      }
    }
  }

  @Test(arguments: [1, 2, 5, 13]) func shardsMergedAreTheWhole(_ shards: Int) throws {
    let export = RandomShop(seed: 41).export
    var workshop = RandomShop.workshop(isCadence: false, period: .month)
    let whole = try workshop.tables(of: export)
    workshop.shards = shards
    let (histories, landmarks) = try workshop.landmarks(of: export)
    let listed = Registry.tables.filter { $0.reference.order == .bytesOfKey }
    #expect(listed.map(\.name).contains("customers"))
    // Any order of the shards.
    let runs = try histories.reversed().map { try run($0, landmarks, listed) }
    for (position, table) in listed.enumerated() {
      let text = try #require(whole[table.name])
      let header = text.prefix(through: try #require(text.firstIndex(of: "\n")))
      var bytes = Array(header.utf8)
      for row in MergedRuns(runs.map { $0[position].makeIterator() }) { bytes += row.row }
      #expect(String(decoding: bytes, as: UTF8.self) == text)
      #expect(text.utf8.count > 10_000)
    }
  }

  @Test func anyRunsAreMergedInOrder() {
    var random = SplitMix64(seed: 3)
    for count in 0..<9 {
      let runs = (0..<count).map { run in
        (0..<Int.random(in: 0...20, using: &random)).map { _ in
          (0..<Int.random(in: 0...3, using: &random)).map { _ in UInt8.random(in: 0...3, using: &random) }
        }.sorted { $0.lexicographicallyPrecedes($1) }
      }
      let merged = MergedRuns(
        runs.map { run in run.map { KeyedRow(key: $0[...], row: [UInt8($0.count)]) }.makeIterator() })
      let keys = merged.map { Array($0.key) }
      #expect(keys == runs.flatMap(\.self).sorted { $0.lexicographicallyPrecedes($1) })
    }
  }
}
