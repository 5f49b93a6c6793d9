import Base
import Files
import Foundation
import Testing

@testable import Snapshot

struct StoreTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("A second run at once is refused, and the first goes on")
  func held() throws {
    let store = try scratch.store()
    let staging = try store.stage()
    #expect(throws: SnapshotError.held(folder: scratch.folder)) { try scratch.store() }
    // The second has not swept the first one's work.
    try staging.fill()
    _ = try staging.publish(.sample(), describing: .sample)
  }

  @Test("What a killed run left is swept, and nothing else")
  func sweep() throws {
    let kept = try scratch.store().run()
    let snapshots = scratch.folder + "/snapshots"
    try Folder.make(snapshots + "/.staging-1f/tables")
    try scratch.write(snapshots + "/.staging-1f/tables/growth.csv", "half")
    try Folder.make(snapshots + "/.pruned-2e/tables")
    try Entry.link(scratch.folder + "/.latest-3d", saying: "snapshots/x")
    try Folder.make(snapshots + "/mine")
    let store = try scratch.store()
    #expect(try scratch.names() == [kept.name.description, "mine"])
    #expect(try Folder.names(store.folder) == [".lock", "latest", "snapshots"])
  }

  @Test("A snapshot that is let go or discarded leaves nothing")
  func discard() throws {
    let store = try scratch.store()
    try store.stage().fill()
    #expect(try scratch.names().isEmpty)
    let staging = try store.stage()
    try staging.fill()
    let open = try staging.table("open")
    try staging.discard()
    #expect(try scratch.names().isEmpty)
    #expect(throws: SnapshotError.discarded) { try staging.table("late") }
    #expect(throws: SnapshotError.self) { try staging.publish(.sample(), describing: .sample) }
    withExtendedLifetime(open) {}
    #expect(try scratch.names().isEmpty)
  }

  @Test("Discarding what is published does nothing")
  func discardPublished() throws {
    let store = try scratch.store()
    let staging = try store.stage()
    try staging.fill()
    let published = try staging.publish(.sample(), describing: .sample)
    try staging.discard()
    #expect(try Verification(of: published.folder).isWhole)
  }

  @Test("The oldest go first, by publication; never latest, never the fresh one")
  func prune() throws {
    let store = try scratch.store()
    let names = try ["2011-05-01", "2011-01-01", "2011-02-01", "2011-03-01"].map {
      // The kernel's clock for files ticks every few milliseconds; within a tick, names decide.
      usleep(20_000)
      return try store.run(asOf: $0)
    }
    #expect(try store.published().map(\.name) == names.map(\.name))
    #expect(try store.prune(keep: 4).isEmpty)
    // latest is the first published, the only one of May.
    #expect(try store.prune(keep: 3, sparing: names[1]) == [names[2].name])
    #expect(try store.published().map(\.name) == [names[0], names[1], names[3]].map(\.name))
    #expect(try store.prune(keep: 0, sparing: names[3]) == [names[1].name])
    #expect(try store.published().map(\.name) == [names[0], names[3]].map(\.name))
    try Folder.make(scratch.folder + "/snapshots/not ours")
    #expect(try store.prune(keep: 1) == [names[3].name])
    #expect(try scratch.names().contains("not ours"))
  }

  @Test("A place that cannot be written is an error that names it")
  func unwritable() throws {
    try scratch.write(scratch.output + "/file")
    let error = #expect(throws: SnapshotError.self) {
      try Store(output: scratch.output + "/file", pipeline: "p")
    }
    #expect(error?.description == "cannot make the folder \(scratch.output)/file/p: Not a directory")
    #expect(throws: SnapshotError.self) { try Store(output: "/proc", pipeline: "patron") }
  }

  @Test("An output folder may be reached by a link")
  func linked() throws {
    try Folder.makeNew(scratch.output + "/real")
    try Entry.link(scratch.output + "/linked", saying: "real")
    let published = try Store(output: scratch.output + "/linked", pipeline: "p").run()
    #expect(try Verification(of: scratch.output + "/real/p/latest").isWhole)
    #expect(published.isLatest)
  }

  @Test(
    "Names of snapshots",
    arguments: [
      ("2011-12-09-3f2a9c1e", true), ("2011-12-09-3f2a9c1e-2", true), ("2011-12-09-3f2a9c1e-02", false),
      ("2011-12-09-3f2a9c1e-1", false), ("2011-12-09-3f2a9c1e-", false), ("2011-12-09-3F2A9C1E", false),
      ("2011-02-30-3f2a9c1e", false), ("2011-12-09-3f2a9c1", false), ("2011-12-09-3f2a9c1ex2", false),
      ("2011-12-09-3f2a9c1e-99999999999999999999", false), ("", false),
    ])
  func names(text: String, isName: Bool) {
    #expect(SnapshotName(text)?.description == (isName ? text : nil))
  }

  @Test("A fingerprint changes with name, size, time, settings and version, not with order or inode")
  func fingerprint() {
    func print(
      _ names: [String] = ["a", "b"], size: Int64 = 1, time: Int64 = 2, inode: UInt64 = 3,
      settings: String = "s",
      version: String = "v"
    ) -> Fingerprint {
      let identity = FileIdentity(size: size, modifiedNanoseconds: time, inode: inode)
      return Fingerprint(
        inputs: names.map { .init(name: $0, identity: identity) }, settings: settings, version: version)
    }
    let different = [
      print(), print(["a"]), print(["ab"]), print(size: 2), print(time: 3), print(settings: "t"),
      print(version: "w"), print(settings: "vs", version: ""),
    ]
    #expect(Set(different).count == different.count)
    #expect(print(["b", "a"]) == print())
    #expect(print(inode: 4) == print())
    #expect(print().hex.utf8.count == 64)
  }
}
