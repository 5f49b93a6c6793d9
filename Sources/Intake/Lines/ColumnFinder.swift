internal import Base

/// Looks columns up in a header.
struct ColumnFinder {
  let header: [String]
  let trimmed: Set<String>?
  let file: String
  let line: Int
  /// The section of the pipeline that names the columns.
  var section = "source"
  var delimiter = ExportFormat.Delimiter.comma

  /// A header of thousands of columns would push the words that matter off the screen.
  private static let mostListed = 40

  func optionalPlace(_ column: String?, role: String) throws(IntakeError) -> MappedColumn? {
    guard let column else { return nil }
    return try place(column, role: role)
  }

  func tests(_ rules: [Exclusion], role: String) throws(IntakeError) -> [ColumnTest] {
    try rules.map { rule throws(IntakeError) in
      ColumnTest(field: try place(rule.column, role: role).field, test: rule.test)
    }
  }

  func place(_ column: String, role: String) throws(IntakeError) -> MappedColumn {
    let matches = header.indices.filter { header[$0] == column }
    guard let field = matches.first else {
      let listed = header.prefix(Self.mostListed).map { "\"\($0)\"" }.joined(separator: ", ")
      let more = header.count > Self.mostListed ? " and \(header.count - Self.mostListed) more" : ""
      let hint = header.nearest(to: column).map { "; did you mean \"\($0)\"?" } ?? "."
      throw IntakeError(
        .mapping,
        "\(file):\(line): there is no column \"\(column)\", which the pipeline maps as \(role); "
          + "the columns are \(listed)\(more)\(hint) \(remedy)")
    }
    guard matches.count == 1 else {
      throw IntakeError(
        .mapping,
        "\(file):\(line): the column \"\(column)\", mapped as \(role), stands \(matches.count) times in the header, "
          + "as fields \(matches.map { String($0 + 1) }.joined(separator: " and ")). Rename one in the export, "
          + "or set \(section).format.header: false, skip_lines: \(line) and name columns by position")
    }
    return MappedColumn(field: field, column: column, isTrimmed: trimmed?.contains(role) ?? true)
  }

  /// What to do, as far as the header shows it.
  private var remedy: String {
    if header.count == 1, header[0].utf8.contains(delimiter.byte) {
      return
        "Each line is quoted as a whole, so that it is one field; export it again with quotes around single fields only"
    }
    let isValue: (String) -> Bool = { name in
      name.contains(where: \.isNumber) && !name.contains(where: \.isLetter)
    }
    if header.contains(where: isValue) {
      return
        "If this line is no header but the first record, set \(section).format.header: false and name columns by position; "
        + "otherwise correct \(section).columns and skip_lines"
    }
    return "Correct \(section).columns, or \(section).format.delimiter and skip_lines"
  }
}
