internal import Intake

extension Key {
  /// Which column plays which part.
  static let columns = Key.section(
    "columns",
    [
      .required("customer", \.source.mapping.customer, by: \.columnForm, "The customer's id."),
      .required("date", \.source.mapping.date, by: \.columnForm, "The day of the sale."),
      .amount,
      .optional(
        "order", \.source.mapping.order, by: \.columnForm,
        "The order's id. Without it, each day on which a customer buys is one order."),
      .optional(
        "product", \.source.mapping.product, by: \.columnForm,
        "The product. Without it, the tables about products stay empty."),
      .optional(
        "discount", \.source.mapping.discount, by: \.columnForm,
        "The discount, as money for the whole line. It is taken off quantity × unit_price."),
      .cost,
      .optional(
        "currency", \.source.mapping.currency, by: \.columnForm,
        "The currency of the line. Lines with another currency than money.currency are refused."),
    ])

  /// The parts that a column can play.
  static let roles = columns.leaves.compactMap { $0.path.split(separator: ".").last.map(String.init) }

  /// An amount column, or quantity × unit price. Where all are mapped the amount column decides: it
  /// is what was booked.
  private static let amount = Key(
    read: { pipeline, columns in
      if let amount = Mapping.Amount(reading: columns, column: pipeline.columnForm) {
        pipeline.source.mapping.amount = amount
      }
    },
    leaves: [
      .column(
        "amount",
        "The amount of the line. Required, unless quantity and unit_price are mapped; if all are mapped, this one is used."
      ) {
        if case .column(let name) = $0.amount { name } else { nil }
      },
      .column("quantity", "How many pieces; with unit_price, the amount of the line.") {
        if case .product(let name, _) = $0.amount { name } else { nil }
      },
      .column("unit_price", "The price of one piece.") {
        if case .product(_, let name) = $0.amount { name } else { nil }
      },
    ])

  private static let cost = Key(
    read: { pipeline, columns in
      let cost = columns.value("cost", pipeline.columnForm)
      let profit = columns.value("profit", pipeline.columnForm)
      pipeline.source.mapping.cost = cost.map(Mapping.Cost.cost) ?? profit.map(Mapping.Cost.profit)
      if columns.has("cost"), columns.has("profit") {
        columns.complain(
          about: "profit",
          "cost is mapped too, and one follows from the other; leave one of them out")
      }
    },
    leaves: [
      .column("cost", "The cost of the line, as money. Profit and margins need cost or profit.") {
        if case .cost(let name) = $0.cost { name } else { nil }
      },
      .column("profit", "The profit of the line, as money. Map cost or profit, not both.") {
        if case .profit(let name) = $0.cost { name } else { nil }
      },
    ])
}

extension Leaf {
  /// One of several columns that together say one thing.
  fileprivate static func column(
    _ name: String, _ help: String, _ column: @escaping @Sendable (Mapping) -> String?
  ) -> Leaf {
    Leaf(
      path: name, wanted: { $0.columnForm.wanted },
      written: { column($0.source.mapping).flatMap { $0.isEmpty ? nil : $0.quoted } ?? "none" }, help: help)
  }
}

extension Pipeline {
  /// A column's name, or its position where there is no header.
  var columnForm: Form<String> { .column(hasHeader: source.format.hasHeader) }

  /// Whether the required columns could be read; else nothing can be held against the mapping.
  var isMappingRead: Bool {
    let mapping = source.mapping
    return !mapping.customer.isEmpty && !mapping.date.isEmpty && mapping.amount != .column("")
  }
}

extension Mapping.Amount {
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
