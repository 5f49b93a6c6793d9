import Foundation
import Pictures
import Testing

/// The example shop's page, byte for byte as it was reviewed. `make golden` records it anew.
@Suite struct GoldenTests {
  static let folder = ExampleTables.golden.appending(path: "page")

  @Test(arguments: Language.allCases) func pageIsAsReviewed(_ language: Language) throws {
    let text = try ExampleTables.page(language: language)
    let file = Self.folder.appending(path: "example.\(language.rawValue).html")
    if ProcessInfo.processInfo.environment["PATRON_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it and run again")
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text == golden,
      "\(file.lastPathComponent) is not as it was reviewed")
  }
}
