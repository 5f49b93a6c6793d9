import Reports
import Testing

@Suite struct LawTests {
  /// fold(a + b) = combine(fold(a), fold(b)), for any split of the customers and any order of the parts.
  @Test(arguments: [2, 3, 7, 16])
  func anySplitIntoShardsGivesTheSameBytes(_ shards: Int) throws {
    let whole = try Workshop.exampleShop.tables(of: ExampleShop.export)
    var workshop = Workshop.exampleShop
    workshop.shards = shards
    #expect(try workshop.tables(of: ExampleShop.export) == whole)
  }
}
