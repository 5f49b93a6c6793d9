internal import CSV
internal import Intake

/// Whether a price is that of one piece, judged by lines of the same product in different quantities.
struct PriceChecks: Sendable {
  /// Lines whose price is that of an earlier line of the product, though the quantity differs.
  private(set) var likeUnitPrice = 0
  /// Lines whose price is as many times that of an earlier line as the quantity is.
  private(set) var likeTotal = 0
  private let hasProduct: Bool
  /// Lines of more than one piece.
  private(set) var ofSeveralPieces = 0

  private static let mostProducts = 1 << 16

  init(_ roles: RoleGuess, _ exports: ExportGroup) throws {
    hasProduct = roles.column(.product) != nil
    guard let quantity = roles.column(.quantity), let price = roles.column(.unitPrice) else { return }
    let product = roles.column(.product)
    let reader = roles.survey.numbers.reader
    var firsts: [UInt64: (quantity: Double, price: Double)] = [:]
    _ = try exports.eachRecord { record, batch, fields, _ in
      func text(_ column: Int) -> ArraySlice<UInt8> {
        batch.bytes[batch.trimmedField(fields[column], of: record)]
      }
      guard let pieces = try? reader.read(text(quantity).span),
        let money = try? reader.read(text(price).span),
        pieces.mantissa != 0, money.mantissa != 0
      else { return }
      // Of a refund too: its quantity or its price is below zero.
      let (q, p) = (abs(pieces.double), abs(money.double))
      if q > 1 { ofSeveralPieces += 1 }
      guard let product else { return }
      let key = FieldBytes.hash(text(product).span)
      guard let first = firsts[key] else {
        if firsts.count < Self.mostProducts { firsts[key] = (q, p) }
        return
      }
      guard first.quantity != q else { return }
      if abs(first.price - p) < 0.0051 { likeUnitPrice += 1 }
      // To a cent for each piece: the total may have been rounded.
      if abs(first.price / first.quantity - p / q) < 0.0051 { likeTotal += 1 }
    }
  }

  /// Whether the lines leave open what the price is of: no product is known, or the lines speak against the name.
  var isOpen: Bool { ofSeveralPieces > 0 && likeTotal >= likeUnitPrice && (likeTotal > 0 || !hasProduct) }

  var isTotal: Bool { likeTotal >= 3 && likeTotal > 2 * likeUnitPrice }
}

// What the lines say against the names.
extension RoleGuess {
  /// Takes back an amount that the lines refute.
  mutating func settleAmount(_ orders: OrderChecks, _ prices: PriceChecks) {
    if found[.amount] == nil, prices.isTotal, let price = found[.unitPrice] {
      found[.unitPrice] = nil
      found[.amount] = Found(
        column: price.column,
        reasons: [
          "named like a price, but for the same product it grows with the quantity in \(prices.likeTotal) lines and stays in "
            + "\(prices.likeUnitPrice): it is the line's total"
        ])
    }
    if found[.amount] == nil, amountSum == nil, prices.isOpen, let price = found[.unitPrice] {
      let words =
        "that \(quoted(price.column)) is the price of one piece and not the line's total: "
        + (prices.likeTotal > 0
          ? "for the same product it grows with the quantity in \(prices.likeTotal) lines and stays in \(prices.likeUnitPrice)"
          : "no column names the product, whose lines would show it")
      found[.unitPrice]?.toConfirm = words
    }
    guard let amount = column(.amount) else { return }
    let hasProduct = found[.quantity] != nil && found[.unitPrice] != nil
    if hasProduct, orders.isTotalOfOrder(amount) {
      found[.amount] = nil
      remarks.append(
        "\(quoted(amount)) is the order's total, written on each of its lines: in \(orders.addingUp[amount] ?? 0) of \(orders.orders) "
          + "orders of several lines, quantity × unit price adds up to it. So it is not the amount of a line")
    } else if hasProduct, orders.isOnFirstLine(amount) {
      found[.amount] = nil
      remarks.append(
        "\(quoted(amount)) stands on the first line of \(orders.onFirstLine[amount] ?? 0) of \(orders.orders) orders of several lines, "
          + "so it is the order's and not the line's")
    } else if orders.mayBeTotalOfOrder(amount) {
      let words =
        "that \(quoted(amount)) is the amount of a line: it is the same on all lines of an order in "
        + "\(orders.constant[amount] ?? 0) of \(orders.orders) orders of several lines, as an order's total would be"
      found[.amount]?.toConfirm = words
    }
  }
}
