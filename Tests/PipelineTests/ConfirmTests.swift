import Testing

@testable import Pipeline

/// `confirm`: the keys that a person has to look at before a run.
@Suite struct ConfirmTests {
  private func open(_ confirm: String) throws -> [OpenKey] { try read(confirm + smallestPipeline).openKeys }

  private func refusal(_ confirm: String) -> String {
    do throws(PipelineError) {
      try read(confirm + smallestPipeline).requireConfirmed(file: "t.yml")
      return ""
    } catch {
      return error.description
    }
  }

  @Test func eachKeyIsNamedWithItsLineItsReasonAndTheWayOut() {
    let confirm = """
      # Proposed by a program.
      # TO BE CONFIRMED: columns.amount: that "net" is the amount,
      #   and not "gross".
      # TO BE CONFIRMED: format.dates: whether dd/MM/yyyy is right.
      # TO BE CONFIRMED: columns.amount: that refunds are elsewhere.
      # Look at these.
      confirm: [columns.amount, format.dates, money.round]

      """
    #expect(
      refusal(confirm) == """
        t.yml:7:11: confirm: columns.amount is to be confirmed: that "net" is the amount, and not "gross"; that refunds are elsewhere. Look at it, correct the file where it is wrong, then delete columns.amount from the list confirm
        t.yml:7:27: confirm: format.dates is to be confirmed: whether dd/MM/yyyy is right. Look at it, correct the file where it is wrong, then delete format.dates from the list confirm
        t.yml:7:41: confirm: money.round is to be confirmed. Look at it, correct the file where it is wrong, then delete money.round from the list confirm
        """)
  }

  @Test func anEntryOnItsOwnLineHasTheCommentAboveIt() throws {
    let keys = try open(
      """
      confirm:
        # net or gross?
        - columns.amount
        - source.format.dates   # American?
        # a whole section
        # of the file
        - source.columns

      """)
    #expect(keys.map(\.path) == ["columns.amount", "source.format.dates", "source.columns"])
    #expect(keys.map(\.position.line) == [3, 4, 7])
    #expect(keys.map(\.reason) == ["net or gross?", "", "a whole section of the file"])
  }

  @Test(arguments: ["", "confirm: []\n", "confirm:\n", "confirm:   # all looked at\n", "confirm: ~\n"])
  func anEmptyListLetsTheFilePass(_ confirm: String) {
    #expect(refusal(confirm) == "")
  }

  /// When the list is emptied the snapshot is the same.
  @Test func theListIsNoPartOfTheCanonicalText() throws {
    let open = try read("confirm: [columns.amount]\n" + smallestPipeline)
    #expect(open.openKeys.count == 1)
    #expect(try open.canonicalSettings == read(smallestPipeline).canonicalSettings)
  }

  @Test(arguments: [
    (
      "[columns.amuont]",
      "1:11: confirm[1]: found columns.amuont; wanted a key of the pipeline file such as columns.amount; did you mean columns.amount?"
    ),
    (
      "[format.dates, nothing]",
      "1:25: confirm[2]: found nothing; wanted a key of the pipeline file such as columns.amount"
    ),
    ("[privacy.key_id]", "1:11: confirm[1]: found privacy.key_id; wanted"),
    ("[money.round, money.round]", "1:24: confirm[2]: money.round stands twice"),
    ("columns.amount", "1:10: confirm: found columns.amount; wanted a list, each a key of"),
    ("{columns: amount}", "1:10: confirm: found keys and values; wanted a list"),
    ("[[money]]", "1:11: confirm[1]: found a list; wanted a key"),
    ("[\"\"]", "1:11: confirm[1]: found \"\"; wanted a key"),
  ])
  func whatIsNoKeyIsRefused(_ written: String, _ message: String) {
    let found = complaints(about: "confirm: \(written)\n" + smallestPipeline)
    #expect(found.hasPrefix("t.yml:\(message)"), "\(found)")
  }

  /// A key without `source` must not be another key as well.
  @Test func noShortNameMeansTwoKeys() {
    let names = Set(KeyReference.all.map { $0.path.split(separator: ".")[0] })
    let inSource = KeyReference.all.map(\.path).filter { $0.hasPrefix("source.") }.map {
      $0.split(separator: ".")[1]
    }
    #expect(names.isDisjoint(with: inSource))
    #expect(inSource.contains("columns"))
  }
}

/// `output.purchase_days` and the list `tables` must agree.
@Suite struct PurchaseDaysKeyTests {
  @Test(arguments: [
    (
      "tables: [headline]\noutput: {purchase_days: true}\n",
      "tables: output.purchase_days is true, but purchase_days is not in the list"
    ),
    ("tables: [purchase_days]\n", "tables: purchase_days is only made with output.purchase_days: true"),
    ("output: {purchase_days: maybe}\n", "output.purchase_days: found maybe; wanted true or false"),
  ])
  func contradictionsAreRefused(_ yaml: String, _ message: String) {
    #expect(complaints(about: smallestPipeline + yaml).contains(message))
  }

  @Test func aDimensionCannotHaveTheNameOfAColumn() {
    let columns = pipeline(columns: "customer: id, date: day, amount: sum")
    let yaml = columns + "  dimensions: {number: n, region: r}\n"
    #expect(complaints(about: yaml) == "")
    #expect(
      complaints(about: yaml + "output: {purchase_days: true}\n").contains(
        "output: purchase_days has a column number of its own, so the dimension number needs another name"))
  }

  @Test func theTableIsMadeOnlyWhenAskedFor() throws {
    #expect(try !read(smallestPipeline).makes("purchase_days"))
    #expect(try read(smallestPipeline + "output: {purchase_days: true}\n").makes("purchase_days"))
    #expect(try read(smallestPipeline).makes("headline"))
    #expect(try !read(smallestPipeline + "tables: [growth]\n").makes("headline"))
  }
}
