internal import Base

/// The column of a role (customer, date, amount, …): where it stands in a file's records.
struct MappedColumn: Sendable {
  /// Position of its field in a record.
  var field: Int
  /// As the header writes it, for messages and rejects.
  var column: String
  /// Whether the blanks around its values are cut.
  var isTrimmed: Bool
}

/// Where in one file's records each mapped column stands.
struct Layout: Sendable {
  /// A rule that leaves lines out, with the field it looks at.
  struct ColumnTest: Sendable {
    let field: Int
    let test: Exclusion.Condition
    /// The texts that the test compares with, as bytes: every line is compared, so nothing is made then.
    let texts: [[UInt8]]

    init(field: Int, test: Exclusion.Condition) {
      self.field = field
      self.test = test
      switch test {
      case .isOneOf(let values), .isNoneOf(let values): texts = values.map { Array($0.utf8) }
      case .startsWith(let text): texts = [Array(text.utf8)]
      case .isEmpty, .isAtMost, .isAtLeast: texts = []
      }
    }
  }

  /// More columns are refused: what has so many is no table, but a delimiter or an encoding gone wrong.
  static let mostColumns = 10_000

  /// The header's names; empty where the export has none.
  let header: [String]
  /// How many fields a record must have.
  let fieldCount: Int
  let customer: MappedColumn
  let date: MappedColumn
  var amount: MappedColumn?
  var quantity: MappedColumn?
  var unitPrice: MappedColumn?
  var discount: MappedColumn?
  var cost: MappedColumn?
  let costIsProfit: Bool
  var currency: MappedColumn?
  var order: MappedColumn?
  var product: MappedColumn?
  var dimensions: [MappedColumn] = []
  var tests: [ColumnTest] = []
}

extension Layout {
  /// Finds a source's columns in a file's header.
  /// - Throws: `IntakeError` naming the file, the line, the missing column and those there are.
  init(header: [String], of source: Source, file: String, line: Int) throws(IntakeError) {
    let finder = ColumnFinder(header: header, trimmed: source.mapping.trimmed, file: file, line: line)
    guard header.count <= Self.mostColumns else {
      throw IntakeError(
        .mapping,
        "\(file):\(line): there are \(header.count) columns, more than \(Self.mostColumns). "
          + "Check source.format.delimiter, encoding and skip_lines")
    }
    let mapping = source.mapping
    self.header = source.format.hasHeader ? header : []
    fieldCount = header.count
    customer = try finder.place(mapping.customer, role: "customer")
    date = try finder.place(mapping.date, role: "date")
    switch mapping.amount {
    case .column(let column):
      amount = try finder.place(column, role: "amount")
    case .product(let quantityColumn, let priceColumn):
      quantity = try finder.place(quantityColumn, role: "quantity")
      unitPrice = try finder.place(priceColumn, role: "unit_price")
    }
    discount = try finder.optionalPlace(mapping.discount, role: "discount")
    switch mapping.cost {
    case .cost(let column):
      cost = try finder.place(column, role: "cost")
      costIsProfit = false
    case .profit(let column):
      cost = try finder.place(column, role: "profit")
      costIsProfit = true
    case nil:
      costIsProfit = false
    }
    currency = try finder.optionalPlace(mapping.currency, role: "currency")
    order = try finder.optionalPlace(mapping.order, role: "order")
    product = try finder.optionalPlace(mapping.product, role: "product")
    for dimension in mapping.dimensions {
      dimensions.append(try finder.place(dimension.column, role: dimension.name))
    }
    for exclusion in source.exclusions {
      tests.append(
        ColumnTest(field: try finder.place(exclusion.column, role: "exclude").field, test: exclusion.test))
    }
  }
}

/// Looks columns up in a header.
private struct ColumnFinder {
  let header: [String]
  let trimmed: Set<String>?
  let file: String
  let line: Int

  /// A header of thousands of columns would push the words that matter off the screen.
  private static let mostListed = 40

  func optionalPlace(_ column: String?, role: String) throws(IntakeError) -> MappedColumn? {
    guard let column else { return nil }
    return try place(column, role: role)
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
          + "the columns are \(listed)\(more)\(hint) Correct source.columns, or source.format.delimiter and skip_lines"
      )
    }
    guard matches.count == 1 else {
      throw IntakeError(
        .mapping,
        "\(file):\(line): the column \"\(column)\", mapped as \(role), stands \(matches.count) times in the header, "
          + "as fields \(matches.map { String($0 + 1) }.joined(separator: " and ")). Rename one in the export, "
          + "or set source.format.header: false, skip_lines: \(line) and name columns by position")
    }
    return MappedColumn(field: field, column: column, isTrimmed: trimmed?.contains(role) ?? true)
  }
}
