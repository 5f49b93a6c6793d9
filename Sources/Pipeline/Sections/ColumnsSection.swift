internal import Intake

extension Mapping {
  /// The parts that a column can play.
  static let roles = [
    "customer", "date", "amount", "order", "product", "quantity", "unit_price", "discount", "cost",
    "profit", "currency",
  ]

  /// The section `source.columns`; nil after a complaint of something required.
  init?(reading columns: MappingReader, column: Form<String>) {
    let customer = columns.required("customer", column)
    let date = columns.required("date", column)
    let amount = Amount(reading: columns, column: column)
    let order = columns.value("order", column)
    let product = columns.value("product", column)
    let discount = columns.value("discount", column)
    let cost = columns.value("cost", column)
    let profit = columns.value("profit", column)
    let currency = columns.value("currency", column)
    if columns.has("cost"), columns.has("profit") {
      columns.complain(
        about: "profit", "cost is mapped too, and one follows from the other; leave one of them out"
      )
    }

    guard let customer, let date, let amount else { return nil }
    self.init(customer: customer, date: date, amount: amount)
    self.order = order
    self.product = product
    self.discount = discount
    self.cost = cost.map(Cost.cost) ?? profit.map(Cost.profit)
    self.currency = currency
  }
}

extension Mapping.Amount {
  /// An amount column, or quantity × unit price. Where all are mapped the amount column decides: it
  /// is what was booked.
  fileprivate init?(reading columns: MappingReader, column: Form<String>) {
    let amount = columns.value("amount", column)
    let quantity = columns.value("quantity", column)
    let unitPrice = columns.value("unit_price", column)
    switch (columns.has("amount"), columns.has("quantity"), columns.has("unit_price")) {
    case (true, _, _):
      guard let amount else { return nil }
      self = .column(amount)
    case (false, true, true):
      guard let quantity, let unitPrice else { return nil }
      self = .product(quantity: quantity, unitPrice: unitPrice)
    case (false, true, false):
      columns.complain(
        about: "unit_price",
        "missing; quantity alone makes no amount: map unit_price too, or amount")
      return nil
    case (false, false, true):
      columns.complain(
        about: "quantity", "missing; unit_price alone makes no amount: map quantity too, or amount")
      return nil
    case (false, false, false):
      columns.complain(
        about: "amount", "missing; wanted the column of the amount, or quantity and unit_price")
      return nil
    }
  }
}

extension Mapping.Dimension {
  /// Names that the tables use themselves.
  private static let taken = ["all", "customer", "product", "tier", "purchase"]

  /// The section `source.dimensions`, in the file's order, which is the tables' order too.
  static func list(at place: Place, column: Form<String>) -> [Self]? {
    place.entries(wanted: "dimensions such as country: Country")?.compactMap { name, value in
      check(name, at: value)
      if value.isMapping {
        return value.mapping { Self(name: name, reading: $0, column: column) } ?? nil
      }
      return value.read(column).map { Self(name: name, column: $0) }
    }
  }

  private init?(name: String, reading dimension: MappingReader, column: Form<String>) {
    let level = dimension.value("level", .choice(), else: Level.purchase)
    guard let column = dimension.required("column", column) else { return nil }
    self.init(name: name, column: column, level: level)
  }

  /// A dimension's name becomes part of column names (`first_country`), so it must need no quotes.
  private static func check(_ name: String, at place: Place) {
    let isWord =
      name.first?.isLetter ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    if !isWord {
      place.complainAboutKey(
        "found \(name.shown); wanted the name of a dimension: a letter, then letters, digits, _ or -"
      )
    } else if taken.contains(name) {
      place.complainAboutKey(
        "the name \(name) is taken by the tables; others taken: \(taken.filter { $0 != name }.joined(separator: " "))"
      )
    }
  }
}
