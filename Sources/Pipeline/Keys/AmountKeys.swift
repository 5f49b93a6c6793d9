internal import Intake

extension Key {
  /// An amount column, a sum of columns, or quantity × unit price. Where a column and a product are mapped the column
  /// decides: it is what was booked.
  static let amount = Key(
    read: { pipeline, columns in
      if let amount = Mapping.Amount(reading: columns, column: pipeline.columnForm) {
        pipeline.source.mapping.amount = amount
      }
    },
    leaves: [
      Leaf(
        path: "amount", wanted: { "\($0.columnForm.wanted), or {plus: [Credit], minus: [Debit]}" },
        written: { pipeline in
          switch pipeline.source.mapping.amount {
          case .column(let name): name.isEmpty ? "none" : name.quoted
          case .sum(let plus, let minus): "{plus: \(plus.quoted), minus: \(minus.quoted)}"
          case .product: "none"
          }
        },
        help:
          "The amount of the line: a column, or a sum of columns. Required, unless quantity and unit_price are mapped; "
          + "if a column and these are mapped, the column is used."),
      Leaf.part(
        "plus", "a list, each the name of a column",
        "Columns that are added up to the amount. An empty one is 0 where another of plus and minus is not empty."
      ).within("amount"),
      Leaf.part(
        "minus", "a list, each the name of a column", "Columns that are taken off the amount."
      ).within("amount"),
      .column("quantity", "How many pieces; with unit_price, the amount of the line.") {
        if case .product(let name, _) = $0.amount { name } else { nil }
      },
      .column("unit_price", "The price of one piece.") {
        if case .product(_, let name) = $0.amount { name } else { nil }
      },
    ])
}

extension Mapping.Amount {
  fileprivate init?(reading columns: MappingReader, column: Form<String>) {
    let quantity = columns.value("quantity", column)
    let unitPrice = columns.value("unit_price", column)
    if let place = columns.place("amount"), place.isMapping {
      for key in ["quantity", "unit_price"] where columns.has(key) {
        columns.complain(
          about: key,
          "amount is a sum of columns, which leaves out quantity × unit_price; leave one of them out")
      }
      guard let sum = place.mapping({ Self(sumIn: $0, column: column) }) else { return nil }
      guard let sum else { return nil }
      self = sum
      return
    }
    let amount = columns.value("amount", column)
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

  /// `{plus: […], minus: […]}`, one of them at least.
  private init?(sumIn sum: MappingReader, column: Form<String>) {
    let plus = sum.set("plus", of: column)
    let minus = sum.set("minus", of: column)
    if !sum.has("plus"), !sum.has("minus") {
      sum.complain(about: "plus", "missing; wanted plus, minus or both, each a list of columns")
      return nil
    }
    if let both = minus?.first(where: { plus?.contains($0) ?? false }) {
      sum.complain(
        about: "minus",
        "the column \(both.shown) is also in plus, which makes nothing of it; leave one of them out")
      return nil
    }
    guard sum.has("plus") == (plus != nil), sum.has("minus") == (minus != nil) else { return nil }
    self = .sum(plus: plus ?? [], minus: minus ?? [])
  }
}
