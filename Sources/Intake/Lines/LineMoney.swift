/// A line's money, in smallest units.
struct LineMoney {
  var amount: Int64 = 0
  var profit: Int64 = 0
  var discount: Int64 = 0
  var isRounded = false
  var hasDoubtfulTime = false
  /// 0 where there is none.
  var refund: Int64 = 0
  var refundDay: Int32 = 0
  var isRefundRounded = false
  /// Whether the line itself, or the refund, is left out as it is too early.
  var isEarly = false
  var isRefundEarly = false
  /// Whether quantity and price are both below zero.
  var hasBothNegative = false
}
