import Foundation
import Pictures
import Testing

/// The pages of five shops, byte for byte as they were reviewed. `make golden` records them anew.
@Suite struct GoldenTests {
  static let folder = ExampleTables.golden.appending(path: "page")
  static let pages = ExampleTables.shops.flatMap { shop in
    Language.allCases.map { (shop: shop.name, language: $0) }
  }

  @Test(arguments: pages) func pageIsAsReviewed(_ shop: String, _ language: Language) throws {
    let text = try ExampleTables.page(ExampleTables.shop(shop), language: language)
    #expect(!text.isEmpty)
    let file = Self.folder.appending(path: "\(shop).\(language.rawValue).html")
    if ProcessInfo.processInfo.environment["PATRON_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it and run again")
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "\(file.lastPathComponent) is not as it was reviewed")
  }
}
