import Testing

/// Which floor may stand on which, and on what from outside.
@Suite struct FloorTests {
  struct Floor: Sendable, CustomTestStringConvertible {
    let name: String
    /// Every edge is used; one that is not is taken away here and in Package.swift.
    let lower: Set<String>
    let outside: Set<String>

    var testDescription: String { name }
  }

  static let floors = [
    Floor(name: "Base", lower: [], outside: []),
    Floor(name: "CLibCSV", lower: [], outside: []),
    Floor(name: "CLibZ", lower: [], outside: []),
    Floor(name: "CLibZstd", lower: [], outside: []),
    Floor(name: "CLibMinizip", lower: [], outside: []),
    Floor(name: "CLibMalloc", lower: [], outside: []),
    Floor(
      name: "Files", lower: ["CLibZ", "CLibZstd", "CLibMinizip", "CLibMalloc"],
      outside: ["Glibc", "Synchronization"]),
    Floor(name: "CSV", lower: ["Base", "CLibCSV"], outside: ["Glibc"]),
    Floor(name: "Intake", lower: ["Base", "Files", "CSV"], outside: []),
    Floor(name: "Ledger", lower: ["Base", "Intake"], outside: []),
    // Foundation for its elementary functions.
    Floor(name: "Models", lower: ["Base"], outside: ["Foundation"]),
    Floor(name: "Reports", lower: ["Base", "Ledger", "Models"], outside: []),
    Floor(name: "Pictures", lower: ["Base"], outside: []),
    // FoundationEssentials for JSON.
    Floor(
      name: "Snapshot", lower: ["Base", "Files", "CSV"],
      outside: ["Crypto", "FoundationEssentials", "Synchronization"]),
    // FoundationEssentials for JSON and for the variables that a client gets.
    Floor(name: "Databases", lower: ["Base", "Files", "Snapshot"], outside: ["FoundationEssentials"]),
    // Foundation to make folders and to write files.
    Floor(name: "Sample", lower: ["Base"], outside: ["Foundation"]),
    Floor(
      name: "Pipeline", lower: ["Base", "Intake", "Ledger", "Reports", "Pictures", "Databases"],
      outside: ["Yams"]),
    // Foundation for the clock and for JSON.
    Floor(
      name: "Night",
      lower: [
        "Base", "Files", "CSV", "Intake", "Ledger", "Reports", "Pictures", "Snapshot", "Databases",
        "Pipeline",
      ],
      outside: ["Crypto", "Foundation", "Synchronization"]),
    Floor(
      name: "Proposal",
      lower: ["Base", "Files", "CSV", "Intake", "Ledger", "Models", "Reports", "Pipeline", "Night"],
      outside: []),
    Floor(
      name: "Patron",
      lower: [
        "Base", "Files", "CSV", "Intake", "Reports", "Pictures", "Snapshot", "Databases", "Sample",
        "Pipeline",
        "Night", "Proposal",
      ],
      outside: ["ArgumentParser", "Foundation"]),
  ]

  /// The modules that a floor's files import, each with a place where it does.
  static func imports(_ floor: String) throws -> [String: String] {
    let pattern =
      /^\s*(?:@\w+(?:\(\w+\))?\s+|public\s+|package\s+|internal\s+|private\s+|fileprivate\s+)*import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)/
    var imports: [String: String] = [:]
    for file in try House.swiftFiles("Sources/" + floor) {
      for line in file.code {
        if let module = line.text.prefixMatch(of: pattern)?.1 {
          imports[String(module)] = "\(file.path):\(line.number)"
        }
      }
    }
    return imports
  }

  @Test(arguments: floors) func importsAreTheAllowedOnes(_ floor: Floor) throws {
    let imports = try FloorTests.imports(floor.name)
    for (module, place) in imports.sorted(by: { $0.key < $1.key }) {
      #expect(floor.lower.union(floor.outside).contains(module), "\(place): \(floor.name) may not import it")
    }
    let idle = floor.lower.union(floor.outside).subtracting(imports.keys)
    #expect(idle.isEmpty, "\(floor.name) may import these and does not; take the leave away")
  }

  @Test func everyFolderOfSourcesIsAFloor() throws {
    #expect(try House.folders("Sources") == FloorTests.floors.map(\.name).sorted())
  }

  /// A floor stands only on floors above it in the table, so there is no way back up.
  @Test func floorsStandOnLowerOnes() {
    var declared: Set<String> = []
    for floor in FloorTests.floors {
      #expect(floor.lower.isSubset(of: declared), "\(floor.name)")
      declared.insert(floor.name)
    }
  }

  /// The edges of Package.swift are those of the table.
  @Test(arguments: floors.filter { !$0.name.hasPrefix("CLib") && $0.name != "Patron" })
  func packageDeclaresTheSameEdges(_ floor: Floor) throws {
    let package = try House.text("Package.swift")
    let declaration = try Regex("\\bfloor\\(\\s*\"\(floor.name)\"([^)]*)\\)", as: (Substring, Substring).self)
    let matches = package.matches(of: declaration)
    #expect(matches.count == 1)
    let edges = try #require(matches.first).1.prefixMatch(of: /,\s*on:\s*\[([^\]]*)\]/)?.1 ?? ""
    #expect(FloorTests.quoted(edges) == floor.lower)
  }

  @Test func packageDeclaresTheSameEdgesForTheProgram() throws {
    let package = try House.text("Package.swift")
    let declaration = /\.executableTarget\(\s*name:\s*"Patron",\s*dependencies:\s*\[([^\]]*?)\.product/
    let edges = try #require(package.firstMatch(of: declaration)).1
    #expect(FloorTests.quoted(edges) == FloorTests.floors.last?.lower)
  }

  private static func quoted(_ list: Substring) -> Set<String> {
    Set(list.matches(of: /"(\w+)"/).map { String($0.1) })
  }
}
