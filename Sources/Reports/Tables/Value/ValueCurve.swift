public import Base
internal import Ledger

/// What is a customer worth at each rate of retention, and what would five points more bring?
public struct ValueCurve: Counted {
  public init() {}

  public static let reference = Reference(
    name: "value_curve",
    question:
      "What is a customer worth at each yearly retention rate, and what would five points more bring?",
    grain: "One row per rate of `value.retention_rates`, and one for the measured rate.",
    key: ["retention_rate", "is_measured"],
    order: .stated("rates rising; of equal ones the measured one last"),
    definition: """
      A simpler picture than `customer_value`: all customers stay with the same yearly rate. `value` adds up what
      a customer brings in each year, times the chance that the customer is still there, discounted
      (`value.discount_rate`), without end, minus `value.acquisition_cost`. After the last known year the yearly
      profit grows by `value.profit_growth`. What a year brings is given (`value.yearly_profit`) or measured:
      profit (revenue × `value.margin` where no cost is mapped) of the t-th 365 days from the first purchase day,
      per buyer whose t-th year is over and who bought in it, for as many years as have 30 such buyers.
      `basis` is `given`; `mature`: measured over buyers who are really new; or `first_seen`: over all, so old
      customers pass for new ones. The measured rate is `retained` / `eligible`: of the members of the window
      before W those who are members of W. It needs a window of 365 days that lies within the data. `value` is
      empty where no year is known, and where the sum has no end because the rate and the growth are too high.
      """,
    example: """
      retention_rate,is_measured,basis,years,expected_lifetime_years,value,gain_of_5_points,gain_share,eligible,retained
      0.500000,false,first_seen,0,2.000000,,,,,
      """)

  public struct Row: Sendable {
    let rate: Rate
    let isMeasured: Bool
    let profits: Profits
    let value: Money?
    let gain: Money?
    let gainShare: Ratio?
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("retention_rate", "the share of customers who stay for another year") { Share($0.rate.value) },
      Column("is_measured", "whether it is the shop's own rate") { $0.isMeasured },
      Column("basis", "where the yearly profits come from") { $0.profits.basis },
      Column("years", "how many yearly profits are known") { $0.profits.years.count },
      Column("expected_lifetime_years", "1 / (1 − retention_rate); empty at 1") { $0.rate.lifetime },
      Column("value", "what a new customer brings, minus the acquisition cost") { $0.value },
      Column("gain_of_5_points", "the value at retention_rate + 0.05, minus value") { $0.gain },
      Column("gain_share", "gain_of_5_points / value; empty unless value > 0") { $0.gainShare },
      Column("eligible", "members of the window before W; on the measured row") {
        $0.isMeasured ? $0.rate.whole : nil
      },
      Column("retained", "of those, members of W") { $0.isMeasured ? $0.rate.part : nil },
    ]
  }

  /// A rate as an exact fraction.
  struct Rate: Hashable, Sendable {
    let part: Int
    /// Above 0.
    let whole: Int

    var value: Double { Double(part) / Double(whole) }
    var lifetime: Ratio? { Ratio(whole, over: whole - part) }

    /// Five points more; nil from 1 on.
    var fivePointsMore: Rate? {
      let more = Rate(part: 20 * part + whole, whole: 20 * whole)
      return more.part < more.whole ? more : nil
    }

    static func precedes(_ a: Rate, _ b: Rate) -> Bool {
      Int128(a.part) * Int128(b.whole) < Int128(b.part) * Int128(a.whole)
    }
  }

  /// What a customer brings by year.
  struct Profits: Hashable, Sendable {
    enum Basis: String, NamedValue {
      case given, mature
      case firstSeen = "first_seen"
    }

    let basis: Basis
    let years: [Money]
  }

  /// Years of buyers, counted from each first purchase day, that are over and have a purchase day.
  struct Year: Hashable, MadeOfParts, Portable {
    var buyers = 0
    /// Profit; revenue where no cost is mapped.
    var money = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.buyers)
      try parts.sum(\.money)
    }
  }

  public struct Tally: MadeOfParts, Portable {
    /// By year, of buyers who are really new, and of the others.
    var mature: [Year] = []
    var others: [Year] = []
    var eligible = 0
    var retained = 0

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.mature)
      try parts.sum(\.others)
      try parts.sum(\.eligible)
      try parts.sum(\.retained)
    }

    public var isConsistent: Bool { retained <= eligible }
  }

  /// Years are looked at up to here, and only while so many buyers tell of them.
  private static let (mostYears, fewestBuyers) = (10, 30)

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    var tally = Tally()
    let none = Array(repeating: Year(), count: Self.mostYears)
    (tally.mature, tally.others) = (none, none)
    if landmarks.settings.value.yearlyProfit == nil {
      for customer in history.customers {
        guard let first = history.purchases(of: customer).first else { continue }
        if landmarks.calendar.isMature(startingOn: history.purchaseDay[first]) {
          history.addYears(of: customer, upTo: landmarks.asOf, to: &tally.mature)
        } else {
          history.addYears(of: customer, upTo: landmarks.asOf, to: &tally.others)
        }
      }
    }
    if landmarks.settings.pyramid.windowDays == 365, let before = worksheet.previousActivities {
      for (before, now) in zip(before, worksheet.activities) where before.isMember {
        tally.eligible += 1
        tally.retained += now.isMember ? 1 : 0
      }
    }
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let settings = landmarks.settings.value
    let profits = profits(tally, landmarks)
    var rates = settings.retentionMillionths.map {
      (rate: Rate(part: $0, whole: 1_000_000), isMeasured: false)
    }
    if tally.eligible > 0 {
      let rate = Rate(part: tally.retained, whole: tally.eligible)
      let place = rates.firstIndex { Rate.precedes(rate, $0.rate) } ?? rates.count
      rates.insert((rate, true), at: place)
    }
    return rates.map { rate, isMeasured in
      let value = value(at: rate, profits.years, settings)
      let more = rate.fivePointsMore.flatMap { self.value(at: $0, profits.years, settings) }
      let gain = value.flatMap { value in more.map { $0 - value } }
      return Row(
        rate: rate, isMeasured: isMeasured, profits: profits, value: value.flatMap(Money.init(rounding:)),
        gain: gain.flatMap(Money.init(rounding:)),
        gainShare: gain.flatMap { gain in
          value.flatMap { $0 > 0 && gain / $0 < 1e15 ? Ratio(gain / $0) : nil }
        })
    }
  }

  /// What the years bring: as given, or as measured over the buyers who are really new, or over all.
  private func profits(_ tally: Tally, _ landmarks: Landmarks) -> Profits {
    if let given = landmarks.settings.value.yearlyProfit { return Profits(basis: .given, years: given) }
    let margin =
      landmarks.facts.hasProfit ? 1_000_000 : landmarks.settings.value.marginMillionths ?? 1_000_000
    func known(_ years: [Year]) -> [Money] {
      years.prefix { $0.buyers >= Self.fewestBuyers }.map { $0.average(marginMillionths: margin) }
    }
    let mature = known(tally.mature)
    if !mature.isEmpty { return Profits(basis: .mature, years: mature) }
    var all = tally.mature
    all.merge(tally.others)
    return Profits(basis: .firstSeen, years: known(all))
  }

  /// Σ over t = 1, 2, … of p(t) × rate^(t−1) / (1 + discount)^(t−1), minus the acquisition cost, in units; nil where no year
  /// is known or the sum has no end. After the last known year it is a geometric series.
  private func value(at rate: Rate, _ years: [Money], _ settings: Valuation) -> Double? {
    let (growth, discount) = (1_000_000 + settings.growthMillionths, 1_000_000 + settings.discountMillionths)
    guard let last = years.last,
      Int128(rate.part) * Int128(growth) < Int128(rate.whole) * Int128(discount)
    else { return nil }
    let step = rate.value * 1e6 / Double(discount)
    var (sum, weight) = (0.0, 1.0)
    for year in years {
      sum += Double(year.units) * weight
      weight *= step
    }
    let grown = Double(growth) / 1e6
    let rest = Double(last.units) * grown * weight / (1 - step * grown)
    let value = sum + rest - Double(settings.acquisitionCost.units)
    return value.magnitude < 0x1p62 ? value : nil
  }
}

