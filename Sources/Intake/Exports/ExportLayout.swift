internal import Base

/// Where in the records of one file of an export each column stands.
struct ExportLayout: Sendable {
  /// The header's names; empty where the file has none.
  let header: [String]
  /// How many fields a record must have.
  let fieldCount: Int
  /// By role, but for the customer's.
  private(set) var places: [ExportRole: MappedColumn] = [:]
  /// Where the customers' ids stand, in the order in which they are asked.
  private(set) var customers: [MappedColumn] = []
  /// By question of a survey.
  private(set) var items: [MappedColumn] = []
  private(set) var tests: [ColumnTest] = []

  /// Finds an export's columns in a file's header.
  /// - Throws: `IntakeError` naming the file, the line, the missing column and those there are.
  init(_ header: ExportFile.Header, of source: ExportSource, file: String) throws(IntakeError) {
    let names = header.names
    let finder = ColumnFinder(
      header: names, trimmed: source.trimmed, file: file, line: header.line, section: source.kind.rawValue)
    guard names.count <= Layout.mostColumns else {
      throw IntakeError(
        .mapping,
        "\(file):\(header.line): there are \(names.count) columns, more than \(Layout.mostColumns). "
          + "Check the format's delimiter, encoding and skip_lines (\(source.kind.rawValue).format)")
    }
    self.header = source.format.hasHeader ? names : []
    fieldCount = names.count
    for use in source.kind.roles {
      guard let column = source.columns[use.role] else { continue }
      places[use.role] = try finder.place(column, role: use.role.rawValue)
    }
    customers = try source.customers.map { column throws(IntakeError) in
      try finder.place(column.column, role: ExportRole.customer.rawValue)
    }
    items = try source.items.map { item throws(IntakeError) in try finder.place(item, role: item) }
    tests = try finder.tests(source.exclusions, role: "exclude")
  }

  /// Where the values of a role stand; the first column of a customer's id. nil where none is mapped.
  func place(of role: ExportRole) -> MappedColumn? { role == .customer ? customers.first : places[role] }
}
