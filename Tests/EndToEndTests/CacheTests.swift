import Foundation
import Glibc
import Testing

/// What was kept of an export stands for it, as long as it is whole and the export is the same; and tables are the same
/// with and without it.
@Suite struct CacheTests {
  /// A night: all exports but one were read before.
  @Test func aNightPublishesWhatARunWithoutCacheDoes() throws {
    let shop = try CachedShop()
    let plain = try shop.published("plain.yml")
    #expect(throws: (any Error).self) { try shop.entries() }
    rename(shop.place("data/3.csv"), shop.place("3.csv"))
    _ = try shop.published()
    #expect(try shop.entries().count == 2)
    rename(shop.place("3.csv"), shop.place("data/3.csv"))
    // From here on only what was kept of them is as it was.
    try shop.forge("data/1.csv")
    try shop.forge("data/2.csv")
    #expect(try shop.published() == plain)
    try shop.forge("data/3.csv")
    for threads in ["1", "2"] { #expect(try shop.published("shop.yml", ["--threads", threads]) == plain) }
    #expect(try shop.published("plain.yml") != plain)
  }

  @Test func packedExportsAreKeptToo() throws {
    let shop = try CachedShop(exports: 1)
    for tool in [["/usr/bin/gzip", "-n"], ["/usr/bin/zstd", "-q", "--rm"]] {
      guard FileManager.default.isExecutableFile(atPath: tool[0]) else { continue }
      try shop.write("data/\(tool[1]).csv", CachedShop.export(tool[1].count, lines: 50))
      #expect(
        try Program(path: tool[0]).run(Array(tool[1...]) + ["data/\(tool[1]).csv"], in: shop.place.path).code
          == 0)
    }
    try shop.settle(CachedShop.source.replacing("data/*.csv", with: "data/*"))
    for name in try shop.place.names(in: "data") {
      try shop.write("data/" + name, shop.place.bytes("data/" + name))
    }
    let plain = try shop.published("plain.yml")
    #expect(try shop.published() == plain)
    let entries = try shop.entries()
    #expect(try entries.count == shop.place.names(in: "data").count)
    #expect(try shop.published() == plain)
    #expect(try shop.entries() == entries)
  }

  /// However duplicates are dealt with, which goes by the lines of other files too.
  @Test(arguments: ["drop_identical", "{drop_identical: other_files}", "last_file_wins"])
  func duplicates(rule: String) throws {
    let shop = try CachedShop()
    try shop.write("data/4.csv", CachedShop.export(2, lines: 45))
    try shop.settle(CachedShop.source.replacing("  dimensions", with: "  duplicates: \(rule)\n  dimensions"))
    let plain = try shop.published("plain.yml")
    #expect(try shop.published() == plain)
    for number in 1...4 { try shop.forge("data/\(number).csv") }
    #expect(try shop.published() == plain)
  }

  // Damage.

