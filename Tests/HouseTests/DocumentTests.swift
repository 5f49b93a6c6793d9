import Foundation
import Testing

/// The pages lead where they say: links, names of files, a README for each floor.
@Suite struct DocumentTests {
  /// All pages of the project, by path.
  static var pages: [String] {
    get throws {
      let top = try FileManager.default.contentsOfDirectory(atPath: House.root.path)
        .filter { $0.hasSuffix(".md") }.sorted()
      let below = try ["Documentation", "Sources", "Tests", "Tools"].flatMap(House.paths)
        .filter { $0.hasSuffix(".md") }
      return top + below
    }
  }

  @Test func everyLinkLeadsToAFile() throws {
    let pages = try DocumentTests.pages
    #expect(Set(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]).isSubset(of: pages))
    for page in pages {
      let folder = House.root.appendingPathComponent(page).deletingLastPathComponent()
      for link in try House.text(page).matches(of: /\]\(([^)#\s]+)/).map({ String($0.1) })
      where !link.contains("://") {
        let target = folder.appendingPathComponent(link).path
        #expect(FileManager.default.fileExists(atPath: target), "\(page) links to \(link)")
      }
    }
  }

  /// A name such as `Lines/ChunkReader.swift` is the end of a file's path; a README means files of its own floor.
  @Test func everySwiftFileThatAPageNamesIsThere() throws {
    let files = try ["Sources", "Tests", "Benchmarks"].flatMap(House.paths) + ["Package.swift"]
    for page in try DocumentTests.pages {
      let own = page.hasPrefix("Sources/") ? String(page.dropLast("README.md".count)) : ""
      for name in try House.text(page).matches(of: /`([\w\/+]+\.swift)`/).map({ String($0.1) }) {
        let isThere = files.contains { $0.hasPrefix(own) && ("/" + $0).hasSuffix("/" + name) }
        #expect(isThere, "\(page) names \(name)")
      }
    }
  }

  @Test func everyFloorHasAReadme() throws {
    for floor in try House.folders("Sources") where !floor.hasPrefix("CLib") {
      let pages = try House.paths("Sources/" + floor).filter { $0.hasSuffix("/README.md") }
      #expect(pages == ["Sources/\(floor)/README.md"])
    }
  }
}
