/// What the shop's other systems exported: feedback, staff, a survey, campaigns, points and referrals.
///
/// Each has a story that its tables should find, and some records that are wrong or have no place:
///
///     feedback    who complains and is answered within a week comes back more often than who waits
///     staff       the warehouse loses people several times as fast as the other units
///     survey      who buys often values the shop more; the price is called fair by few
///     campaigns   the spring mail (with a group held back at random) works while it runs, half as much in the first
///                 fortnight after it, and no more in the second; the coupon went to good customers and proves nothing
///     points      members buy more, and the shop owes more points each month
///     referrals   customers whom others brought buy more
///
/// The stories are put into the exports by looking at who bought: the lines are the same bytes with and without them.
struct OtherSystems {
  let days: Int
  let seed: UInt64
  /// By customer: the orders in order of days.
  let orders: [[OrderBook.Entry]]

  init(_ shop: SampleShop, _ book: OrderBook) {
    days = shop.days
    seed = shop.seed
    orders = book.byCustomer()
  }

  /// The folder beside the daily files.
  static let folder = "relations"

  /// Names, as they stand in the folder, and what is in them.
  var files: [(name: String, rows: [String])] {
    let (roster, events) = staff()
    let (targets, redemptions) = campaignRecords()
    return [
      ("feedback.csv", feedback()), ("staff.csv", roster), ("staff-events.csv", events),
      ("survey.csv", survey()), ("campaigns.csv", campaigns()), ("campaign-targets.csv", targets),
      ("redemptions.csv", redemptions), ("points.csv", points()), ("referrals.csv", referrals()),
    ]
  }

  /// Chance of its own for each system, so that one export does not change with another.
  func chance(_ system: UInt64) -> SplitMix64 {
    SplitMix64(seed: SplitMix64.mixed(seed &* 1000 &+ system))
  }

  /// Chance of its own for each customer of a system, so that nobody's share changes with what others bought.
  func chance(_ system: UInt64, of customer: Int) -> SplitMix64 {
    var system = chance(system)
    return SplitMix64(seed: SplitMix64.mixed(system.next() &+ UInt64(customer)))
  }

  func date(_ day: Int) -> String { "\(ShopClock.date(of: day))" }
}
