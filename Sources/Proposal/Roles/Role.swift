/// A part that a column can play, as `source.columns` names it.
enum Role: String, Sendable, CaseIterable {
  case date, customer, order, product, amount, quantity
  case unitPrice = "unit_price"
  case discount, cost, profit, currency

  /// A name for something, rather than a value.
  var isID: Bool { self == .customer || self == .order || self == .product }
}
