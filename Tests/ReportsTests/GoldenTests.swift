import Foundation
import Reports
import Testing

/// Every table of the example shop, byte for byte as it was reviewed. `make golden` records them anew.
@Suite struct GoldenTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden/example")

  @Test func tablesAreAsReviewed() throws {
    let tables = try Workshop.exampleShop.tables(of: ExampleShop.export)
    if ProcessInfo.processInfo.environment["PATRON_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      for (name, text) in tables { try Data(text.utf8).write(to: Self.file(name)) }
      Issue.record("recorded \(tables.count) tables; review them and run again")
      return
    }
    for (name, text) in tables.sorted(by: { $0.key < $1.key }) {
      guard let golden = try? String(contentsOf: Self.file(name), encoding: .utf8) else {
        Issue.record("there is no \(Self.file(name).path); make golden writes it, then review it")
        continue
      }
      #expect(text == golden, "\(name) is not as it was reviewed")
    }
    let recorded = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).count
    #expect(recorded == tables.count)
  }

  private static func file(_ name: String) -> URL { folder.appending(path: name + ".csv") }
}
