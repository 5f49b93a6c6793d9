import Base
import Files

@testable import Snapshot

/// An output folder of a test's own, gone with it.
final class Scratch {
  let output: String
  static let pipeline = "shop \"1\"\n"

  init() throws {
    output = "/tmp/patron-snapshot-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    try Folder.makeNew(output)
  }

  deinit {
    try? Folder.remove(output)
  }

  var folder: String { Path.join(output, Scratch.pipeline) }

  func store() throws -> Store { try Store(output: output, pipeline: Scratch.pipeline) }

  func write(_ path: String, _ text: String = "") throws {
    let file = try OutputFile(creating: path)
    try file.write(text)
    try file.close()
  }

  /// What `latest` says, as a reader outside sees it.
  func latest() throws -> String { try Entry.destination(ofLink: Path.join(folder, "latest")) }

  func names() throws -> [String] { try Folder.names(Path.join(folder, "snapshots")) }
}

extension Store {
  /// A whole small run.
  @discardableResult
  func run(asOf: String = "2011-12-09", settings: String = "a", promote: Bool = false) throws -> Published {
    let staging = try stage()
    try staging.fill()
    return try staging.publish(.sample(asOf: asOf, settings: settings), describing: .sample, promote: promote)
  }
}

extension Staging {
  func fill() throws {
    let growth = try table("growth")
    try growth.write("period,share\n2011-11,0.5")
    try growth.write("00000\n\"two\nlines, \"\"quoted\"\"\",\n")
    try growth.close()
    let rejects = try file("rejects.csv")
    try rejects.write("file,line\n")
    try rejects.close()
  }
}

extension Provenance {
  static func sample(asOf: String = "2011-12-09", settings: String = "a") -> Provenance {
    let identity = FileIdentity(size: 12, modifiedNanoseconds: 1_323_435_000_000_000_007, inode: 5)
    return Provenance(
      version: "1.0", build: "0123456789ab", pipeline: Scratch.pipeline, asOf: Day(iso: asOf)!,
      fingerprint: .sample(settings),
      inputs: ["b.csv", "a/ä.csv"].map { Input(name: $0, identity: identity, lines: 3) },
      settings: ["period": "month", "windows": [30, 60], "fixed": true, "nothing": .none])
  }
}

extension Fingerprint {
  static func sample(_ settings: String = "a") -> Fingerprint {
    Fingerprint(inputs: [], settings: settings, version: "1.0")
  }
}

extension DataPackage {
  static let sample = DataPackage(
    pipeline: Scratch.pipeline,
    tables: [
      Table(
        name: "growth", title: "How the crowd grows",
        headings: [
          Heading(name: "period", kind: .text, meaning: "the period"),
          Heading(name: "share", kind: .share, meaning: "a share"),
        ], key: ["period"])
    ], currency: "GBP", decimals: 3)
}
