import Base
import CSV
import Files
import Foundation
import Intake
import Ledger
import Testing

@testable import Night
@testable import Pipeline

@Suite struct NightTests {
  @Test(arguments: [
    ("a.csv.gz", "*.done", ["a.csv.gz.done", "a.csv.done", "a.done"]), ("a", "*.ok", ["a.ok"]),
    (".a.csv", "ready-*", ["ready-.a.csv", "ready-.a"]),
  ])
  func aMarkerBearsTheInputsNameWithOrWithoutEndings(name: String, pattern: String, names: [String]) {
    #expect(Readiness.markers(pattern, for: name) == names)
  }

  @Test func anInputWithoutItsMarkerDoesNotCount() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String) throws { try Data("x".utf8).write(to: folder.appending(path: name)) }
    for name in ["a.csv", "b.csv", "c.csv"] { try write(name) }
    var mapping = Mapping(customer: "c", date: "d", amount: .column("a"))
    mapping.order = nil
    let inputs = try Inputs(Source(files: ["*"], mapping: mapping), root: folder.path)
    #expect(throws: NightError.self) { try inputs.ready(.marker(pattern: "*.done"), now: 0) }
    try write("a.done")
    try write("c.csv.done")
    let ready = try inputs.ready(.marker(pattern: "*.done"), now: 0)
    #expect(ready.paths == ["a.csv", "c.csv"])
    #expect(ready.waiting == ["b.csv"])

    let modified = Double(inputs.files[0].identity.modifiedNanoseconds) / 1e9
    #expect(try inputs.ready(.quiet(seconds: 60), now: modified + 61).files.count == 3)
    for now in [modified + 59, modified - 100] {
      let failure = #expect(throws: NightError.self) { try inputs.ready(.quiet(seconds: 60), now: now) }
      #expect(failure?.kind == .busy)
    }
  }

  @Test(arguments: [
    (7_999, 10_000, 0), (8_000, 10_000, 1), (0, 0, 1), (12_000, 10_000, 1),
  ])
  func aGateHoldsTheVolumeAgainstTheSnapshotBefore(accepted: Int, before: Int, passes: Int) throws {
    let gates = Gates(minLines: 0, minShareOfPrevious: 800_000)
    var total = InputAccount.File(path: "(total)")
    total.accepted = accepted
    let day = try #require(Day(iso: "2026-03-09"))
    let previous = Gates.Previous(name: "2026-03-08-aaaaaaaa", asOf: day - 1, accepted: before)
    let failures = gates.failures(total, asOf: day, today: day, previous: previous)
    #expect(failures.isEmpty == (passes == 1))
    if passes == 0 {
      #expect(
        failures == [
          "gates.volume.min_share_of_previous: 7999 lines accepted, 0.799900 of the 10000 of "
            + "2026-03-08-aaaaaaaa, less than 0.800000"
        ])
    }
    // A run as of an earlier day rightly has fewer lines.
    #expect(gates.failures(total, asOf: day - 9, today: day, previous: previous).isEmpty)
  }

  /// RFC 4231, test case 2, whose key is too short for a key file of ours.
  @Test func aPseudonymIsTheHMACOfTheID() {
    let pseudonyms = Pseudonyms(key: Array("Jefe".utf8))
    #expect(
      pseudonyms.name(of: "what do ya want for nothing?".utf8)
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(Pseudonyms(key: []).keyID == "e3b0c442")
  }

  @Test(arguments: [
    ("2011-01-31", "2011-05-30", BackfillStep.month, "2011-01-31 2011-02-28 2011-03-31 2011-04-30"),
    ("2011-02-28", "2011-04-30", .month, "2011-02-28 2011-03-31 2011-04-30"),
    ("2012-01-30", "2012-04-01", .month, "2012-01-30 2012-02-29 2012-03-30"),
    ("2011-12-31", "2012-12-31", .quarter, "2011-12-31 2012-03-31 2012-06-30 2012-09-30 2012-12-31"),
    ("2011-03-15", "2013-03-14", .year, "2011-03-15 2012-03-15"),
    ("2011-03-15", "2011-03-29", .week, "2011-03-15 2011-03-22 2011-03-29"),
    ("2011-03-15", "2011-03-15", .day, "2011-03-15"),
  ])
  func aBackfillGoesFromDayToDay(
    first: String, last: String, every: BackfillStep, days: String
  ) throws {
    let found = every.days(from: try #require(Day(iso: first)), to: try #require(Day(iso: last)))
    #expect(found.map(\.description).joined(separator: " ") == days)
  }

  @Test func onlyTextIsGuardedAgainstFormulas() throws {
    let fields: [Field] = [
      .text("=1+1"), .text("+a"), .text("-a"), .text("@a"), .text("\ta"), .text("\ra"), .text("a=b"),
      .text(""),
      .text("-5"), .whole(-1), .money(Money(units: -105)), .number(-0.5), .hundredths(-5), .millionths(7),
      .flag(true),
      .unknown, .day(try #require(Day(iso: "2026-03-09"))),
    ]
    let (plain, excel) = (RowForm(), RowForm(guardsFormulas: true))
    func row(_ form: RowForm) -> String {
      let encoder = RowEncoder(decimals: 2, form: form)
      for field in fields { encoder.write(field) }
      return String(decoding: encoder.bytes, as: UTF8.self)
    }
    #expect(
      row(plain) == "=1+1,+a,-a,@a,\ta,\"\ra\",a=b,,-5,-1,-1.05,-0.500000,-0.05,0.000007,true,,2026-03-09")
    #expect(
      row(excel)
        == "'=1+1,'+a,'-a,'@a,'\ta,\"'\ra\",a=b,,'-5,-1,-1.05,-0.500000,-0.05,0.000007,true,,2026-03-09")
    let encoder = RowEncoder(decimals: 2, form: excel)
    for cell in ["-1.05", "-a", "'=a", "=a", "-", "--1", "-.5"] { encoder.write(.copied(cell)) }
    #expect(String(decoding: encoder.bytes, as: UTF8.self) == "-1.05,'-a,'=a,'=a,'-,'--1,'-.5")
    // What datapackage.json accepts is what stands in the file.
    #expect(["=a", "a", "-5"].map(encoder.guarded) == ["'=a", "a", "'-5"])
    #expect(RowEncoder(decimals: 2).guarded("=a") == "=a")
  }

  @Test func metricsAreOneSampleALine() {
    var outcome = RunOutcome()
    outcome.exitCode = 65
    outcome.asOf = Day(iso: "1970-01-02")
    outcome.account = InputAccount.File(path: "(total)")
    let lines = MetricsFile(path: "a.prom", pipeline: "shop").text(outcome).split(separator: "\n")
    #expect(lines.contains("patron_last_run_exit_code{pipeline=\"shop\"} 65"))
    #expect(lines.contains("patron_as_of_seconds{pipeline=\"shop\"} 86400"))
    #expect(lines.contains("patron_lines{pipeline=\"shop\",kind=\"refused\"} 0"))
  }
}
