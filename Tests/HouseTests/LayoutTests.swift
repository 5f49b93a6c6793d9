import Foundation
import Testing

/// How files are named, how long they are, and that each is where one looks for it.
@Suite struct LayoutTests {
  static var swiftFiles: [House.File] {
    get throws { try ["Sources", "Tests", "Benchmarks"].flatMap(House.swiftFiles) }
  }

  @Test func noFileIsAWasteBasket() throws {
    let files = try LayoutTests.swiftFiles
    #expect(!files.isEmpty)
    #expect(files.filter { $0.name.contains(/util|helper|manager/.ignoresCase()) }.map(\.path).isEmpty)
  }

  @Test func noFileIsLongerThan300Lines() throws {
    let files = try LayoutTests.swiftFiles
    let long = files.filter { $0.lines.count > 301 }.map { "\($0.path): \($0.lines.count - 1) lines" }
    #expect(long.isEmpty)
  }

  @Test func everyTestTargetHasTests() throws {
    let package = try House.text("Package.swift")
    let declared = package.matches(of: /\btests\(\s*"(\w+)"/).map { String($0.1) }
    // What tests share and is none.
    let shared = package.matches(of: /path: "Tests\/(\w+)"/).map { String($0.1) }
    let targets = try House.folders("Tests").filter { try !House.swiftFiles("Tests/" + $0).isEmpty }
    #expect(targets == (declared + shared).sorted())
    for target in declared {
      let tests = try House.swiftFiles("Tests/" + target).flatMap { $0.places(of: /@Test\b/) }
      #expect(!tests.isEmpty, "\(target) has no test")
    }
  }

  /// Tables whose own names are taken: `History` is a shard of customers, `Snapshot` a floor.
  private static let tablesOfOtherNames = ["HeadlineHistory": "history", "ThisSnapshot": "snapshot"]

  /// One table, one file: named like the table, with one table, which is in the registry.
  @Test func everyTableIsOneFileAndOneLineOfTheRegistry() throws {
    let files = try House.swiftFiles("Sources/Reports/Tables")
    #expect(!files.isEmpty)
    for file in files {
      let types = file.text.matches(of: /(?m)^public struct (\w+): (?:Counted|Listed|Stated|Table)\b/).map {
        String($0.1)
      }
      #expect(types == [file.stem], "\(file.path) is to declare the table \(file.stem) and no other")
      let tables = file.text.matches(of: /Reference\(\s*name: "(\w+)"/).map { String($0.1) }
      let name = Self.tablesOfOtherNames[file.stem] ?? file.stem.snakeCased
      #expect(tables == [name], "\(file.path) is to describe the table of its name")
    }
    let registry = try House.text("Sources/Reports/Framework/Registry.swift")
    let listed = registry.matches(of: /(?:AnyTable|TableDescription)\((\w+)\.self\)/).map { String($0.1) }
    #expect(Set(listed).count == listed.count)
    #expect(listed.sorted() == files.map(\.stem).sorted())
  }

  /// A benchmark that nobody runs would rot.
  @Test func everyMicrobenchmarkIsRun() throws {
    let suites = try House.swiftFiles("Benchmarks")
      .flatMap { $0.text.matches(of: /static let (\w+) = Suite\(/).map { String($0.1) } }
    let program = try House.text("Benchmarks/Microbench.swift")
    let run = try #require(program.firstMatch(of: /static let suites: \[Suite\] = \[([^\]]*)\]/)).1
    #expect(!suites.isEmpty)
    #expect(run.matches(of: /\.(\w+)/).map { String($0.1) }.sorted() == suites.sorted())
  }

  /// What a machine calls its folders is nobody's business.
  @Test func noFileNamesAFolderOfAMachine() throws {
    let top = try FileManager.default.contentsOfDirectory(atPath: House.root.path).sorted()
    let folders = ["Sources", "Tests", "Benchmarks", "Tools", "pipelines", "Documentation", ".ci"].filter(
      top.contains)
    let loose = top.filter { $0.hasSuffix(".md") || $0 == "Package.swift" || $0 == "Makefile" }
    let files = try folders.flatMap(House.paths) + loose
    #expect(files.contains("Package.swift") && files.contains(".ci/run"))
    // In two parts, so that this file does not break its own rule.
    let machines = ["work", "home", "root", "Users"].map { "/" + $0 + "/" }
    for path in files {
      let data = try Data(contentsOf: House.root.appendingPathComponent(path))
      let text = String(decoding: data, as: UTF8.self)
      for machine in machines { #expect(!text.contains(machine), "\(path) names \(machine)") }
    }
  }
}

extension String {
  /// `PyramidMigration` as `pyramid_migration`.
  fileprivate var snakeCased: String {
    reduce(into: "") { words, letter in
      if letter.isUppercase, !words.isEmpty { words += "_" }
      words += letter.lowercased()
    }
  }
}
