import Foundation
import Testing

@testable import Sample

@Suite("The sample shop")
struct SampleTests {
  /// The files of a sample by name, made in a folder that is gone afterwards.
  private func made(_ shop: SampleShop) throws -> (files: [String: Data], summary: SampleSummary) {
    let folder = freshFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let summary = try shop.write(into: folder.path)
    return (try contents(of: folder), summary)
  }

  private func freshFolder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("patron-sample-\(UUID().uuidString)")
  }

  private func contents(of folder: URL) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appendingPathComponent($0))) })
  }

  /// The physical lines of all files behind their headers, split at every comma.
  private func fields(of files: [String: Data]) -> [[Substring]] {
    files.sorted { $0.key < $1.key }.flatMap { file in
      String(decoding: file.value, as: UTF8.self).split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
  }

  private func cents(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".")
    guard parts.count == 2, parts[1].utf8.count == 2 else { return nil }
    return Int(parts[0] + parts[1])
  }

  private let small = SampleShop(customers: 1200, days: 200, seed: 7)

  @Test("The same seed gives the same bytes, another seed others")
  func isRepeatable() throws {
    let files = try made(small).files
    #expect(try made(small).files == files)
    #expect(try made(SampleShop(customers: 1200, days: 200, seed: 8)).files != files)
  }

  @Test("A known shop has known bytes, on every machine")
  func isTheSameEverywhere() throws {
    let (_, summary) = try made(small)
    var trade = Trade(of: small)
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for day in 0..<small.days {
      for byte in trade.export(of: day) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    #expect(trade.summary == summary)
    #expect(String(digest, radix: 16) == "310b2df5f911191a")
  }

  @Test("By default about 20,000 lines, and every day has its file")
  func hasTheAgreedSize() throws {
    let (files, summary) = try made(SampleShop())
    #expect((18_000...22_000).contains(summary.lines))
    #expect(files.count == 731)
    #expect(files["2024-01-01.csv"] != nil && files["2024-02-29.csv"] != nil)
    #expect(files["2025-12-31.csv"] != nil)
    // A quoted newline makes two physical lines of one record.
    let newlines = summary.dirty[Dirt.quotedNewline.rawValue]
    #expect(fields(of: files).count == summary.lines + newlines)
  }

  @Test("An amount is quantity times unit price minus discount, and cost has its sign")
  func amountsAddUp() throws {
    let (files, summary) = try made(small)
    var clean = 0
    var refunds = 0
    for line in fields(of: files) where line.count == 13 && line[11] != "n/a" {
      let quantity = try #require(Int(line[8]))
      let money = try line[9...12].map { try #require(cents($0)) }
      #expect(money[2] == quantity * money[0] - money[1], "\(line)")
      #expect(money[3].signum() == quantity.signum(), "\(line)")
      clean += 1
      if quantity < 0 { refunds += 1 }
    }
    #expect(clean > summary.lines * 9 / 10)
    #expect(refunds > 0 && refunds <= summary.refunds)
  }

  @Test("There is some of each kind of dirt, as the summary counts it")
  func isDirty() throws {
    let (files, summary) = try made(small)
    let text = files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    func count(of part: String) -> Int { text.components(separatedBy: part).count - 1 }
    func counted(_ dirt: Dirt) -> Int { summary.dirty[dirt.rawValue] }

    #expect(summary.dirty.allSatisfy { $0 > 0 })
    #expect(count(of: ",n/a,") == counted(.amountNotANumber))
    #expect(count(of: "-02-30 ") == counted(.impossibleDate))
    #expect(count(of: " 12\",") == counted(.unbalancedQuote))
    #expect(count(of: "\"\"gift wrapped\"\"\",") == counted(.quotedComma))
    #expect(count(of: "\nsecond choice\",") == counted(.quotedNewline))
    let fields = fields(of: files)
    #expect(fields.count { $0.count == 13 && $0[2].isEmpty } == counted(.missingCustomer))
    #expect(fields.count { $0.count == 6 } == counted(.tooFewFields))
  }

  @Test("Late lines stand in the next day's file")
  func isLate() throws {
    let (files, summary) = try made(small)
    var late = 0
    for (name, bytes) in files {
      for line in fields(of: [name: bytes]) where line.count == 13 && !line[1].contains("-02-30") {
        if !name.hasPrefix(line[1].prefix(10)) { late += 1 }
      }
    }
    #expect(late == summary.late)
    #expect(late > 0)
  }

  @Test("The lean layout is clean and adds up")
  func isLean() throws {
    var shop = small
    shop.layout = .lean
    for line in fields(of: try made(shop).files) {
      try #require(line.count == 10)
      let quantity = try #require(Int(line[7]))
      #expect(try #require(cents(line[9])) == quantity * (try #require(cents(line[8]))))
    }
  }

  @Test("A sample is made again in its own folder and nowhere else")
  func overwritesOnlyItsOwn() throws {
    let folder = freshFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let shop = SampleShop(customers: 5, days: 3, seed: 1)
    _ = try shop.write(into: folder.path)
    _ = try shop.write(into: folder.path)

    let own = folder.appendingPathComponent("mine.csv")
    try Data("mine".utf8).write(to: own)
    #expect(throws: SampleError.self) { try shop.write(into: folder.path) }
    #expect(try Data(contentsOf: own) == Data("mine".utf8))

    let others = freshFolder()
    defer { try? FileManager.default.removeItem(at: others) }
    try FileManager.default.createDirectory(at: others, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: others.appendingPathComponent("2024-01-01.csv"))
    #expect(throws: SampleError.self) { try shop.write(into: others.path) }
  }

  @Test(
    "Logarithm and exponential are near the C library's",
    arguments: Array(stride(from: -20.0, through: 20, by: 0.37)))
  func elementaryFunctionsAreRight(x: Double) {
    let power = Elementary.exp(x)
    #expect(abs(power / exp(x) - 1) < 1e-14)
    #expect(abs(Elementary.log(power) - x) < 1e-13)
  }
}