extension ValueCurve.Year {
  /// What a year brought per buyer, rounded half away from zero.
  /// - Parameter marginMillionths: What the money is multiplied by.
  fileprivate func average(marginMillionths: Int) -> Money {
    let whole = Int128(buyers) * 1_000_000
    let twice = 2 * Int128(money.units) * Int128(marginMillionths)
    let rounded = (Int128(twice.magnitude) + whole) / (2 * whole)
    return Money(units: Int64(twice < 0 ? -rounded : rounded))
  }
}

extension History {
  /// Adds a buyer's years of 365 days from the first purchase day on, those that are over and have a purchase day.
  fileprivate func addYears(of customer: Int, upTo asOf: Day, to years: inout [ValueCurve.Year]) {
    let purchases = purchases(of: customer)
    let first = purchaseDay[purchases.lowerBound]
    let over = min(years.count, (asOf - first + 1) / 365)
    if over == 0 { return }
    var bought = 0
    for purchase in purchases {
      let year = (purchaseDay[purchase] - first) / 365
      if year >= over { break }
      bought |= 1 << year
    }
    for year in 0..<over where bought >> year & 1 == 1 { years[year].buyers += 1 }
    for day in Int(dayOfPurchase[purchases.lowerBound])..<days(of: customer).upperBound {
      let year = (self.day[day] - first) / 365
      if year >= over { break }
      if bought >> year & 1 == 1 { years[year].money += profit.isEmpty ? net[day] : profit[day] }
    }
  }
}

extension Money {
  /// The nearest whole number of units, halves away from zero, also where the half is only seen but for the last digits of
  /// the double: amounts such as 2.5 × a half are exact in the shop's money. Nil where it does not fit.
  fileprivate init?(rounding units: Double) {
    let size = units.magnitude
    guard size < 0x1p62 else { return nil }
    let whole = size.rounded(.down)
    let isUp = size - whole >= 0.5 - 1e-9 - 1e-14 * size
    let rounded = Int64(whole) + (isUp ? 1 : 0)
    self.init(units: units < 0 ? -rounded : rounded)
  }
}
