import Intake
import Testing

@testable import Pipeline

@Suite struct PipelineErrorTests {
  @Test func everyMistakeIsReportedByLine() throws {
    let yaml = """
      output: {keep: 0}
      pipeline: my/shop
      source:
        columns: {customer: id, date: day, amount: sum}
        format: {delimeter: ";"}
      perod: week
      """
    #expect(
      complaints(about: yaml) == """
        t.yml:1:16: output.keep: found 0; wanted a whole number from 1
        t.yml:2:11: pipeline: found my/shop; wanted the name of a folder: a letter or digit, then letters, digits, - _ or ., at most 100 bytes
        t.yml:4:3: source.files: missing; wanted a list, each a file name, which may hold * and ?
        t.yml:5:12: source.format.delimeter: unknown key; known here: delimiter encoding newline header skip_lines space_aligned escape guards decimal thousands grouping signs negatives dates; did you mean delimiter?
        t.yml:6:1: perod: unknown key; known here: pipeline confirm source money period purchase churn repurchase pyramid ladder cross_sell baskets key_accounts relationship value as_of gates accepted_suspicions output privacy feedback staff survey campaigns points referrals levels tables; did you mean period?
        """)
  }

  @Test func ofAnEmptyMappingAllThatIsRequiredIsNamed() {
    #expect(
      complaints(about: "{}") == """
        t.yml:1:1: pipeline: missing; wanted the name of a folder: a letter or digit, then letters, digits, - _ or ., at most 100 bytes
        t.yml:1:1: source.files: missing; wanted a list, each a file name, which may hold * and ?
        t.yml:1:1: source.columns.customer: missing; wanted the name of a column
        t.yml:1:1: source.columns.date: missing; wanted the name of a column
        t.yml:1:1: source.columns.amount: missing; wanted the column of the amount, or quantity and unit_price
        """)
  }

  @Test(arguments: ["../x", "a b", ".hidden", "-x", "", "a/b", String(repeating: "a", count: 101)])
  func aNameThatIsNoFolderIsRefused(name: String) {
    let yaml =
      "pipeline: \"\(name)\"\nsource: {files: [a], columns: {customer: c, date: d, amount: a}}"
    #expect(complaints(about: yaml).hasPrefix("t.yml:1:11: pipeline: found \""))
  }

  @Test(arguments: ["retail", "2026_retail-eu.v2", "零售"])
  func aNameThatIsAFolderReads(name: String) throws {
    let yaml = "pipeline: \(name)\nsource: {files: [a], columns: {customer: c, date: d, amount: a}}"
    #expect(try read(yaml).name == name)
  }

  static let notYAML = [
    ("", "t.yml:1:1: found nothing; wanted keys and values"),
    ("# only a comment\n", "t.yml:1:1: found nothing; wanted keys and values"),
    ("- a\n", "t.yml:1:1: found a list; wanted keys and values"),
    ("a: 1\na: 2\n", "t.yml:1:1: a: stands twice in the same mapping; keep one of them"),
    (
      "a:\n  b: 1\n  \"b\": 2\n", "t.yml:2:3: b: stands twice in the same mapping; keep one of them"
    ),
    (
      "a: [1, 2\nb: 3\n",
      "t.yml:2:2: cannot be read as YAML: while parsing a flow sequence, did not find expected ',' or ']'"
    ),
    (
      "a: 1\n\tb: 2\n",
      "t.yml:2:1: cannot be read as YAML: while scanning a plain scalar, found a tab character that violates indentation; "
        + "the line begins with a tab, and YAML takes only blanks there"
    ),
    (
      "a: 1\nfiles: [*.csv]\n",
      "t.yml:2:10: cannot be read as YAML: while scanning an alias, did not find expected alphabetic or numeric character; a value that begins with * needs quotes"
    ),
    (
      "a: *csv\n",
      "t.yml:1:4: cannot be read as YAML: found undefined alias; a value that begins with * needs quotes"
    ),
    ("a: 1\nb: \u{1}\n", "t.yml:2:4: cannot be read as YAML: control characters are not allowed"),
    (
      "a: 1\n---\nb: 2\n",
      "t.yml:2:1: cannot be read as YAML: expected a single document in the stream, but found another document"
    ),
    ("? [a]\n: b\n", "t.yml:1:1: found a key that is not a word; wanted keys and values"),
  ]

  @Test(arguments: notYAML) func whatIsNotAPipelineAtAllIsSaid(yaml: String, message: String) {
    #expect(complaints(about: yaml).split(separator: "\n").first ?? "" == message)
  }

  @Test func columnsByPositionAreWholeNumbers() {
    let yaml = """
      pipeline: a
      source:
        files: [a]
        format: {header: false}
        columns: {customer: 01, date: Day, amount: 3}
      """
    #expect(
      complaints(about: yaml) == """
        t.yml:5:23: source.columns.customer: found 01; wanted a column's position, 1, 2, …, as source.format.header is false
        t.yml:5:33: source.columns.date: found Day; wanted a column's position, 1, 2, …, as source.format.header is false
        """)
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreNoMistake() throws {
    let windows = "\u{FEFF}" + smallestPipeline.replacing("\n", with: "\r\n")
    #expect(try read(windows) == read(smallestPipeline))
    #expect(
      complaints(about: windows + "period: day\r\n")
        == "t.yml:5:9: period: found day; wanted one of month week quarter year")
  }

  @Test func whereASectionIsNoMappingThatIsTheOneComplaint() {
    #expect(
      complaints(about: "pipeline: a\nsource: {files: [a], columns: x}\n")
        == "t.yml:2:31: source.columns: found x; wanted keys and values")
    #expect(
      complaints(about: "pipeline: a\nsource: x\n")
        == "t.yml:2:9: source: found x; wanted keys and values")
  }

  @Test func anUndeclaredDimensionIsRefused() {
    let yaml =
      smallestPipeline
      + "  dimensions: {country: C, category: D}\ncross_sell: {dimension: categry}\n"
    #expect(
      complaints(about: yaml)
        == "t.yml:6:25: cross_sell.dimension: found categry; wanted one of country category; did you mean category?"
    )
  }

  @Test func anAsOfDayBeforeTheDataIsRefused() {
    let yaml = smallestPipeline + "  data_from: 2026-01-02\nas_of: 2026-01-01\n"
    #expect(
      complaints(about: yaml)
        == "t.yml:6:8: as_of: found 2026-01-01, which is before source.data_from, 2026-01-02")
  }

  @Test func marginsBesideAMappedCostAreRefused() {
    let yaml = """
      pipeline: a
      source: {files: [a], columns: {customer: c, date: d, amount: a, cost: k}}
      relationship: {margins: {gold: 0.2}}
      """
    #expect(
      complaints(about: yaml)
        == "t.yml:3:25: relationship.margins: margins are known from the data, as source.columns maps cost or profit; leave them out"
    )
  }

  @Test func aDatePatternIsJudgedByTheIntake() {
    #expect(throws: DatePattern.PatternError.self) { try DatePattern("zzz") }
    #expect(
      complaints(about: smallestPipeline + "  format: {dates: [zzz]}").hasPrefix(
        "t.yml:5:20: source.format.dates[1]: found zzz; wanted a date pattern such as yyyy-MM-dd HH:mm:ss; "
      ))
  }
}
