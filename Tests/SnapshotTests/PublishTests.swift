import Base
import Files
import Foundation
import Testing

@testable import Snapshot

struct PublishTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("A published snapshot has all its files, and latest leads to it")
  func publish() throws {
    let store = try scratch.store()
    let published = try store.run()
    #expect(published.isLatest)
    #expect(published.name.description == "2011-12-09-\(Fingerprint.sample().short)")
    #expect(try scratch.latest() == "snapshots/\(published.name)")
    #expect(
      try Folder.names(published.folder) == ["datapackage.json", "manifest.json", "rejects.csv", "tables"])
    #expect(try Folder.names(published.folder + "/tables") == ["growth.csv"])
    #expect(try Folder.names(store.folder) == [".lock", "latest", "snapshots"])
    #expect(try store.latest() == published)
    let manifest = try published.manifest()
    #expect(manifest.tables.map(\.rows) == [2])
    #expect(manifest.files.map(\.path) == ["datapackage.json", "rejects.csv"])
    #expect(manifest.files.map(\.rows) == [nil, 0])
    #expect(manifest.inputs.map(\.name) == ["a/ä.csv", "b.csv"])
    #expect(manifest.inputs[0].modified == "2011-12-09T12:50:00.000000007Z")
  }

  @Test("Records that are told count like those that are read")
  func records() throws {
    let store = try scratch.store()
    let staging = try store.stage()
    let (told, read) = (try staging.table("told"), try staging.table("read"))
    let header = Array("a,b\n".utf8)
    let rows = Array("1,\"x\ny\"\n2,\"\"\"\"\n".utf8)
    try told.write(header, records: 1)
    try read.write(header)
    for _ in 0..<3 {
      try told.write(rows, records: 2)
      try read.write(rows)
    }
    #expect(told.rows == 6)
    #expect(read.rows == 6)
    try staging.discard()
  }

  @Test("Files are 0640 and folders 0750")
  func modes() throws {
    let folder = try scratch.store().run().folder
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder) == 0o750)
    #expect(try mode(folder + "/tables") == 0o750)
    #expect(try mode(folder + "/tables/growth.csv") == 0o640)
    #expect(try mode(folder + "/manifest.json") == 0o640)
  }

  @Test("The same run writes the same bytes, manifest and all")
  func deterministic() throws {
    let other = try Scratch()
    let (one, two) = (try scratch.store().run().folder, try other.store().run().folder)
    for name in ["manifest.json", "datapackage.json", "tables/growth.csv"] {
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: "\(one)/\(name)"))
          == Data(contentsOf: URL(fileURLWithPath: "\(two)/\(name)")))
    }
  }

  @Test("An earlier day does not move latest unless it is promoted; a later or the same does")
  func earlierDay() throws {
    let store = try scratch.store()
    try store.run()
    let newest = try scratch.latest()
    let earlier = try store.run(asOf: "2011-06-30")
    #expect(!earlier.isLatest)
    #expect(try scratch.latest() == newest)
    #expect(try store.moveLatest(to: earlier, promote: true))
    #expect(try scratch.latest() == "snapshots/\(earlier.name)")
    #expect(try store.run(asOf: "2011-06-30", settings: "b").isLatest)
    #expect(try store.run(asOf: "2011-01-01", settings: "c", promote: true).isLatest)
    #expect(try scratch.latest() == "snapshots/2011-01-01-\(Fingerprint.sample("c").short)")
  }

  @Test("A run that was published before is found again, and only that")
  func upToDate() throws {
    let store = try scratch.store()
    let published = try store.run()
    let day = published.asOf
    #expect(try store.snapshot(fingerprint: .sample(), asOf: day) == published)
    #expect(try store.snapshot(fingerprint: .sample()) == published)
    #expect(try store.snapshot(fingerprint: .sample(), asOf: day + 1) == nil)
    #expect(try store.snapshot(fingerprint: .sample("b"), asOf: day) == nil)
  }

  @Test("A damaged snapshot is not up to date; it is published anew beside, and latest moves on")
  func damaged() throws {
    let store = try scratch.store()
    let first = try store.run()
    try Entry.remove(first.folder + "/tables/growth.csv")
    #expect(try store.snapshot(fingerprint: .sample()) == nil)
    let second = try store.run()
    #expect(second.name.description == "\(first.name)-2")
    #expect(second.isLatest)
    #expect(try store.snapshot(fingerprint: .sample()) == second)
  }

  @Test("A run killed between publishing and moving is mended by moving")
  func killedBeforeMoving() throws {
    let store = try scratch.store()
    let old = try store.run(asOf: "2011-11-30")
    let new = try store.run()
    try store.moveLatest(to: old, promote: true)
    let found = try #require(try store.snapshot(fingerprint: .sample(), asOf: new.asOf))
    #expect(!found.isLatest)
    #expect(try store.moveLatest(to: found))
    #expect(try scratch.latest() == "snapshots/\(new.name)")
  }

  @Test("A link that leads nowhere is replaced; a folder in its place is not")
  func oddLatest() throws {
    let store = try scratch.store()
    let latest = store.folder + "/latest"
    try Entry.link(latest, saying: "snapshots/2099-01-01-00000000")
    #expect(try store.run().isLatest)
    try Entry.remove(latest)
    try Folder.makeNew(latest)
    #expect(throws: SnapshotError.latestInTheWay(path: latest)) { try store.run(settings: "b") }
  }

  @Test("What is not finished, not described or not a name is not published")
  func refusals() throws {
    let store = try scratch.store()
    let staging = try store.stage()
    for name in ["", "a/b", ".hidden", "a\0b"] {
      #expect(throws: SnapshotError.badName(name, of: "table")) { try staging.table(name) }
    }
    #expect(throws: SnapshotError.missing(path: "tables/growth.csv")) {
      try staging.publish(.sample(), describing: .sample)
    }
    try staging.discard()
    let second = try store.stage()
    let table = try second.table("growth")
    #expect(throws: SnapshotError.twice(path: "tables/growth.csv")) { try second.table("growth") }
    #expect(throws: SnapshotError.twice(path: "manifest.json")) { try second.file("manifest.json") }
    #expect(throws: SnapshotError.unfinished(path: "tables/growth.csv")) {
      try second.publish(.sample(), describing: .sample)
    }
    withExtendedLifetime(table) {}
    #expect(try store.published().isEmpty)
    #expect(throws: SnapshotError.badName("..", of: "pipeline")) { try Store(output: "/tmp", pipeline: "..") }
  }
}
