import Reports
import Testing

/// Each table's worked example is what the program makes of the example shop.
@Suite struct ExampleTests {
  @Test(arguments: Registry.tableNames)
  func exampleIsWhatTheProgramMakes(_ name: String) throws {
    let reference = try #require(Registry.reference(of: name))
    let table = try #require(try Workshop.exampleShop.tables(of: ExampleShop.export)[name])
    let rows = table.split(separator: "\n").map(String.init)
    let example = reference.example.split(separator: "\n").map(String.init)
    // Only a table that is a header for the example shop may show nothing else.
    #expect(example.count >= min(2, rows.count), "the example of \(name) shows no row")
    #expect(rows.first == example.first)
    // The example may leave rows out, but what it shows stands in the table, in that order.
    var rest = rows[...]
    for row in example {
      let found = rest.firstIndex(of: row)
      #expect(found != nil, "\(name) has no row \(row) here; the table is\n\(table)")
      if let found { rest = rest[(found + 1)...] }
    }
  }
}
