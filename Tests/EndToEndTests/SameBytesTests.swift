import Foundation
import Testing

/// The tables depend on the lines and the pipeline and on nothing else. (That the debug and the release build agree
/// is checked by `Tools/same_bytes`.)
@Suite struct SameBytesTests {
  struct Setting: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    var environment: [String: String] = [:]

    var testDescription: String {
      (environment.map { "\($0.key)=\($0.value)" } + arguments).joined(separator: " ")
    }
  }

  static let settings = [
    Setting(arguments: ["--shards", "1", "--threads", "1"]),
    Setting(arguments: ["--shards", "2", "--threads", "2"]),
    Setting(arguments: ["--shards", "7", "--threads", "1"]),
    Setting(arguments: ["--shards", "7", "--threads", "2"]),
    Setting(arguments: [], environment: ["TZ": "Asia/Shanghai"]),
    Setting(arguments: [], environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"]),
    Setting(arguments: [], environment: ["SWIFT_DETERMINISTIC_HASHING": "1"]),
  ]

  /// Tables of exports that the pipeline `sample` does not have; `RelationsTests` runs those.
  static let ofOtherSystems = [
    "exports", "feedback", "satisfaction", "recovery", "feedback_reasons", "staff", "staff_leavers",
    "delivered_value", "relationship_quality", "campaign_lift", "redemptions", "points", "referrals",
    "referrers",
  ]

  @Test func theSampleHasSomethingToSay() throws {
    let plain = try SampleExports.plain.get()
    // Nothing looks wrong in the sample, and its two years do not hold three windows of a year.
    let empty = ["suspicions", "retention_by_change"] + Self.ofOtherSystems
    for name in plain.tableNames where !empty.contains(name) {
      #expect(try !plain.table(name).rows.isEmpty, "\(name) is empty, so it proves nothing")
    }
    #expect(try plain.table("refusals").rows.count >= 5)
  }

  @Test(arguments: settings) func noSettingMatters(_ setting: Setting) throws {
    let exports = try SampleExports.made.get()
    let run = try exports.run(setting.arguments, environment: setting.environment)
    let plain = try SampleExports.plain.get()
    #expect(run.differing(from: plain) == [])
    #expect(run.files["rejects.csv"] == plain.files["rejects.csv"])
    #expect(run.description == plain.description && plain.description.count > 10_000)
  }

  @Test func theOrderInWhichFilesAreMadeDoesNotMatter() throws {
    let plain = try SampleExports.plain.get()
    let run = try SampleExports.made.get().run(newestFirst: true)
    #expect(run.differing(from: plain) == [])
    #expect(run.files["rejects.csv"] == plain.files["rejects.csv"])
  }

  /// Only where a file is named does its name matter.
  @Test func theOrderInWhichFilesAreReadDoesNotMatter() throws {
    let plain = try SampleExports.plain.get()
    let run = try SampleExports.made.get().renamed.run()
    #expect(run.differing(from: plain, besides: ["quality", "refusals"]) == [])
    let total: KeyValuePairs = ["file": "(total)"]
    for column in try plain.table("quality").header {
      #expect(try run.table("quality")(column, where: total) == plain.table("quality")(column, where: total))
    }
  }

  /// Only where a line is numbered does its place matter.
  @Test(arguments: [1, 2]) func theOrderOfLinesDoesNotMatter(_ seed: UInt64) throws {
    let plain = try SampleExports.plain.get()
    let exports = try SampleExports.made.get()
    let shuffled = exports.shuffled(seed: seed)
    #expect(shuffled.files != exports.files)
    let run = try shuffled.run()
    #expect(run.differing(from: plain, besides: ["refusals"]) == [])
    func counts(_ run: PublishedRun) throws -> [[String?]] {
      try run.table("refusals").rows.map { [$0["file"], $0["reason"], $0["lines"]] }
    }
    #expect(try counts(run) == counts(plain))
  }

  @Test(arguments: ["2025-06-30", "2024-10-17"])
  func asOfADayEqualsAnExportCutAtThatDay(_ day: String) throws {
    let exports = try SampleExports.made.get()
    let cut = exports.cut(after: day)
    #expect(cut.files != exports.files)
    let asOf = try exports.run(["--as-of", day])
    try SameFigures.expect(asOf, cut.run(["--as-of", day]))
    #expect(try asOf.table("headline")("as_of") == day)
    // The comparison can tell tables apart.
    #expect(try asOf.differing(from: SampleExports.plain.get()).contains("customers"))
    #expect(try asOf.table("quality")("after_as_of", where: ["file": "(total)"]) != "0")
  }
}
