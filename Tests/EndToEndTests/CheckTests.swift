import Testing

/// `patron check`: the account of the input on standard output, and nothing written.
@Suite struct CheckTests {
  @Test func theAccountIsPrinted() throws {
    let place = try Shop.open()
    try place.write(
      "data/b.csv",
      """
      order,day,customer,region,amount
      o6,2025-05-31,,north,1.00
      o7,2025-02-30,dora,north,1.00
      o8,2025-02-28,dora,north,12,5

      """)
    let check = try place.run("check", "shop.yml", "--as-of", "2025-04-30")
    #expect(check.code == 0)
    #expect(check.words == "")
    #expect(
      check.output.hasPrefix(
        """
        files        2
        lines        8
        accepted     4
        after_as_of  1
        duplicate    0
        excluded     0
        refused      3
        first_day    2025-01-10
        last_day     2025-04-30
        revenue      32.75

        field_count: 1 line.
        """))
    #expect(check.output.contains("  data/b.csv:4: "))
    #expect(check.output.contains("missing_customer: 1 line."))
    #expect(check.output.contains("bad_date: 1 line."))
    #expect(check.output.contains("  data/b.csv:3: \"2025-02-30\""))
    #expect(try place.names(in: ".") == ["data", "shop.yml"])
  }

  @Test func aGateThatWouldFailIsToldBesideTheAccount() throws {
    let place = try Shop.open(gates: "gates: {min_lines: 6}\n")
    let check = try place.run("check", "shop.yml")
    #expect(check.code == 65)
    #expect(check.output.hasPrefix("files        1\nlines        5\n"))
    #expect(
      check.words
        == "patron: a gate would fail:\n  gates.min_lines: 5 lines accepted, fewer than 6\n")
  }

  @Test func anAccountThatCannotBeWrittenIsAFailure() throws {
    let place = try Shop.open()
    let check = try place.run("check", "shop.yml", output: "/dev/full")
    #expect(check.code == 74)
    #expect(check.words.contains("No space left on device"))
  }
}