  /// What is wrong with the first entry of two.
  private static let damages: KeyValuePairs<String, @Sendable (inout Data, Data) -> Void> = [
    "empty": { entry, _ in entry = Data() },
    "one byte": { entry, _ in entry = entry.prefix(1) },
    "half": { entry, _ in entry = entry.prefix(entry.count / 2) },
    "without its last byte": { entry, _ in entry.removeLast() },
    "without its first byte": { entry, _ in entry = Data(entry.dropFirst()) },
    "a byte more": { entry, _ in entry.append(0) },
    "another's": { entry, other in entry = other },
    "another's end": { entry, other in entry = entry.prefix(entry.count - 200) + other.suffix(200) },
    "another's beginning": { entry, other in
      entry = other.prefix(entry.count / 2) + Data(entry.dropFirst(entry.count / 2))
    },
    "another mark": { entry, _ in entry[entry.count - 8] ^= 3 },
    "an absurd length": { entry, _ in
      entry.replaceSubrange(
        entry.count - 16..<entry.count - 8, with: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
    },
    "zeros": { entry, _ in entry = Data(count: entry.count) },
    "text": { entry, _ in entry = Data("order,day,customer\n".utf8) },
  ]

  @Test func whateverIsDamagedIsReadAnew() throws {
    let shop = try DamagedShop()
    for (damage, change) in Self.damages { try shop.expectReadAnew(damage) { change(&$0, $1) } }
    // A byte in every region: the columns, their index, its sum, its length, the mark.
    for part in 0..<20 {
      try shop.expectReadAnew("region \(part)") { entry, _ in
        let place = part < 10 ? part * (entry.count - 200) / 10 : entry.count - 1 - (part - 10) * 12
        entry[place] ^= 0x10
      }
    }
  }

  @Test func somethingElseInItsPlace() throws {
    let shop = try DamagedShop()
    let path = shop.place("kept/" + shop.name)
    for kind in ["folder", "link", "pipe", "device"] {
      try shop.expectReadAnew(
        kind,
        in: {
          unlink(path)
          switch kind {
          case "folder": try shop.place.write("kept/\(shop.name)/in/it", "x")
          case "link": symlink("nowhere", path)
          case "pipe": mkfifo(path, 0o600)
          default: symlink("/dev/zero", path)
          }
        })
    }
  }

  @Test(.enabled(if: geteuid() != 0, "nothing is unreadable to root")) func unreadable() throws {
    let shop = try DamagedShop()
    try shop.expectReadAnew("unreadable", in: { chmod(shop.place("kept/" + shop.name), 0) })
  }

  /// An export of several chunks, of which one is damaged: it alone is read, and lines keep their numbers.
  @Test(arguments: [0.1, 0.5, 0.9]) func aDamagedChunk(part: Double) throws {
    let shop = try CachedShop(exports: 1, lines: 60_000)
    let plain = try shop.published("plain.yml", by: .fast)
    #expect(try shop.published(by: .fast) == plain)
    let entries = try shop.entries()
    let name = try #require(entries.keys.first)
    var damaged = entries
    damaged[name]?[Int(Double(entries[name]?.count ?? 0) * part)] ^= 1
    try shop.put(damaged)
    #expect(try shop.published(by: .fast) == plain)
    #expect(try shop.entries().isEmpty)
    #expect(try shop.published(by: .fast) == plain)
    #expect(try shop.entries() == entries)
  }

  // What is out of date.

  @Test func anExportThatChangedIsReadAnew() throws {
    let shop = try CachedShop(exports: 2)
    func expectReadAnew() throws {
      let fresh = try shop.published()
      #expect(try fresh == shop.published("plain.yml"))
      #expect(try shop.entries().count == 2)
    }
    let text = CachedShop.export(1, lines: 40)
    try expectReadAnew()
    // Longer.
    try shop.write("data/1.csv", text + "more,2025-06-30,anna,south,1.00\n")
    try shop.setTime("data/1.csv", like: shop.status("data/2.csv"))
    try expectReadAnew()
    // As long, at another time.
    try shop.forge("data/1.csv")
    var status = try shop.status("data/1.csv")
    status.st_mtim.tv_nsec = (status.st_mtim.tv_nsec + 1) % 1_000_000_000
    try shop.setTime("data/1.csv", like: status)
    try expectReadAnew()
    // As long and of the same time, but another file.
    try shop.write("data/new", shop.place.bytes("data/1.csv"))
    try shop.setTime("data/new", like: status)
    try shop.forge("data/new", "99.00", "55.00")
    rename(shop.place("data/new"), shop.place("data/1.csv"))
    try expectReadAnew()
  }

  /// Settings by which lines are read, each put in place of what stands there.
  @Test(arguments: [
    ["amount: amount", "amount: amount, product: region"], ["customer: customer", "customer: region"],
    ["dimensions: {region: region}", "dimensions: {place: order}"], [", order: order", ""],
    ["dimensions", "format: {dates: [yyyy-dd-MM, yyyy-MM-dd]}\n  dimensions"],
    ["dimensions", "format: {thousands: \" \"}\n  dimensions"],
    ["dimensions", "exclude: [{column: region, in: [north]}]\n  dimensions"],
    ["dimensions", "data_from: 2025-03-01\n  dimensions"], ["dimensions", "trim: [order]\n  dimensions"],
    ["dimensions", "duplicates: drop_identical\n  dimensions"],
    ["pipeline: shop\n", "pipeline: shop\nmoney: {decimals: 4}\n"],
    ["pipeline: shop\n", "pipeline: shop\nmoney: {decimals: 0, round: half_even}\n"],
  ]) func readingSettings(change: [String]) throws {
    let shop = try CachedShop()
    _ = try shop.published()
    let before = Set(try shop.entries().keys)
    try shop.settle(CachedShop.source.replacing(change[0], with: change[1]))
    let fresh = try shop.published()
    #expect(try fresh == shop.published("plain.yml"))
    let after = Set(try shop.entries().keys)
    #expect(after.count == 3 && after.isDisjoint(with: before))
    #expect(try shop.published() == fresh)
  }

  /// What is made of the lines is no matter of their reading.
  @Test func otherSettingsKeepTheReadings() throws {
    let shop = try CachedShop()
    _ = try shop.published()
    let before = try shop.entries()
    try shop.settle(CachedShop.source + "period: week\nchurn: {after_days: 60}\noutput: {profile: excel}\n")
    let plain = try shop.published("plain.yml")
    for number in 1...3 { try shop.forge("data/\(number).csv") }
    #expect(try shop.published() == plain)
    #expect(try shop.entries() == before)
  }
}

/// Two exports, of which the first was forged after it was kept.
struct DamagedShop {
  private let shop: CachedShop
  var place: Workplace { shop.place }
  /// The first export's entry, the other's, and the first's as it is when the forged export was read.
  let name, other: String
  private let entries: [String: Data]
  private let forgedEntry: Data
  private let forged: [String: Data]

  init() throws {
    shop = try CachedShop(exports: 2)
    let original = try shop.published()
    let entries = try shop.entries()
    try shop.forge("data/1.csv")
    forged = try shop.published("plain.yml")
    try #require(forged["tables/periods.csv"] != original["tables/periods.csv"])
    // It is used, or damage would show nothing.
    try #require(try shop.published() == original)
    try shop.put([:])
    _ = try shop.published()
    let remade = try shop.entries()
    try #require(remade.keys.sorted() == entries.keys.sorted() && entries.count == 2)
    let changed = entries.keys.filter { remade[$0] != entries[$0] }
    try #require(changed.count == 1)
    name = changed[0]
    other = try #require(entries.keys.first { $0 != changed[0] })
    forgedEntry = try #require(remade[name])
    self.entries = entries
  }

  /// Damages the entry that was kept of the export before it was forged, and demands that the export itself is read, and
  /// that a run later its reading is kept again.
  func expectReadAnew(
    _ comment: String, _ damage: (inout Data, Data) throws -> Void = { _, _ in },
    in folder: () throws -> Void = {}
  ) throws {
    var damaged = entries
    try damage(&damaged[name, default: Data()], entries[other, default: Data()])
    try shop.put(damaged)
    try folder()
    for _ in 0..<2 { #expect(try shop.published() == forged, "\(comment)") }
    let left = try shop.entries()
    #expect(left == [name: forgedEntry, other: entries[other, default: Data()]], "\(comment)")
  }
}
