internal import CSV
internal import Intake

/// All columns of the exports, every row looked at, with the signs and dates they use.
struct Survey: Sendable {
  let columns: [ColumnSurvey]
  let records: Int
  /// Records that are damaged or of another length than the header.
  let oddRecords: Int
  let numbers: NumberGuess
  /// By column.
  let facts: [NumberFacts]

  /// - Parameter most: So many records of each file are looked at; nil: all.
  init(_ exports: ExportGroup, most: Int? = nil) throws {
    var columns = exports.columns.map { ColumnSurvey(name: $0) }
    let (records, odd) = try exports.eachRecord(most: most) { record, batch, fields, spot in
      for (column, field) in fields.enumerated() {
        let range = batch.trimmedField(field, of: record)
        columns[column].take(batch.bytes[range], at: spot)
      }
    }
    for index in columns.indices { columns[index].finish() }
    let numeric = columns.filter(\.isMostlyNumbers).map { (name: $0.name, tally: $0.numbers) }
    let prefersComma = exports.format.delimiter == .semicolon && columns.contains(where: \.hasPointedDates)
    var guess = NumberGuess(numeric, prefersComma: prefersComma) { exports.name($0) }
    let money = columns.filter { !$0.isDate && ($0.isMostlyNumbers || $0.isNamedLikeNumbers) }
    guess.findMarks(money.flatMap { $0.mostFrequent.prefix(200).map(\.text) })
    numbers = guess
    facts = columns.map { NumberFacts($0, guess.format) }
    self.columns = columns
    self.records = records
    oddRecords = odd
  }

  /// Whether the column can be named in a pipeline: its name is there, once, and is text of one line.
  func isNameable(_ column: Int) -> Bool {
    let name = columns[column].name
    return !name.isEmpty && columns.count { $0.name == name } == 1
      && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
