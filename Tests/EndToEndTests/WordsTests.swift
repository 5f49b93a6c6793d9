import Testing

/// Messages that must be enough to mend what they are about.
@Suite struct WordsTests {
  private func words(_ pipeline: String, export: String = Shop.export, _ arguments: String...) throws
    -> String
  {
    let place = try Workplace()
    try place.write("shop.yml", pipeline)
    try place.write("data/a.csv", export)
    let outcome = try Program.debug.run(arguments, in: place.path)
    #expect(outcome.code != 0)
    return outcome.words
  }

  @Test func nothingAcceptedSaysWhy() throws {
    let said = try words(
      Shop.pipeline, export: Shop.export.replacing("2025-", with: "2025/"), "run", "shop.yml")
    #expect(said.contains("no line of 1 file was accepted, so nothing is published"))
    #expect(said.contains("bad_date: 5 of 5 lines. add the date's pattern to source.format.dates"))
    #expect(said.contains("data/a.csv:2: \"2025/01-10\""))
  }

  @Test func anAmountOfTextIsNamed() throws {
    let said = try words(
      Shop.pipeline.replacing("amount: amount", with: "amount: region"), "run", "shop.yml")
    #expect(said.contains("no value of the column region is a number"))
  }

  @Test func aDayBeforeTheDataIsNamed() throws {
    let said = try words(Shop.pipeline, "run", "shop.yml", "--as-of", "2024-12-31")
    #expect(said.contains("0 lines accepted, fewer than 1; 5 lines are after the as-of day, 2024-12-31"))
  }

  @Test func aTabInYAMLIsNamed() throws {
    let said = try words("pipeline: shop\nsource:\n\tfiles: [data/*.csv]\n", "run", "shop.yml")
    #expect(said.contains("shop.yml:3"))
    #expect(said.contains("the line begins with a tab, and YAML takes only blanks there"))
  }

  @Test func twoStarsWithinANameAreRefused() throws {
    let said = try words(
      Shop.pipeline.replacing("data/*.csv", with: "data/**.csv"), "run", "shop.yml")
    #expect(said.contains("** stands alone between two slashes"))
    #expect(said.contains("**/*.csv"))
  }

  @Test(arguments: ["UTF-8", "utf8", "latin-1", "cp1252", "Windows-1252", "ISO-8859-1"])
  func encodingsHaveOtherNames(_ name: String) throws {
    let place = try Shop.open()
    try place.write(
      "shop.yml", Shop.pipeline.replacing("  dimensions", with: "  format: {encoding: \(name)}\n  dimensions")
    )
    #expect(try place.run("run", "shop.yml").code == 0)
  }

  @Test func misspeltNamesAreCorrected() throws {
    #expect(
      try words(Shop.pipeline, "rnu", "shop.yml").contains("there is no command rnu; did you mean run?"))
    #expect(try words(Shop.pipeline, "describe", "pyramyd").contains("did you mean pyramid?"))
    #expect(
      try words(Shop.pipeline, "run", "shop.yml", "--as-of-each", "2025-05-31..2025-01-31")
        .contains("--as-of-each begins with the earlier day: 2025-01-31..2025-05-31"))
  }

  @Test func aColumnIsFound() throws {
    let place = try Workplace()
    let outcome = try Program.debug.run(["describe", "gini"], in: place.path)
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("headline.gini: "))
    #expect(outcome.output.contains("\nconcentration.gini: "))
  }
}
