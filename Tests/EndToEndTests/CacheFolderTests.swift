import Foundation
import Glibc
import Testing

/// What is in the cache's folder, and what becomes of a run where the folder is not as it should be.
@Suite struct CacheFolderTests {
  @Test func onlyWhatNoRunWillAskForIsSwept() throws {
    let shop = try CachedShop()
    _ = try shop.published()
    let before = try shop.entries()
    let digits = String(repeating: "0123456789abcdef", count: 2)
    let others = [
      "other-\(digits).reading", "shop-x-\(digits).reading", "shop-notes.reading", "shop.txt", "shop",
    ]
    for name in others { try shop.place.write("kept/" + name, "mine") }
    try shop.place.write("kept/shop-\(digits).reading", "of an export that is gone")
    try shop.place.write("kept/shop-\(digits).reading.part", "of a run that was killed")
    try shop.place.write("kept/shop-\(digits.dropLast())e.reading/in", "a folder")
    unlink(shop.place("data/2.csv"))
    let plain = try shop.published("plain.yml")
    #expect(try shop.published() == plain)
    let left = try shop.place.names(in: "kept")
    #expect(Set(others).isSubset(of: left))
    let own = Set(left).subtracting(others)
    #expect(own.count == 2 && own.isSubset(of: before.keys))
  }

  @Test func anInterruptedRunLeavesNoUnfinishedReading() throws {
    let shop = try CachedShop(exports: 40, lines: 2000)
    let night = try shop.script(
      """
      '\(Program.debug.path)' run shop.yml & run=$!
      until ls kept/*.part; do kill -0 $run || exit 99; sleep 0.01; done
      kill -TERM $run; wait $run
      """)
    let outcome = try night.run([], in: shop.place.path)
    #expect(outcome.code == 128 + SIGTERM, "\(outcome.words)")
    #expect(outcome.output.contains(".part"))
    #expect(try shop.place.names(in: "kept") == [])
    #expect(try shop.place.names(in: "out/shop/snapshots") == [])
  }

