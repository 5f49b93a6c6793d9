import Foundation
import Testing

/// What cannot be put together is refused, and nothing is published.
@Suite struct PartRefusalTests {
  private static func expect(
    _ code: Int32, _ words: String, _ work: () throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      try work()
      Issue.record("a task did what it must refuse", sourceLocation: sourceLocation)
    } catch let refused as PartRun.Refused {
      #expect(refused.outcome.code == code, "\(refused.outcome.words)", sourceLocation: sourceLocation)
      #expect(
        refused.outcome.words.contains(words), "\(refused.outcome.words)", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }

  private static func shop() throws -> PartRun {
    let place = try Shop.open()
    try place.write("data/b.csv", "order,day,customer,region,amount\nx1,2025-06-01,anna,north,3.00\n")
    return PartRun(place: place, pipeline: "shop.yml", program: .debug)
  }

  /// All parts of a run, by stage.
  private struct Made {
    var read: [String] = []
    var facts = ""
    var crowd = ""
    var values = ""
    var tallies = ""

    var lines: String { read[0] }
    var account: String { read[1] }
    var finish: [String] { [facts, crowd, values, tallies] }

    init(_ run: PartRun) throws {
      read = try run.read(["data/a.csv", "data/b.csv"])
      facts = try run.settle([account])
      crowd = try run.count("crowd", 0...511, [facts, lines])
      values = try run.count("value", 0...511, [facts, crowd, lines])
      tallies = try run.count("tally", 0...511, [facts, crowd, values, lines])
    }
  }

  /// Every byte is under a sum.
  @Test func aChangedOrMissingByteIsRefused() throws {
    let run = try Self.shop()
    let made = try Made(run)
    let tasks: [(part: String, task: () throws -> Void)] = [
      (made.lines, { _ = try run.count("crowd", 0...511, [made.facts, made.lines]) }),
      (made.account, { _ = try run.settle([made.account]) }),
      (made.facts, { try run.finish(made.finish) }), (made.crowd, { try run.finish(made.finish) }),
      (made.values, { try run.finish(made.finish) }), (made.tallies, { try run.finish(made.finish) }),
    ]
    for (part, task) in tasks {
      let whole = try run.place.bytes(part)
      for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 9)) {
        var changed = whole
        changed[changed.startIndex + place] ^= 0x10
        try run.place.write(part, changed)
        Self.expect(74, "make this part again", task)
      }
      for length in [0, 20, whole.count / 2, whole.count - 1] {
        try run.place.write(part, whole.prefix(length))
        Self.expect(74, "make this part again", task)
      }
      try run.place.write(part, whole)
    }
    #expect(run.place.latest() == nil)
    try run.finish(made.finish)
    #expect(run.place.latest() != nil)
  }

  @Test func partsOfOtherRunsAreRefused() throws {
    let run = try Self.shop()
    let made = try Made(run)
    try run.place.write("data/b.csv", "order,day,customer,region,amount\nx1,2025-06-01,anna,north,3.50\n")
    Self.expect(78, "of another run") { _ = try run.settle([made.account]) }
    Self.expect(78, "of another run") { try run.finish(made.finish) }
    let second = try Made(run)
    Self.expect(78, "of another run") {
      _ = try run.count("crowd", 0...511, [second.facts, made.lines])
    }
    try run.place.write("shop.yml", Shop.pipeline + "period: week\n")
    Self.expect(78, "other settings") { try run.finish(second.finish) }
    Self.expect(78, "other settings") { _ = try run.count("crowd", 0...511, [second.facts, second.lines]) }
    #expect(run.place.latest() == nil)
  }

  @Test func whatIsMissingOrThereTwiceIsRefused() throws {
    let run = try Self.shop()
    let made = try Made(run)
    let first = try run.read(["data/a.csv"])
    Self.expect(66, "no part covers data/b.csv") { _ = try run.settle([first[1]]) }
    Self.expect(66, "there twice") { _ = try run.settle([first[1], made.account]) }
    Self.expect(66, "no part covers data/b.csv") {
      _ = try run.count("crowd", 0...511, [made.facts, first[0]])
    }
    let some = try run.count("crowd", 0...99, [made.facts, made.lines])
    Self.expect(66, "no part covers groups 100-511") { try run.finish([made.facts, some, made.tallies]) }
    Self.expect(66, "there twice") { try run.finish(made.finish + [some]) }
    Self.expect(66, "no facts") { try run.finish([made.crowd, made.tallies]) }
    Self.expect(66, "data/z.csv") { _ = try run.read(["data/z.csv"]) }
    Self.expect(66, "gone.part") { try run.finish(made.finish + ["gone.part"]) }
    #expect(run.place.latest() == nil)
  }

  /// The same task again writes the same name and the same bytes, and leaves nothing else.
  @Test func aSecondAttemptIsTheSame() throws {
    let run = try Self.shop()
    let made = try Made(run)
    let all = made.read + made.finish
    let before = try all.map { try run.place.bytes($0) }
    let again = try Made(run)
    #expect(again.read + again.finish == all)
    #expect(try all.map { try run.place.bytes($0) } == before)
    #expect(try run.place.names(in: run.folder).count == all.count)
  }

  @Test func pseudonymsAreRefused() throws {
    let run = try Self.shop()
    try run.place.write("key", "0123456789abcdef0123456789abcdef")
    try run.place.write("shop.yml", Shop.pipeline + "privacy: {customer_ids: hmac, key_file: key}\n")
    Self.expect(78, "customer_ids") { _ = try run.read(["data/a.csv"]) }
  }
}
