import Foundation
import Testing

/// Whatever is wrong, the exit code is the documented one, the words say what to do, and what was published
/// before stands as it was.
@Suite struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let code: Int32
    var arguments = ["run", "shop.yml"]
    var gates = ""
    /// Something in shop.yml put otherwise.
    var replacing: (old: String, new: String)?
    var export: String?
    /// What standard error says, each somewhere.
    let words: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "an option that is none", code: 64, arguments: ["run", "shop.yml", "--promoted"],
      words: ["Unknown option '--promoted'", "--promote", "Usage: patron run"]),
    Case(name: "no pipeline", code: 64, arguments: ["run"], words: ["<pipeline>", "Usage: patron run"]),
    Case(
      name: "a day that is none", code: 64, arguments: ["run", "shop.yml", "--as-of", "2025-02-30"],
      words: ["--as-of must be a day such as 2026-03-09, not 2025-02-30"]),
    Case(
      name: "no threads", code: 64, arguments: ["run", "shop.yml", "--threads", "0"],
      words: ["--threads must be between 1 and 1024, not 0"]),
    Case(
      name: "a command that is none", code: 64, arguments: ["publish"], words: ["publish", "Usage: patron"]),

    Case(
      name: "too few lines", code: 65, gates: "gates: {min_lines: 6}\n",
      words: ["nothing is published", "gates.min_lines: 5 lines accepted, fewer than 6", "patron check"]),
    Case(
      name: "too many refused lines", code: 65, gates: "gates: {max_refused_share: 0.1}\n",
      export: Shop.export + "o6,2025-06-31,anna,north,1.00\n",
      words: ["gates.max_refused_share: 1 of 6 lines refused, 0.166667, more than 0.100000"]),
    Case(
      name: "exports that are old", code: 65,
      arguments: ["run", "shop.yml", "--today", "2025-06-08"], gates: "gates: {newest_within_days: 8}\n",
      words: [
        "gates.newest_within_days: the as-of day 2025-05-30 is 9 days before today, 2025-06-08, more than 8"
      ]),
    Case(
      name: "a day that has not come", code: 65, arguments: ["run", "shop.yml", "--today", "2025-06-08"],
      export: Shop.export + "o6,2052-05-30,anna,north,1.00\n",
      words: ["data/a.csv:7: the newest day, 2052-05-30", "lies in the future", "--as-of"]),
    Case(
      name: "no accepted line", code: 65, export: "order,day,customer,region,amount\n",
      words: ["no line", "was accepted", "The files hold no lines but their headers"]),
    Case(
      name: "a sum beyond 64 bits", code: 65,
      export: Shop.export
        + (6..<9).map { "o\($0),2025-05-30,anna,north,90000000000000000.00\n" }.joined(),
      words: ["cannot be held exactly. Lower money.decimals, or split the exports"]),

    Case(
      name: "no such export", code: 66, replacing: ("data/*.csv", "exports/*.csv"),
      words: ["no file matches source.files \"exports/*.csv\"", "--root changes it"]),
    Case(
      name: "no such pipeline file", code: 66, arguments: ["run", "shopp.yml"],
      words: ["cannot open shopp.yml: No such file or directory"]),

    Case(
      name: "an output folder that is a file", code: 74,
      arguments: ["run", "shop.yml", "--output", "data/a.csv"],
      words: ["cannot make the folder data/a.csv/shop: Not a directory"]),

    Case(
      name: "a misspelt key", code: 78, replacing: ("dimensions:", "dimension:"),
      words: ["shop.yml:5:3: source.dimension: unknown key", "did you mean dimensions?"]),
    Case(
      name: "a wrong value", code: 78, gates: "period: monht\n",
      words: [
        "shop.yml:6:9: period: found monht; wanted one of month week quarter year; did you mean month?"
      ]),
    Case(
      name: "no YAML", code: 78, gates: "period: [month\n",
      words: ["shop.yml:", "cannot be read as YAML"]),
    Case(
      name: "a column that is not there", code: 78, replacing: ("amount: amount", "amount: amuont"),
      words: [
        "data/a.csv:1: there is no column \"amuont\", which the pipeline maps as amount",
        "the columns are \"order\", \"day\", \"customer\", \"region\", \"amount\"; did you mean \"amount\"?",
      ]),
  ]

  @Test(arguments: cases) func refuses(_ refused: Case) throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    let before = try State(place)

    var pipeline = Shop.pipeline + refused.gates
    if let (old, new) = refused.replacing {
      try #require(pipeline.contains(old))
      pipeline = pipeline.replacingOccurrences(of: old, with: new)
    }
    try place.write("shop.yml", pipeline)
    if let export = refused.export { try place.write("data/a.csv", export) }
    let outcome = try Program.debug.run(refused.arguments, in: place.path)

    #expect(outcome.code == refused.code, "\(outcome.words)")
    for words in refused.words {
      #expect(outcome.words.contains(words), "these words are missing: \(words)\nin: \(outcome.words)")
    }
    #expect(outcome.output.isEmpty)
    #expect(try State(place) == before)
  }

  @Test func aLockedFolderIsRefusedAtOnce() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    let before = try State(place)
    try place.write("data/b.csv", Shop.export)
    let lock = try Lock(place("out/shop/.lock"))
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 75)
    #expect(outcome.words == "patron: another run is working in out/shop; wait for it to end\n")
    #expect(outcome.seconds < 10)
    #expect(try State(place) == before)
    lock.release()
    #expect(try place.run("run", "shop.yml").code == 0)
  }
}

/// What a folder of a pipeline looks like from outside: where `latest` leads, which snapshots there are, and that
/// no staging is left.
struct State: Equatable {
  let latest: String?
  let snapshots: [String]
  let top: [String]

  init(_ place: Workplace) throws {
    latest = place.latest()
    snapshots = try place.names(in: "out/shop/snapshots")
    top = try place.names(in: "out/shop")
  }
}
