/// The people who buy, and when each of them comes next.
///
/// After every purchase a customer either stays away for good or waits, and waits differ from
/// customer to customer: purchase rates are gamma distributed, as in the BG/NBD model (Fader,
/// Hardie and Lee, "Counting your customers the easy way", 2005), and drop-out is a coin of the
/// customer's own, loaded by region, sales rep and taste.
struct Clientele {
  struct Habits {
    /// Average wait in shop days.
    var wait: Float
    /// The chance to stay away after a purchase.
    var dropOut: Float
    /// How much is bought of a thing, on average.
    var appetite: Float
    /// How often a line is bought on discount.
    var bargains: Float
    var region: UInt8
    var salesRep: UInt8
    var channel: UInt8
    var category: UInt8
  }

  private(set) var habits: [Habits] = []

  private let clock: ShopClock
  private let categories: [Assortment.Category]

  /// The calendar: who comes on a day is a chain of customers, one link each, so that a million of
  /// them cost four bytes apiece.
  private var firstOfDay: [Int32]
  private var following: [Int32] = []
  private static let nobody: Int32 = -1

  init(clock: ShopClock, categories: [Assortment.Category], expecting count: Int) {
    self.clock = clock
    self.categories = categories
    firstOfDay = [Int32](repeating: Clientele.nobody, count: clock.days)
    habits.reserveCapacity(count)
    following.reserveCapacity(count)
  }

  /// Calls everybody who has an appointment on a day; the appointment is thereby used up.
  mutating func callAppointments(of day: Int, into visitors: inout [Int]) {
    var customer = firstOfDay[day]
    firstOfDay[day] = Clientele.nobody
    while customer != Clientele.nobody {
      visitors.append(Int(customer))
      customer = following[Int(customer)]
    }
  }

  /// After a purchase: gone for good, or back some day.
  mutating func leave(_ customer: Int, on day: Int, by chance: inout SplitMix64) {
    let habits = habits[customer]
    guard !chance.happens(Double(habits.dropOut) * Region.loss(of: habits.region, on: day, of: clock.days))
    else { return }
    // Two exponential waits in a row: people buy more regularly than by mere chance.
    let wait = Double(habits.wait) * 0.5 * (chance.exponential() + chance.exponential())
    guard let next = clock.day(from: day, waiting: wait) else { return }
    following[customer] = firstOfDay[next]
    firstOfDay[next] = Int32(customer)
  }

  /// A newcomer, who buys on the day of joining.
  mutating func join(by chance: inout SplitMix64) -> Int {
    let region = chance.pick(Region.shares)
    let channel = chance.pick(Channel.shares)
    let category = chance.pick(Clientele.tastes)
    let salesRep = SalesRep.assigned(region: region, channel: channel, by: &chance)
    // Some come once by nature; the others' coins are loaded very differently.
    let trouble = categories[category].fickleness * SalesRep.loss(of: salesRep)
    let u = chance.uniform()
    let dropOut = chance.happens(0.13 * trouble) ? 1 : 0.07 + 0.66 * u * u
    // One in twenty-five buys for a business.
    let scale = chance.happens(0.04) ? 5.0 : 0.6
    habits.append(
      Habits(
        wait: Float(min(66 / chance.gamma(shape: 1.6), 900)),
        dropOut: Float(min(dropOut * trouble, 1)),
        appetite: Float(scale * Elementary.exp(1.05 * chance.normal())),
        bargains: Float(chance.happens(0.2) ? 0.5 : 0.06),
        region: UInt8(region), salesRep: UInt8(salesRep), channel: UInt8(channel), category: UInt8(category)))
    following.append(Clientele.nobody)
    return habits.count - 1
  }

  private static let tastes = summedUp(Assortment().categories.map(\.share))
}
