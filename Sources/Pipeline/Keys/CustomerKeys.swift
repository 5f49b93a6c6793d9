internal import Intake

extension Key {
  /// The columns with the customer's id.
  static let customer = Key.leaf(
    "customer",
    wanted: { pipeline in
      "\(pipeline.columnForm.wanted), {column: Email, fold_case: true, drop_suffix: \".0\"}, or a list of these"
    },
    read: { pipeline, columns in
      guard let place = columns.place("customer") else {
        columns.complain(about: "customer", "missing; wanted \(pipeline.columnForm.wanted)")
        return
      }
      let customers = CustomerColumn.columns(place, form: pipeline.columnForm)
      if !customers.isEmpty { pipeline.source.mapping.customers = customers }
    },
    written: { pipeline in
      let customers = pipeline.source.mapping.customers
      return customers.count == 1 ? customers[0].written : customers.listed(\.written)
    }, role: .required,
    parts: [
      .part("column", "the name of a column", "The column of the id, when more is said of it."),
      .part(
        "fold_case", "true or false",
        "true: ids that differ only by case are one customer (Unicode simple case folding)."),
      .part(
        "drop_suffix", "a text such as \".0\"",
        "Taken off the end of an id that has it, so that 17850.0 and 17850 are one customer. Zeros at the beginning always count."
      ),
    ],
    "The customer's id. In a list of columns, the first that is not empty counts.")
}

extension CustomerColumn {
  /// One column or several.
  /// - Parameter rules: Those of a column of which only the name is said.
  static func columns(
    _ place: WrittenValue, form: Form<String>, rules: CustomerColumn = CustomerColumn("")
  ) -> [CustomerColumn] {
    let places = place.isList ? place.elements(", each a column", mayBeEmpty: false) ?? [] : [place]
    let customers = places.compactMap { CustomerColumn($0, column: form, rules: rules) }
    var seen: Set<String> = []
    for (customer, place) in zip(customers, places) where !seen.insert(customer.column).inserted {
      place.complain("the column \(customer.column.shown) stands twice")
    }
    return customers
  }

  /// A column's name, or what is said of it.
  private init?(_ value: WrittenValue, column: Form<String>, rules: CustomerColumn) {
    guard value.isMapping else {
      guard let name = value.read(column) else { return nil }
      self.init(name, foldsCase: rules.foldsCase, droppedSuffix: rules.droppedSuffix)
      return
    }
    let read: Self?? = value.mapping { reader in
      let folds = reader.value("fold_case", .flag, else: false)
      let suffix = reader.value("drop_suffix", .text, else: "")
      return reader.required("column", column).map {
        CustomerColumn($0, foldsCase: folds, droppedSuffix: suffix)
      }
    }
    guard case .some(.some(let customer)) = read else { return nil }
    self = customer
  }

  /// In the canonical text: a name alone where nothing else is said.
  var written: String {
    guard foldsCase || !droppedSuffix.isEmpty else { return column.quoted }
    return "{column: \(column.quoted), fold_case: \(foldsCase), drop_suffix: \(droppedSuffix.quoted)}"
  }
}
