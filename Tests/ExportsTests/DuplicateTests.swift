import Base
import Intake
import Testing

@Suite struct DuplicateTests {
  static let header = "customer,order,date,amount\n"

  static func source(_ duplicates: Source.Duplicates) -> Source {
    .plain.with {
      $0.mapping.order = "order"
      $0.duplicates = duplicates
    }
  }

  /// file, accepted, duplicate, excluded, refused.
  private func account(_ reading: Reading) -> [String] {
    reading.account.files.map {
      "\($0.path) \($0.accepted) \($0.duplicate) \($0.excluded) \($0.refusedLines)"
    }
  }

  @Test func identicalRecordsCountOnceInTheWholeRun() throws {
    let scratch = try Scratch()
    try scratch.write(
      Self.header + "a,1,2026-03-01,1\na,1,2026-03-01,1\nb,1,2026-03-01,1\na,1,2026-03-01,1\n", as: "a.csv")
    // A quote is not part of a field, a blank is.
    try scratch.write(
      Self.header + "\"a\",1,2026-03-01,1\nb ,1,2026-03-01,1\nb,1,2026-03-02,1\n", as: "b.csv")
    #expect(
      account(try scratch.read("a.csv", "b.csv", as: Self.source(.dropIdentical(.everywhere))).reading)
        == ["a.csv 2 2 0 0", "b.csv 2 1 0 0"])
    #expect(
      account(try scratch.read("a.csv", "b.csv", as: Self.source(.dropIdentical(.otherFiles))).reading)
        == ["a.csv 4 0 0 0", "b.csv 2 1 0 0"])
    #expect(
      account(try scratch.read("a.csv", "b.csv", as: Self.source(.keep)).reading)
        == ["a.csv 4 0 0 0", "b.csv 3 0 0 0"])
  }

  @Test func theSameFieldsUnderAnotherHeaderAreAnotherRecord() throws {
    let scratch = try Scratch()
    try scratch.write("customer,order,date,amount\n1,2,2026-03-01,1\n", as: "a.csv")
    try scratch.write("order,customer,date,amount\n1,2,2026-03-01,1\n", as: "b.csv")
    let reading = try scratch.read("a.csv", "b.csv", as: Self.source(.dropIdentical(.everywhere))).reading
    #expect(reading.account.total.duplicate == 0)
    #expect(reading.customers == ["1", "2"])
  }

  @Test func anOrderCountsAsInTheLastFileThatTellsIt() throws {
    let scratch = try Scratch()
    try scratch.write(
      Self.header
        + "a,1,2026-03-01,1\na,1,2026-03-01,2\nb,1,2026-03-01,4\na,,2026-03-01,8\na,2,2026-03-01,16\n",
      as: "1.csv")
    try scratch.write(Self.header + "a,1,2026-03-01,32\na,,2026-03-01,64\na,2,bad,1\n", as: "2.csv")
    try scratch.write(Self.header + " a ,1 ,2026-03-02,128\na,1,2026-03-02,128\n", as: "3.csv")
    let reading = try scratch.read("1.csv", "2.csv", "3.csv", as: Self.source(.lastFileWins)).reading
    // b's order 1 is another one; a refused line takes nothing's place; no order id, no order.
    #expect(account(reading) == ["1.csv 3 2 0 0", "2.csv 1 1 0 1", "3.csv 2 0 0 0"])
    #expect(reading.account.total.revenue == Money(units: 100 * (4 + 8 + 16 + 64 + 256)))
  }

  @Test func anOrderLeftOutInTheLastFileIsLeftOut() throws {
    let scratch = try Scratch()
    try scratch.write(Self.header + "a,1,2026-03-01,1\nb,2,2026-03-01,1\na,3,2026-03-01,-1\n", as: "1.csv")
    try scratch.write(Self.header + "a,1,2026-03-01,0\nb,,2026-03-01,0\n", as: "2.csv")
    let source = Self.source(.lastFileWins).with {
      $0.exclusions = [Exclusion(column: "amount", test: .isAtMost(Decimal(mantissa: 0, scale: 0)))]
    }
    let reading = try scratch.read("1.csv", "2.csv", as: source).reading
    // Excluded comes before duplicate.
    #expect(account(reading) == ["1.csv 1 1 1 0", "2.csv 0 0 2 0"])
  }

  /// The as-of day and the data's start are of lines that are no duplicates.
  @Test func aDuplicateSettlesNoDay() throws {
    let scratch = try Scratch()
    try scratch.write(Self.header + "a,1,2025-01-01,1\na,2,2029-01-01,1\nb,3,2026-03-01,1\n", as: "1.csv")
    try scratch.write(Self.header + "a,1,2026-03-02,1\na,2,2026-03-03,1\n", as: "2.csv")
    let reading = try scratch.read("1.csv", "2.csv", as: Self.source(.lastFileWins)).reading
    #expect(reading.dataStart == Day(iso: "2026-03-01"))
    #expect(reading.asOf == Day(iso: "2026-03-03"))
  }

  /// Neither the number of shards nor where the chunks are cut changes a figure, and all agree with a
  /// slow count.
  @Test func shardsDoNotMatterAndASlowCountAgrees() throws {
    let scratch = try Scratch()
    var state: UInt64 = 7
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var files: [[[String]]] = []
    for file in 1...3 {
      var records: [[String]] = []
      for _ in 0..<3000 {
        let order = random(9) == 0 ? "" : "\(random(700))"
        records.append(["c\(random(40))", order, "2026-03-1\(random(4))", "\(random(5))"])
      }
      files.append(records)
      let text = Self.header + records.map { $0.joined(separator: ",") + "\n" }.joined()
      try scratch.write(text, as: "\(file).csv")
    }
    var seen: Set<[String]> = []
    var firstFile: [[String]: Int] = [:]
    var lastFile: [[String]: Int] = [:]
    for (file, records) in files.enumerated() {
      for record in records {
        if firstFile[record] == nil { firstFile[record] = file }
        if record[1] != "" { lastFile[Array(record[..<2])] = file }
      }
    }
    let everywhere = files.map { $0.count { !seen.insert($0).inserted } }
    let others = files.enumerated().map { file, records in records.count { firstFile[$0] != file } }
    let restated = files.enumerated().map { file, records in
      records.count { $0[1] != "" && lastFile[Array($0[..<2])] != file }
    }
    for shards in [1, 7] {
      for (duplicates, expected) in [
        (Source.Duplicates.dropIdentical(.everywhere), everywhere), (.dropIdentical(.otherFiles), others),
        (.lastFileWins, restated),
      ] {
        let reading = try scratch.read(
          "1.csv", "2.csv", "3.csv", as: Self.source(duplicates), groups: LineColumns.groups
        ).reading
        #expect(reading.account.files.map(\.duplicate) == expected)
        let kept = reading.chunks.reduce(0) { $0 + $1.count }
        #expect(kept == 9000 - expected.reduce(0, +))
        for chunk in reading.chunks {
          #expect((0..<shards).flatMap { chunk.lines(ofShard: $0, of: shards) } == Array(0..<chunk.count))
          // A customer's lines are still of one shard.
          for shard in 0..<shards {
            let ids = Set(
              chunk.lines(ofShard: shard, of: shards).map {
                Array(chunk.customers.bytes(of: UInt32(chunk.customer[$0])))
              })
            for other in 0..<shard {
              #expect(
                chunk.lines(ofShard: other, of: shards).allSatisfy {
                  !ids.contains(Array(chunk.customers.bytes(of: UInt32(chunk.customer[$0]))))
                })
            }
          }
        }
      }
    }
  }
}