  /// Its time would not tell if it were changed again at once.
  @Test func anExportThatChangedJustNowIsNotKept() throws {
    let shop = try CachedShop()
    try shop.place.write("data/3.csv", CachedShop.export(3, lines: 9))
    let plain = try shop.published("plain.yml")
    try shop.place.write("data/3.csv", CachedShop.export(3, lines: 9))
    #expect(try shop.published()["tables/periods.csv"] == plain["tables/periods.csv"])
    #expect(try shop.entries().count == 2)
    for seconds in [-1.0, 3600] {
      let time: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSinceNow: seconds)]
      try FileManager.default.setAttributes(time, ofItemAtPath: shop.place("data/3.csv"))
      _ = try shop.published()
      #expect(try shop.entries().count == 2, "\(seconds)")
    }
  }

  // A folder that is of no use.

  @Test(arguments: ["data/1.csv", "/proc/none", "/dev/full", "nowhere/../../proc/none/x"])
  func aFolderThatCannotBeMade(folder: String) throws {
    let shop = try CachedShop()
    let plain = try shop.published("plain.yml")
    let text = CachedShop.source.replacing("cache: kept", with: "cache: \(folder)")
    try shop.place.write("shop.yml", text)
    if folder.hasPrefix("nowhere") { symlink("nothing", shop.place("nowhere")) }
    #expect(try shop.published(warns: true) == plain)
  }

  @Test(.enabled(if: geteuid() != 0, "root writes anywhere")) func aFolderThatCannotBeWritten() throws {
    let shop = try CachedShop()
    let plain = try shop.published()
    let entries = try shop.entries()
    try shop.write("data/4.csv", CachedShop.export(4, lines: 5))
    chmod(shop.place("kept"), 0o500)
    defer { chmod(shop.place("kept"), 0o700) }
    #expect(try shop.published(warns: true) != plain)
    #expect(try shop.entries() == entries)
  }

  /// A disk that fills up while readings are written takes no table with it, and is given back.
  @Test func aFullDisk() throws {
    let shop = try CachedShop(exports: 2, lines: 4000)
    try shop.settle(CachedShop.source + "tables: [headline]\n")
    let clean = CachedShop.export(1, lines: 4000).split(separator: "\n")
      .filter { !$0.contains("1x") && !$0.contains(",,") && !$0.contains("\"") && !$0.contains("the first") }
    for number in [1, 2] { try shop.write("data/\(number).csv", clean.joined(separator: "\n") + "\n") }
    let plain = try shop.published("plain.yml")
    let limited = try shop.script(
      "trap '' XFSZ; ulimit -f 64; exec \(Program.debug.path) \"$@\"")
    #expect(try shop.published(by: limited, warns: true) == plain)
    #expect(try shop.entries().isEmpty)
    #expect(try shop.published() == plain)
    #expect(try shop.entries().count == 2)
  }

  // A run that ends in the middle.

  @Test func aKilledRunLeavesNothingThatIsTrusted() throws {
    let shop = try CachedShop(exports: 2, lines: 60_000)
    let plain = try shop.published("plain.yml", by: .fast)
    // As soon as something is being kept.
    let killer = try shop.script(
      """
      \(Program.debug.path) run shop.yml --output other & run=$!
      until ls kept/*.part >/dev/null 2>&1; do kill -0 $run || exit 1; done
      kill -9 $run
      wait $run
      """)
    #expect(try killer.run([], in: shop.place.path).code == 137)
    let left = try shop.place.names(in: "kept")
    #expect(!left.isEmpty && left.allSatisfy { $0.hasSuffix(".reading.part") }, "\(left)")
    #expect(try shop.published(by: .fast) == plain)
    #expect(try shop.entries().count == 2)
    #expect(try shop.entries().keys.allSatisfy { $0.hasSuffix(".reading") })
  }

  /// What a killed run has left under the name of a whole reading, cut at any place.
  @Test func nothingCutShortIsTrusted() throws {
    let shop = try CachedShop(exports: 1, lines: 5)
    let plain = try shop.published()
    let (name, whole) = try #require(try shop.entries().first)
    for part in 0..<12 {
      try shop.put([name: whole.prefix(whole.count * part / 12)])
      #expect(try shop.published() == plain)
      #expect(try shop.entries() == [name: whole])
    }
  }

  @Test func twoRunsAtOnce() throws {
    let shop = try CachedShop(exports: 6, lines: 400)
    let plain = try shop.published("plain.yml")
    let both = try shop.script(
      """
      \(Program.debug.path) run shop.yml --output one & first=$!
      \(Program.debug.path) run shop.yml --output two; second=$?
      wait $first && exit $second
      """)
    for _ in 0..<3 {
      for folder in ["one", "two", "kept"] { try? FileManager.default.removeItem(atPath: shop.place(folder)) }
      #expect(try both.run([], in: shop.place.path).code == 0)
      for output in ["one", "two"] {
        let files = try shop.place.published("shop", output: output)
        // `snapshot` names the folder, which is another with other settings.
        for (name, bytes) in files where name.hasPrefix("tables/") && name != "tables/snapshot.csv" {
          #expect(bytes == plain[name], "\(name)")
        }
      }
      #expect(try shop.published()["tables/periods.csv"] == plain["tables/periods.csv"])
    }
  }

  // Other commands.

  @Test func checkNeitherReadsNorWritesIt() throws {
    let shop = try CachedShop()
    let first = try shop.place.run("check", "shop.yml")
    #expect(first.code == 0)
    #expect(try shop.place.names(in: ".") == ["data", "plain.yml", "shop.yml"])
    _ = try shop.published()
    let entries = try shop.entries()
    try shop.forge("data/1.csv", "77.00", "7x.00")
    let second = try shop.place.run("check", "shop.yml")
    #expect(second.output != first.output)
    #expect(try second.output == shop.place.run("check", "plain.yml").output)
    #expect(try shop.entries() == entries)
  }

  /// It writes nothing; what is there it may read.
  @Test func aDryRunWritesNoReading() throws {
    let shop = try CachedShop()
    func rehearse() throws -> Program.Outcome { try shop.place.run("run", "shop.yml", "--dry-run") }
    let first = try rehearse()
    #expect(first.code == 0)
    #expect(try shop.place.names(in: ".") == ["data", "plain.yml", "shop.yml"])
    _ = try shop.published()
    try shop.place.write("kept/shop-\(String(repeating: "0", count: 32)).reading.part", "")
    let entries = try shop.entries()
    try shop.forge("data/1.csv", "77.00", "7x.00")
    #expect(try rehearse().words == first.words)
    #expect(try shop.entries() == entries)
  }

  @Test func pastDaysAreMadeOfIt() throws {
    let shop = try CachedShop()
    let days = ["--as-of-each", "2025-02-28..2025-06-30"]
    func backfill(_ file: String) throws -> [String: Data] {
      try? FileManager.default.removeItem(atPath: shop.place("out"))
      let outcome = try Program.debug.run(["run", file] + days, in: shop.place.path)
      #expect(outcome.code == 0, "\(outcome.words)")
      var files: [String: Data] = [:]
      for snapshot in try shop.place.names(in: "out/shop/snapshots") {
        for name in try shop.place.names(in: "out/shop/snapshots/\(snapshot)/tables") {
          files["\(snapshot)/\(name)"] = try shop.place.bytes("out/shop/snapshots/\(snapshot)/tables/\(name)")
        }
      }
      return files
    }
    let plain = try backfill("plain.yml")
    #expect(Set(plain.keys.map { $0.prefix(10) }).count == 5)
    #expect(try backfill("shop.yml") == plain)
    for number in 1...3 { try shop.forge("data/\(number).csv") }
    #expect(try backfill("shop.yml") == plain)
  }

  @Test func pseudonymsAndACacheContradictEachOther() throws {
    let shop = try CachedShop()
    try shop.settle(CachedShop.source + "privacy: {customer_ids: hmac, key_file: key}\n")
    let refused = try shop.place.run("run", "shop.yml")
    #expect(refused.code == 78)
    #expect(refused.words.contains("source.cache would keep the ids as the exports have them"))
    #expect(try shop.place.names(in: ".") == ["data", "plain.yml", "shop.yml"])
  }
}
