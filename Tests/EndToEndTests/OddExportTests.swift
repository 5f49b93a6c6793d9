import Testing

/// Exports as spreadsheets leave them, in the tables as they are written.
struct OddExportTests {
  /// A survey needs no customer and no day, so nothing of an empty record is missing; it is no answer all the same.
  @Test func emptyRowsBelowASurveyAreNoAnswers() throws {
    let run = try Self.run(survey: "q1,q2\n1,5\n3,\n,\n , \n\n,\n", items: "[q1, q2]")
    let exports = try run.table("exports")
    #expect(try ["records", "refused", "accepted"].map { try exports($0) } == ["2", "0", "2"])
    #expect(try run.table("relationship_quality")("respondents") == "2")
  }

  /// Who answers without a name is a respondent, and nobody's customer.
  @Test func answersWithoutANameCount() throws {
    let run = try Self.run(
      survey: "customer,date,q1\na,2024-01-01,5\n,2024-01-01,3\n",
      columns: "{customer: customer, date: date}", items: "[q1]")
    let exports = try run.table("exports")
    #expect(try ["accepted", "known", "unknown"].map { try exports($0) } == ["2", "1", "1"])
    let all: KeyValuePairs = ["group": "all"]
    #expect(try run.table("relationship_quality")("respondents", where: all) == "2")
  }

  /// One line of one customer, and a survey of one construct.
  private static func run(survey: String, columns: String = "{}", items: String) throws -> PublishedRun {
    let place = try Workplace()
    try place.write("lines.csv", "customer,day,amount\na,2024-01-01,1.00\n")
    try place.write("survey.csv", survey)
    try place.write(
      "survey.yml",
      """
      pipeline: survey
      source:
        files: [lines.csv]
        columns: {customer: customer, date: day, amount: amount}
      survey:
        files: [survey.csv]
        columns: \(columns)
        scale: {low: 1, high: 5}
        constructs: {trust: \(items)}

      """)
    return try PublishedRun("survey.yml", publishing: "survey", at: place)
  }
}
