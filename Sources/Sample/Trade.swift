/// The shop's business, day after day.
struct Trade {
  private(set) var summary = SampleSummary()
  /// Who bought when; kept for the full layout only.
  private(set) var book = OrderBook()

  private let shop: SampleShop
  private let clock: ShopClock
  private let assortment = Assortment()
  private let writer: LineWriter
  private var crowd: Clientele
  private var chance: SplitMix64
  /// Nil in the lean layout.
  private var stories: Stories?

  /// Newcomers per unit of an arrival weight, and the weights.
  private let newcomers: (rate: Double, weights: [Double])
  private var nextOrder = 10_000_000
  /// Refunds to come, by day modulo the length of this calendar.
  private var refunds = [[SampleLine]](repeating: [], count: Trade.longestReturn + 1)
  /// Lines that missed their own day's file.
  private var late: [UInt8] = []
  private var linesToNextDirt = 200
  private var isDirtDue = false
  private var nextDirt = 0

  private static let longestReturn = 21
  /// A record in so many has something wrong or awkward, on average.
  private static let linesPerDirt = 480
  /// Orders of 1, 2, … 8 lines.
  private static let orderSizes = summedUp([0.48, 0.25, 0.12, 0.06, 0.03, 0.03, 0.02, 0.01])

  /// - Parameter hasStories: false for the shop as it would be without them.
  init(of shop: SampleShop, hasStories: Bool = true) {
    self.shop = shop
    let clock = ShopClock(days: shop.days)
    self.clock = clock
    writer = LineWriter(shop, assortment: assortment)
    crowd = Clientele(clock: clock, categories: assortment.categories, expecting: shop.customers)
    chance = SplitMix64(seed: shop.seed)
    stories = shop.layout == .full && hasStories ? Stories(shop, assortment) : nil
    // The opening draws a crowd; afterwards newcomers arrive as the seasons go.
    let weights = (0..<shop.days).map { clock.pace(of: $0) * (1 + 60 / (60 + Double($0))) }
    newcomers = (rate: Double(shop.customers) / weights.reduce(0, +), weights: weights)
  }

  /// The bytes of a day's file. Days are to be asked for in order, each once.
  mutating func export(of day: Int) -> [UInt8] {
    var bytes = writer.header
    // Yesterday's late lines come first, as they would from a till that was offline.
    bytes.append(contentsOf: late)
    late.removeAll(keepingCapacity: true)
    for visit in visits(on: day) {
      switch visit.reason {
      case .purchase(let customer, let isFirst):
        sell(to: customer, isFirst: isFirst, on: day, at: visit.second, into: &bytes)
      case .refund(let line): write(line, into: &bytes)
      }
    }
    summary.files += 1
    summary.customers = crowd.habits.count
    return bytes
  }
}

extension Trade {
  private struct Visit {
    enum Reason {
      case purchase(customer: Int, isFirst: Bool)
      case refund(SampleLine)
    }

    var second: Int
    var reason: Reason
  }

  /// Who comes on a day, in the order of the clock.
  private mutating func visits(on day: Int) -> [Visit] {
    var buyers: [Int] = []
    crowd.callAppointments(of: day, into: &buyers)
    let known = buyers.count
    for _ in 0..<chance.poisson(mean: newcomers.rate * newcomers.weights[day]) {
      let customer = crowd.join(by: &chance)
      buyers.append(customer)
      stories?.welcome(customer, crowd.habits[customer], on: day)
    }
    var visits: [Visit] = []
    for (place, customer) in buyers.enumerated() {
      visits.append(
        Visit(second: openingHour(), reason: .purchase(customer: customer, isFirst: place >= known)))
      // Something was forgotten: a second order on the same day.
      if chance.happens(0.02) {
        visits.append(Visit(second: openingHour(), reason: .purchase(customer: customer, isFirst: false)))
      }
      crowd.leave(customer, on: day, by: &chance)
    }
    for line in refunds[day % refunds.count] {
      visits.append(Visit(second: line.second, reason: .refund(line)))
    }
    refunds[day % refunds.count].removeAll(keepingCapacity: true)
    // Swift's sort is stable, so equal seconds keep this deterministic order.
    visits.sort { $0.second < $1.second }
    return visits
  }

  /// A second of the day, most around two in the afternoon.
  private mutating func openingHour() -> Int {
    let hour = 7 + 7 * (chance.uniform() + chance.uniform())
    return Int(hour * 3600)
  }

