/// One line of the sample shop's books. Money is in cents.
struct SampleLine {
  var order: Int
  /// A refund under an id of its own instead of the order's.
  var isCredit = false
  var day: Int
  var second: Int
  var customer: Int
  var product: Int
  var region: Int
  var channel: Int
  var salesRep: Int
  var quantity: Int
  var unitPrice: Int
  /// For the whole line, with its sign.
  var discount: Int
  var unitCost: Int
  /// A story takes it away: chance has been used for it as for any other, but nobody bought it.
  var isLeftOut = false

  var amount: Int { quantity * unitPrice - discount }
  var cost: Int { quantity * unitCost }

  /// This line, or some pieces of it, given back.
  func refund(of pieces: Int, day: Int, second: Int, isCredit: Bool) -> SampleLine {
    var refund = self
    refund.isCredit = isCredit
    refund.day = day
    refund.second = second
    refund.quantity = -pieces
    refund.discount = -(discount * pieces / quantity)
    return refund
  }
}
