// Refunds that stand on the record of their sale.
extension LineDraft {
  /// Puts a line behind the others for each refund: of the same customer, order and product, on its own day. It has no
  /// cost and no discount, so profit falls by what was paid back.
  mutating func addRefunds() {
    for row in isRefunded.indices where isRefunded[row] {
      refundRows.append(row)
      isLine.append(true)
      day.append(refundDay[row])
      amount.append(refund[row])
      customers.repeatRow(row)
      orders.repeatRow(row)
      if !profit.isEmpty { profit.append(refund[row]) }
      if !discount.isEmpty { discount.append(0) }
      products.repeatRow(row)
      for index in dimensions.indices { dimensions[index].repeatRow(row) }
    }
  }

  /// The record that a row comes from.
  func record(ofRow row: Int) -> Int {
    let records = isLine.count - refundRows.count
    return row < records ? row : refundRows[row - records]
  }

  /// Whether a row is a refund.
  func isRefund(_ row: Int) -> Bool { row >= isLine.count - refundRows.count }
}
