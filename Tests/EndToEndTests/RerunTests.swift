import Foundation
import Testing

/// What a second run does, and what a run leaves alone.
@Suite struct RerunTests {
  @Test func theSameAgainIsUpToDate() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    let state = try State(place)
    let files = try place.published("shop")

    let again = try place.run("run", "shop.yml")
    #expect(again.code == 0)
    let latest = try #require(place.latest())
    #expect(again.words == "shop: already up to date: out/shop/\(latest) (latest)\n")
    #expect(again.seconds < 10)
    #expect(try State(place) == state)
    #expect(try place.published("shop") == files)
  }

  /// Bytes, time or settings that differ make another snapshot, and a day's own name leads to it.
  @Test func whateverDiffersIsAnotherRun() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    try place.write("data/b.csv", "order,day,customer,region,amount\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    try place.write("shop.yml", Shop.pipeline + "period: week\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    let snapshots = try place.names(in: "out/shop/snapshots")
    #expect(snapshots.count == 3)
    #expect(snapshots.allSatisfy { $0.hasPrefix("2025-05-30-") })
    #expect(try place.table("periods")("buyers", where: ["period": "2025-W02"]) == "1")
  }

  @Test func anEarlierDayDoesNotMoveLatest() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    let newest = try #require(place.latest())

    let rerun = try place.run("run", "shop.yml", "--as-of", "2025-03-31")
    #expect(rerun.code == 0)
    #expect(rerun.words.contains("latest stays at 2025-05-30 (--promote moves it)"))
    #expect(rerun.words.contains("3 accepted, 2 after the as-of day"))
    #expect(place.latest() == newest)

    let promoted = try place.run("run", "shop.yml", "--as-of", "2025-03-31", "--promote")
    #expect(promoted.code == 0)
    #expect(promoted.words.contains("already up to date"))
    #expect(try #require(place.latest()).hasPrefix("snapshots/2025-03-31-"))

    // The next night's run is of a later day and needs no leave.
    #expect(try place.run("run", "shop.yml").code == 0)
    #expect(place.latest() == newest)
    #expect(try place.names(in: "out/shop/snapshots").count == 2)
  }

  @Test func aRehearsalWritesNothing() throws {
    let place = try Shop.open()
    let rehearsal = try place.run("run", "shop.yml", "--dry-run")
    #expect(rehearsal.code == 0)
    #expect(rehearsal.words.contains("5 accepted"))
    #expect(rehearsal.words.contains("were made and not published (--dry-run)"))
    #expect(try place.names(in: ".") == ["data", "shop.yml"])
  }

  @Test func quietSaysNothing() throws {
    let place = try Shop.open()
    for more in [["--dry-run"], [], []] {
      let outcome = try Program.debug.run(["run", "shop.yml", "--quiet"] + more, in: place.path)
      #expect(outcome.code == 0)
      #expect(outcome.output + outcome.words == "")
    }
    #expect(try place.names(in: "out/shop/snapshots").count == 1)
    // What went wrong it does say.
    try place.write("shop.yml", Shop.pipeline + "gates: {min_lines: 6}\n")
    let refused = try place.run("run", "shop.yml", "--quiet")
    #expect(refused.code == 65)
    #expect(refused.words.contains("gates.min_lines"))
  }

  @Test func rootAndOutputMayBeElsewhere() throws {
    let place = try Shop.open()
    try place.write("elsewhere/note", "")
    let outcome = try Program.debug.run(
      ["run", "shop.yml", "--root", "..", "--output", "reports"], in: place("elsewhere"))
    #expect(outcome.code == 0, "\(outcome.words)")
    #expect(place.latest(output: "reports") != nil)
    #expect(try place.names(in: "elsewhere") == ["note"])
  }

  /// What a run that was killed has left is swept by the next.
  @Test func leftoversAreSwept() throws {
    let place = try Shop.open()
    try place.write("out/shop/snapshots/.staging-1/tables/periods.csv", "half a li")
    #expect(try place.run("run", "shop.yml").code == 0)
    let snapshots = try place.names(in: "out/shop/snapshots")
    #expect(snapshots.map { "snapshots/" + $0 } == [place.latest()])
  }
}
