/// A line's money, in smallest units.
struct LineMoney {
  var amount: Int64 = 0
  var profit: Int64 = 0
  var discount: Int64 = 0
  var isRounded = false
  var hasDoubtfulTime = false
}
