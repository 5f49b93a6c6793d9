internal import Intake

extension Key {
  /// Which column plays which part.
  static let columns = Key.section(
    "columns",
    [
      .customer,
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
      .refund,
      .cost,
      .optional(
        "currency", \.source.mapping.currency, by: \.columnForm,
        "The currency of the line. Lines with another currency than money.currency are refused."),
    ])

  /// The parts that a column can play.
  static let roles = columns.leaves.map { $0.path.split(separator: ".") }.filter { $0.count == 2 }
    .map { String($0[1]) }

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
  static func column(
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
