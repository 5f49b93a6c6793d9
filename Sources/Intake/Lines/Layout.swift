/// Where in one file's records each mapped column stands.
struct Layout: Sendable {
  /// More columns are refused: what has so many is no table, but a delimiter or an encoding gone wrong.
  static let mostColumns = 10_000

  /// The header's names; empty where the export has none.
  let header: [String]
  /// How many fields a record must have.
  let fieldCount: Int
  /// In the order in which they are asked; at least one.
  let customers: [MappedColumn]
  let date: MappedColumn
  var amount: MappedColumn?
  /// Empty where the amount is no sum of columns.
  var amountParts: [AmountPart] = []
  var quantity: MappedColumn?
  var unitPrice: MappedColumn?
  var discount: MappedColumn?
  var refund: MappedColumn?
  /// nil where a refund has the day of its record.
  var refundDate: MappedColumn?
  var cost: MappedColumn?
  let costIsProfit: Bool
  var currency: MappedColumn?
  var order: MappedColumn?
  var product: MappedColumn?
  var dimensions: [MappedColumn] = []
  /// Fields whose empty cells take the value of the record before of the same order.
  var fills: [Int] = []
  var tests: [ColumnTest] = []
  /// Rules by which a line is turned round.
  var turns: [ColumnTest] = []

  /// The column that is named where there is no customer.
  var customer: MappedColumn { customers[0] }
}

extension Layout {
  /// Finds a source's columns in a file's header.
  /// - Throws: `IntakeError` naming the file, the line, the missing column and those there are.
  init(header: [String], of source: Source, file: String, line: Int) throws(IntakeError) {
    let finder = ColumnFinder(
      header: header, trimmed: source.mapping.trimmed, file: file, line: line,
      delimiter: source.format.delimiter)
    guard header.count <= Self.mostColumns else {
      throw IntakeError(
        .mapping,
        "\(file):\(line): there are \(header.count) columns, more than \(Self.mostColumns). "
          + "Check source.format.delimiter, encoding and skip_lines")
    }
    let mapping = source.mapping
    self.header = source.format.hasHeader ? header : []
    fieldCount = header.count
    customers = try mapping.customers.map { column throws(IntakeError) in
      try finder.place(column.column, role: "customer")
    }
    date = try finder.place(mapping.date, role: "date")
    switch mapping.amount {
    case .column(let column):
      amount = try finder.place(column, role: "amount")
    case .product(let quantityColumn, let priceColumn):
      quantity = try finder.place(quantityColumn, role: "quantity")
      unitPrice = try finder.place(priceColumn, role: "unit_price")
    case .sum(let plus, let minus):
      for column in plus + minus {
        amountParts.append(
          AmountPart(
            place: try finder.place(column, role: "amount"), isMinus: !plus.contains(column)))
      }
    }
    discount = try finder.optionalPlace(mapping.discount, role: "discount")
    refund = try finder.optionalPlace(mapping.refund?.amount, role: "refund")
    refundDate = try finder.optionalPlace(mapping.refund?.date, role: "refund")
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
    for column in source.filledDown {
      fills.append(try finder.place(column, role: "fill_down").field)
    }
    tests = try finder.tests(source.exclusions, role: "exclude")
    turns = try finder.tests(source.negations, role: "negate")
  }
}
