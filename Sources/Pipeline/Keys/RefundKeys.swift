internal import Intake

extension Key {
  /// The refund that stands on the record of its sale.
  static let refund = Key.leaf(
    "refund", wanted: { _ in "{amount: Refunded Amount, date: Refunded at}" },
    read: { pipeline, columns in
      let form = pipeline.columnForm
      let refund: Mapping.Refund?? = columns.place("refund")?.mapping { refund in
        let amount = refund.required("amount", form)
        let date = refund.value("date", form)
        return amount.map { Mapping.Refund(amount: $0, date: date) }
      }
      guard case .some(.some(let refund)) = refund else { return }
      pipeline.source.mapping.refund = refund
      if pipeline.source.mapping.amount.columns.contains(refund.amount) {
        columns.complain(
          about: "refund",
          "the column \(refund.amount.shown) is part of amount too, so it would count twice; leave one of them out"
        )
      }
    },
    written: { pipeline in
      pipeline.source.mapping.refund.map {
        "{amount: \($0.amount.quoted), date: \($0.date?.quoted ?? "none")}"
      } ?? "none"
    },
    parts: [
      .part(
        "amount", "the name of a column",
        "What was paid back, with or without a minus. Where it is empty or 0 there is no refund."),
      .part(
        "date", "the name of a column", "The day of the refund. Where it is empty, that of the record."),
    ],
    "A refund that stands on the record of its sale. It becomes a second line of the record, below zero, on its own day."
  )
}

extension Mapping.Amount {
  /// All columns that it is made of.
  var columns: [String] {
    switch self {
    case .column(let column): [column]
    case .product(let quantity, let unitPrice): [quantity, unitPrice]
    case .sum(let plus, let minus): plus + minus
    }
  }
}
