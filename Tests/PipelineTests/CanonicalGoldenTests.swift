import Foundation
import Reports
import Testing

@testable import Pipeline

/// The canonical settings are part of every fingerprint: where their bytes change, every snapshot is made anew.
/// These are the texts of every pipeline there is, and of each changed setting, as they were reviewed. `make golden`
/// records them anew.
@Suite struct CanonicalGoldenTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden/canonical")

  /// Each text with the name of its file.
  static var texts: [(name: String, text: String)] {
    get throws {
      var texts: [(String, String)] = []
      for name in PackagePipelinesTests.names {
        let path = PackagePipelinesTests.folder.appendingPathComponent(name)
        let yaml = try String(contentsOf: path, encoding: .utf8)
        let pipeline = try Pipeline(yaml: yaml, file: name, knownTables: Registry.tableNames)
        texts.append((name, pipeline.canonicalSettings))
      }
      texts.append(("tests-smallest", try read(smallestPipeline).canonicalSettings))
      let full = try read(fullPipeline)
      texts.append(("tests-full", full.canonicalSettings))
      let manual = try Pipeline(
        yaml: PackagePipelinesTests.manual, file: "", knownTables: Registry.tableNames)
      texts.append(("tests-manual", manual.canonicalSettings))
      texts.append(("tests-changes", try changes(of: full)))
      return texts
    }
  }

  /// What each changed setting writes otherwise.
  private static func changes(of full: Pipeline) throws -> String {
    let before = Set(full.canonicalEntries)
    return try CanonicalSettingsTests.changes.map { from, to in
      let changed = try read(fullPipeline.replacing(from, with: to, maxReplacements: 1))
      let entries = changed.canonicalEntries.filter { !before.contains($0) }
      return "\(from) → \(to)\n" + entries.map { "  \($0.key): \($0.value)\n" }.joined()
    }.joined()
  }

  @Test func textsAreAsReviewed() throws {
    let texts = try Self.texts
    if ProcessInfo.processInfo.environment["PATRON_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      for (name, text) in texts { try Data(text.utf8).write(to: Self.file(name)) }
      Issue.record("recorded \(texts.count) texts; review them and run again")
      return
    }
    for (name, text) in texts {
      let golden = try? String(contentsOf: Self.file(name), encoding: .utf8)
      #expect(
        text == golden, "\(Self.file(name).path) is missing or not as it was reviewed; make golden writes it")
    }
  }

  private static func file(_ name: String) -> URL { folder.appending(path: name + ".txt") }
}
