/// What the lines hide about change, beside `Places` and `Assortment`. Documentation/Sample.md says in which table each shows.
///
///     vouchers     who buys rarely anyway takes the welcome voucher more often; in two months a portal hands it to nearly
///                  everybody, and half of those whom it brought never come again
///     a rival      opens in the East a year before the end: buyers there come as before and take half as much
///     a switch     who was a customer then buys Pantry where Household was bought before
///     complements  pasta goes with pesto, a planter with seeds, a machine or a grinder with coffee (`Complements`)
///
/// A story changes what is written and never draws from the shop's own chance. So everybody else buys the same with and
/// without it. What a story takes away is left out only when it is written. The lean layout has no stories.
struct Stories {
  /// Chance of its own.
  private var chance: SplitMix64
  private let assortment: Assortment
  private let complements: Complements

  /// The days of the portal, and the first day of the rival.
  private let portal: Range<Int>
  private let lastYear: Int
  /// How many customers joined before the last year.
  private var oldCustomers = 0
  /// Newcomers of today who have not used their voucher yet.
  private var vouchers: Set<Int> = []
  /// Who does not come again.
  private var lost: Set<Int> = []

  private static let east = 2
  private static let (pantry, household) = (1, 2)
  private static let voucherPercent = 20

  init(_ shop: SampleShop, _ assortment: Assortment) {
    chance = SplitMix64(seed: SplitMix64.mixed(shop.seed &* 1000 &+ 7))
    self.assortment = assortment
    complements = Complements(assortment)
    // Two whole months of a shop that closes its books with a year.
    portal = shop.days > 457 ? shop.days - 457..<shop.days - 396 : 0..<0
    lastYear = shop.days > 365 ? shop.days - 365 : shop.days
  }

  /// Somebody joins: decides on a voucher, and whether it was the only reason to come.
  mutating func welcome(_ customer: Int, _ habits: Clientele.Habits, on day: Int) {
    if day < lastYear { oldCustomers = customer + 1 }
    let isOfPortal = portal.contains(day)
    let share = isOfPortal ? 0.85 : habits.dropOut > 0.5 ? 0.65 : 0.05
    guard chance.happens(share) else { return }
    vouchers.insert(customer)
    if isOfPortal, chance.happens(0.55) { lost.insert(customer) }
  }

  /// What is special about an order: whether it is left out, and whether it has a voucher.
  mutating func order(of customer: Int, isFirst: Bool) -> (isLeftOut: Bool, hasVoucher: Bool) {
    isFirst ? (false, vouchers.remove(customer) != nil) : (lost.contains(customer), false)
  }

  /// Changes a line of a sale. The first line of an order always stays, so that nobody's purchase days change.
  mutating func change(_ line: inout SampleLine, isFirstOfOrder: Bool, hasVoucher: Bool) {
    if line.day >= lastYear {
      if line.customer <= oldCustomers, assortment.products[line.product].category == Self.household {
        switchToPantry(&line)
      }
      if line.region == Self.east { halve(&line, isFirstOfOrder: isFirstOfOrder) }
    }
    if hasVoucher {
      line.discount = max(line.discount, line.quantity * line.unitPrice * Self.voucherPercent / 100)
    }
  }

  /// The line of what goes with a line, now and then.
  mutating func companion(of line: SampleLine) -> SampleLine? {
    guard let (product, share) = complements.companion(of: line.product), chance.happens(share) else {
      return nil
    }
    var companion = line
    companion.product = product
    companion.quantity = 1 + line.quantity / 4
    companion.unitPrice = assortment.listPrice(of: product, on: line.day)
    companion.unitCost = assortment.products[product].cost
    companion.discount = 0
    return companion
  }

  private func switchToPantry(_ line: inout SampleLine) {
    line.product += assortment.starts[Self.pantry] - assortment.starts[Self.household]
    line.unitCost = assortment.products[line.product].cost
    guard line.unitPrice > 0 else { return }
    let price = assortment.listPrice(of: line.product, on: line.day)
    line.discount = line.discount * price / line.unitPrice
    line.unitPrice = price
  }

  /// Half the pieces, on average; a line without a piece is left out.
  private mutating func halve(_ line: inout SampleLine, isFirstOfOrder: Bool) {
    var pieces = line.quantity / 2
    if line.quantity % 2 == 1, chance.happens(0.5) { pieces += 1 }
    if isFirstOfOrder { pieces = max(pieces, 1) }
    guard pieces > 0 else {
      line.isLeftOut = true
      return
    }
    line.discount = line.discount * pieces / line.quantity
    line.quantity = pieces
  }
}
