/// Why revenue changed, and what the tiers buy.
protocol ChangeWords {
  var whyChanged: String { get }
  /// - Parameters:
  ///   - share: the change as a share of the revenue before.
  ///   - gain, loss: the class of customers that added most and the one that took most, where there is one.
  func revenueChanged(
    _ change: Amount, _ share: Rate?, _ currency: String, gain: (name: String, change: Amount)?,
    loss: (name: String, change: Amount)?
  ) -> Prose
  var bridgeNote: String { get }
  var noBridge: String { get }
  var changeClassHead: String { get }
  func changeClass(_ name: String) -> String
  func customersCount(_ count: String) -> String
  var windowBefore: String { get }
  var thisWindow: String { get }

  var moreOrOften: String { get }
  func driven(_ change: Amount, customers: Amount, frequency: Amount, spend: Amount, _ currency: String)
    -> Prose
  var driversNote: String { get }
  var oneSideEmpty: String { get }
  var daysPerCustomer: String { get }
  var spendPerDay: String { get }
  var revenueOfDays: String { get }
  func beforeAfter(_ before: String, _ after: String) -> String

  var tiersBuy: String { get }
  func tiersBuyBy(_ dimension: String) -> String
  func tierBuys(_ tier: String, _ value: String, _ share: Estimate, of members: Int, times index: Rate)
    -> Prose
  var tiersBuyAlike: Prose { get }
  var tierProfileNote: String { get }
  var noTierProfile: String { get }
  var allCustomers: String { get }
  var boughtIt: String { get }
  var timesAll: String { get }
  var moneyTimesAll: String { get }
  /// In a cell: the tier's share of revenue as a multiple of the share of all.
  func moneyIndex(_ times: String) -> String
}
