public import Base
internal import Models

/// What ties the customers of one tier to the shop, counted.
public struct LevelCount: Hashable, MadeOfParts, Portable {
  var customers = 0
  var revenue = Money.zero
  var discount = Money.zero
  var purchaseDays = 0
  var discountedDays = 0
  var targeted = 0
  var redeemers = 0
  var scorers = 0
  var scores = 0
  var satisfied = 0
  var dissatisfied = 0
  var referrers = 0
  var breadth = 0
  var several = 0
  var manyGaps = 0
  var regular = 0
  /// Days since the first purchase.
  var tenures = Distribution()

  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.customers)
    try parts.sum(\.revenue)
    try parts.sum(\.discount)
    try parts.sum(\.purchaseDays)
    try parts.sum(\.discountedDays)
    try parts.sum(\.targeted)
    try parts.sum(\.redeemers)
    try parts.sum(\.scorers)
    try parts.sum(\.scores)
    try parts.sum(\.satisfied)
    try parts.sum(\.dissatisfied)
    try parts.sum(\.referrers)
    try parts.sum(\.breadth)
    try parts.sum(\.several)
    try parts.sum(\.manyGaps)
    try parts.sum(\.regular)
    try parts.sum(\.tenures)
  }
}
