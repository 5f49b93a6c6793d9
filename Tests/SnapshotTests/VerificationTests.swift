import Files
import Foundation
import Testing

@testable import Snapshot

struct VerificationTests {
  let scratch: Scratch
  let folder: String

  init() throws {
    scratch = try Scratch()
    folder = try scratch.store().run().folder
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)"))
  }

  private func replace(_ path: String, with data: Data) throws {
    try data.write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
  }

  @Test("Nothing is found where nothing was changed, by the folder or by latest")
  func whole() throws {
    #expect(try Verification(of: folder).findings.isEmpty)
    #expect(try Verification(of: scratch.folder + "/latest").isWhole)
  }

  @Test("One changed bit is found", arguments: ["tables/growth.csv", "rejects.csv", "datapackage.json"])
  func changed(path: String) throws {
    let good = try bytes(path)
    for place in [0, good.count / 2, good.count - 1] {
      var bad = good
      bad[place] ^= 1
      try replace(path, with: bad)
      #expect(try Verification(of: folder).findings == [.changed(path: path)])
    }
    try replace(path, with: good + Data("\n".utf8))
    #expect(
      try Verification(of: folder).findings == [.resized(path: path, from: good.count, to: good.count + 1)])
    try replace(path, with: good)
    #expect(try Verification(of: folder).isWhole)
  }

  @Test("Any changed byte of the manifest is found")
  func changedManifest() throws {
    let good = Array(try bytes("manifest.json"))
    for place in good.indices {
      var bad = good
      bad[place] ^= 1
      #expect(throws: SnapshotError.self, "byte \(place)") {
        try Manifest(sealed: bad, path: "manifest.json")
      }
    }
    for bad in [[], good.dropLast(), good + [0x20], good + good] {
      #expect(throws: SnapshotError.self) { try Manifest(sealed: Array(bad), path: "manifest.json") }
    }
    #expect(try Manifest(sealed: good, path: "manifest.json").version == "1.0")
    try replace("manifest.json", with: Data("{}".utf8))
    #expect(try !Verification(of: folder).isWhole)
  }

  @Test("Missing and unexpected files are found")
  func missingAndUnexpected() throws {
    try Entry.rename(folder + "/tables/growth.csv", to: folder + "/tables/.growth.csv")
    try Folder.make(folder + "/more")
    #expect(
      try Verification(of: folder).findings == [
        .unexpected(path: "more"), .unexpected(path: "tables/.growth.csv"),
        .missing(path: "tables/growth.csv"),
      ])
    try Entry.remove(folder + "/manifest.json")
    #expect(try Verification(of: folder).findings == [.manifest(reason: "manifest.json is missing")])
    #expect(throws: SnapshotError.self) { try Verification(of: folder + "/nowhere") }
  }

  @Test("A manifest that names files elsewhere is not followed there")
  func elsewhere() throws {
    let outside = Manifest.File(name: "passwd", path: "../../passwd", rows: nil, bytes: 1, sha256: "")
    let bytes = try Manifest(.sample(), holding: [outside]).sealed()
    #expect(throws: SnapshotError.self) { try Manifest(sealed: bytes, path: "manifest.json") }
  }

  @Test("A digest can be checked without us: zeros in its place, then sha256sum")
  func shell() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", #"sed -E 's/("digest" : ")[0-9a-f]{64}/\1'"$1"'/' "$0" | sha256sum"#,
      folder + "/manifest.json", Manifest.blank,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(try text.hasPrefix(Manifest(ofSnapshot: folder).digest))
  }
}
