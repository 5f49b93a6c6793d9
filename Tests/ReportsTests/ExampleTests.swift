import Reports
import Testing

/// Each table's worked example is what the program makes of the example shop, by its lines or with its other systems.
@Suite struct ExampleTests {
  @Test(arguments: Registry.tableNames)
  func exampleIsWhatTheProgramMakes(_ name: String) throws {
    let reference = try #require(Registry.reference(of: name))
    let example = reference.example.split(separator: "\n").map(String.init)
    let tables = try [Workshop.exampleShop, .withOtherSystems].map { shop in
      try #require(try shop.tables(of: ExampleShop.export)[name]).split(separator: "\n").map(String.init)
    }
    // Only a table that is a header for both may show nothing else.
    let mostRows = tables.map(\.count).max() ?? 0
    #expect(example.count >= min(2, mostRows), "the example of \(name) shows no row")
    #expect(tables.allSatisfy { $0.first == example.first })
    let strangers = tables.map { Self.firstStranger(of: example, in: $0) }
    #expect(
      strangers.contains(nil),
      "\(name) has no row \(strangers.compactMap(\.self)) here; the tables are\n\(tables)")
  }

  /// The example may leave rows out, but what it shows stands in the table, in that order: its first row that does not.
  private static func firstStranger(of example: [String], in table: [String]) -> String? {
    var rest = table[...]
    for row in example {
      guard let found = rest.firstIndex(of: row) else { return row }
      rest = rest[(found + 1)...]
    }
    return nil
  }
}
