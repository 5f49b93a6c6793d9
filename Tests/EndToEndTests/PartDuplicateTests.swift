import Foundation
import Testbench
import Testing

/// Duplicates are decided inside the groups of customers, whoever read the lines.
@Suite struct PartDuplicateTests {
  static let rules = [
    "drop_identical", "{drop_identical: other_files}", "last_file_wins", "{last_file_wins: {by: natural}}",
    "{last_file_wins: {by: newest_day}}",
  ]

  static func pipeline(_ rule: String) -> String {
    Shop.pipeline.replacingOccurrences(
      of: "source:\n", with: "source:\n  duplicates: \(rule)\n  exclude: [{column: region, in: [void]}]\n")
  }

  /// Exports that tell much of what others tell: the same records, the same orders told otherwise, records twice in a
  /// file, orders that are left out on purpose later.
  static func write(to place: Workplace) throws {
    var random = SplitMix64(seed: 4)
    let records = (0..<240).map { line in
      "o\(line / 2),2025-0\(1 + line / 30)-\(10 + line % 19),c\(line * 7 % 31),"
        + "\(line % 3 == 0 ? "north" : "south"),\(line).00"
    }
    for file in 0..<6 {
      var own = Array(records[(file * 30)..<(file * 30 + 90)])
      own += own.shuffled(using: &random).prefix(9)
      own = own.enumerated().map { line, record in
        line % (7 + file) == 0 ? record.replacingOccurrences(of: ",south,", with: ",void,") : record
      }
      own.shuffle(using: &random)
      try place.write(
        "data/f-\(file * 5).csv", "order,day,customer,region,amount\n" + own.joined(separator: "\n") + "\n")
    }
  }

  @Test(arguments: rules) func everyRuleInParts(_ rule: String) throws {
    let place = try Workplace()
    try Self.write(to: place)
    try place.write("shop.yml", Self.pipeline(rule))
    try place.expectSameBytes(
      "shop.yml", of: "shop", place.exports(in: "data"),
      [
        PartRun.Cut(readers: 2, counters: 3, cuts: 2, seed: 5), PartRun.Cut(readers: 6, counters: 2, seed: 6),
      ],
      with: .debug)
    #expect(try place.table("quality")("duplicate", where: ["file": "(total)"]) != "0")
  }

  /// The order with the newest day, and the one with the first, are told otherwise by a later export.
  @Test func aNewestDayThatIsTakenBack() throws {
    let place = try Workplace()
    try place.write("shop.yml", Self.pipeline("last_file_wins"))
    let header = "order,day,customer,region,amount\n"
    try place.write(
      "data/a.csv",
      header + "o1,2025-01-10,anna,north,20\no2,2025-02-10,bert,north,21\no9,2025-06-10,anna,north,22\n")
    try place.write(
      "data/b.csv", header + "o9,2025-06-10,anna,void,22\no1,2025-03-01,anna,south,5\n")
    let exports = try place.exports(in: "data")
    let cut = PartRun.Cut(readers: 2, counters: 2, seed: 7)
    let run = PartRun(place: place, pipeline: "shop.yml", program: .debug)
    let refused = try #require(throws: PartRun.Refused.self) { _ = try run.make(exports, cut) }
    #expect(refused.outcome.code == 75)
    #expect(refused.outcome.words.contains("--newest 2025-03-01 --first 2025-02-10"))
    try place.expectSameBytes(
      "shop.yml", of: "shop", exports, [cut], days: ["--newest", "2025-03-01", "--first", "2025-02-10"],
      with: .debug)
    #expect(try place.table("headline")("as_of") == "2025-03-01")
    // Parts that were made with the first facts do not go with the second.
    let facts = try run.settle(
      try place.names(in: "parts").filter { $0.hasPrefix("account") }.map { "parts/\($0)" })
    let lines = try place.names(in: "parts").filter { $0.hasPrefix("lines") }.map { "parts/\($0)" }
    let crowd = try place.names(in: "parts-7").filter { $0.hasPrefix("crowd") }.map { "parts-7/\($0)" }
    let other = try #require(throws: PartRun.Refused.self) {
      _ = try run.count("tally", 0...511, lines + crowd + [facts])
    }
    #expect(other.outcome.code == 78 && other.outcome.words.contains("other facts"))
  }
}