  private mutating func sell(
    to customer: Int, isFirst: Bool, on day: Int, at second: Int, into bytes: inout [UInt8]
  ) {
    let habits = crowd.habits[customer]
    let channel = chance.happens(0.8) ? Int(habits.channel) : chance.pick(Channel.shares)
    let (isLeftOut, hasVoucher) = stories?.order(of: customer, isFirst: isFirst) ?? (false, false)
    var cents = 0
    for place in 0...(shop.isScattered ? 0 : chance.pick(Trade.orderSizes)) {
      var line = self.line(for: customer, habits, on: day, at: second, channel: channel)
      let refunds = assortment.categories[assortment.products[line.product].category].refunds
      line.isLeftOut = isLeftOut
      stories?.change(&line, isFirstOfOrder: place == 0, hasVoucher: hasVoucher)
      if !line.isLeftOut { cents += line.amount }
      write(line, into: &bytes)
      if !line.isLeftOut, let companion = stories?.companion(of: line) {
        cents += companion.amount
        summary.lines += 1
        writer.append(companion, dirt: nil, to: &bytes)
      }
      if chance.happens(refunds) { giveBack(line, into: &bytes) }
    }
    if shop.layout == .full, !isLeftOut {
      book.append(OrderBook.Entry(customer: customer + 1, day: day, order: nextOrder, cents: cents))
    }
    nextOrder += 1
    if !isLeftOut { summary.orders += 1 }
  }

  private mutating func line(
    for customer: Int, _ habits: Clientele.Habits, on day: Int, at second: Int, channel: Int
  ) -> SampleLine {
    let category =
      chance.happens(0.5) ? Int(habits.category) : chance.pick(assortment.demand[ShopClock.month(of: day)])
    let index = assortment.product(of: category, for: customer, by: &chance)
    let product = assortment.products[index]
    let appetite = Double(habits.appetite) * chance.exponential()
    let quantity = min(1 + Int(assortment.categories[category].isDurable ? appetite / 4 : appetite), 200)
    let price = chance.happens(0.008) ? 0 : assortment.listPrice(of: index, on: day)
    var discount = 0
    if shop.layout == .full, chance.happens(Double(habits.bargains)) {
      discount = quantity * price * (5 + 5 * chance.below(4)) / 100
    }
    return SampleLine(
      order: nextOrder, day: day, second: second, customer: customer + 1, product: index,
      region: Int(habits.region), channel: channel, salesRep: Int(habits.salesRep),
      quantity: quantity, unitPrice: price, discount: discount, unitCost: product.cost)
  }

  /// Some days later, or now and then at once.
  private mutating func giveBack(_ line: SampleLine, into bytes: inout [UInt8]) {
    let pieces = chance.happens(0.5) ? line.quantity : 1 + chance.below(line.quantity)
    let isCredit = chance.happens(0.5)
    guard !chance.happens(0.1) else {
      write(
        line.refund(of: pieces, day: line.day, second: line.second + 300, isCredit: isCredit), into: &bytes)
      return
    }
    let day = line.day + 2 + chance.below(Trade.longestReturn - 1)
    guard day < clock.days else { return }
    refunds[day % refunds.count].append(
      line.refund(of: pieces, day: day, second: openingHour(), isCredit: isCredit))
  }
}

extension Trade {
  /// A line into its day's file, or the next one's, clean or not.
  private mutating func write(_ line: SampleLine, into bytes: inout [UInt8]) {
    guard shop.layout == .full else {
      count(line)
      writer.append(line, dirt: nil, to: &bytes)
      return
    }
    linesToNextDirt -= 1
    var isLate = false
    if linesToNextDirt == 0 {
      linesToNextDirt = 1 + chance.below(2 * Trade.linesPerDirt)
      isDirtDue = true
    } else {
      isLate = line.day + 1 < clock.days && chance.happens(0.003)
    }
    guard !line.isLeftOut else { return }
    count(line)
    if isDirtDue {
      isDirtDue = false
      let dirt = Dirt.allCases[nextDirt]
      nextDirt = (nextDirt + 1) % Dirt.allCases.count
      summary.dirty[dirt.rawValue] += 1
      writer.append(line, dirt: dirt, to: &bytes)
    } else if isLate {
      summary.late += 1
      writer.append(line, dirt: nil, to: &late)
    } else {
      writer.append(line, dirt: nil, to: &bytes)
    }
  }

  private mutating func count(_ line: SampleLine) {
    summary.lines += 1
    if line.quantity < 0 { summary.refunds += 1 } else if line.unitPrice == 0 { summary.free += 1 }
  }
}
