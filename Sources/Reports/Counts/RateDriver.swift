internal import Base
internal import Models

/// What one value of a dimension did to the change of a rate between two periods, or all values together.
struct RateDriver: Sendable {
  /// The later of the two periods.
  let period: Period
  let against: Comparison
  let dimension: String
  /// nil: all values together.
  let value: String?
  let before: Kitagawa.Count
  let after: Kitagawa.Count
  let allBefore: Int
  let allAfter: Int
  let mixEffect: Double
  let rateEffect: Double
  let change: Double

  /// With which earlier period a period is compared.
  enum Comparison: String, NamedValue {
    case previous
    case yearAgo = "year_ago"
  }

  /// The value of the row of all values together.
  static let total = "(total)"
}

extension RateDriver {
  /// A pair of periods that can be compared.
  struct Pair {
    let period: Period
    let against: Comparison
    let before: Int
    let after: Int
  }

  /// Each period that counts with each earlier one that counts, by period, the period just before first.
  static func pairs(in calendar: PeriodCalendar, where counts: (Int) -> Bool) -> [Pair] {
    calendar.all.filter(counts).flatMap { position in
      let earlier: [(Comparison, Int?)] = [
        (.previous, position > 0 ? position - 1 : nil), (.yearAgo, calendar.yearBefore(position)),
      ]
      return earlier.compactMap { against, before in
        before.flatMap { before in
          counts(before)
            ? Pair(period: calendar.period(position), against: against, before: before, after: position) : nil
        }
      }
    }
  }

  /// One row for each value that has somebody on a side, then all together.
  static func rows(
    _ pair: Pair, dimension: String, values: [(value: String, before: Kitagawa.Count, after: Kitagawa.Count)]
  ) -> [RateDriver] {
    let values = values.filter { $0.before.whole > 0 || $0.after.whole > 0 }
    func all(_ count: (Int) -> Kitagawa.Count) -> Kitagawa.Count {
      let counts = values.indices.map(count)
      return Kitagawa.Count(
        counts.reduce(0) { $0 + $1.part }, of: counts.reduce(0) { $0 + $1.whole })
    }
    let before = all { values[$0].before }
    let after = all { values[$0].after }
    let decomposition = Kitagawa(from: before, to: after)
    var rows: [RateDriver] = []
    func add(
      _ value: String?, _ own: (Kitagawa.Count, Kitagawa.Count), mix: Double, rate: Double, change: Double
    ) {
      rows.append(
        RateDriver(
          period: pair.period, against: pair.against, dimension: dimension, value: value, before: own.0,
          after: own.1, allBefore: before.whole, allAfter: after.whole, mixEffect: mix, rateEffect: rate,
          change: change))
    }
    var mixes = Total()
    var rates = Total()
    for value in values {
      let effects = decomposition.effects(of: value.before, value.after)
      mixes.add(effects.mix, effects.mixDouble)
      rates.add(effects.rate, effects.rate.double)
      add(
        value.value, (value.before, value.after), mix: effects.mixDouble, rate: effects.rate.double,
        change: effects.sumDouble)
    }
    add(nil, (before, after), mix: mixes.double, rate: rates.double, change: decomposition.change.double)
    return rows
  }

  /// A sum that is exact as long as 128 bits hold it.
  private struct Total {
    private var exact: Quotient? = Quotient(0, over: 1)
    private var sum = 0.0

    var double: Double { exact?.double ?? sum }

    mutating func add(_ quotient: Quotient?, _ double: Double) {
      exact = quotient.flatMap { exact?.plus($0) }
      sum += double
    }
  }
}

extension RateDriver {
  /// The columns, which differ only by what is counted.
  /// - Parameters:
  ///   - whole: the name and the meaning of all who are counted.
  ///   - part: of those of them who did it.
  static func columns<Row>(
    _ names: PipelineNames, period: String, whole: (name: String, meaning: String),
    part: (name: String, meaning: String), _ driver: @escaping @Sendable (Row) -> RateDriver
  ) -> [Column<Row>] {
    [
      Column("period", period) { driver($0).period },
      Column("against", "`previous`: the period before; `year_ago`: the same period a year earlier") {
        driver($0).against
      },
      Column("dimension", "the name of a dimension", oneOf: names.dimensions) { driver($0).dimension },
      Column("value", "a value of the dimension; `(total)`: all of them") {
        driver($0).value ?? RateDriver.total
      },
      Column("\(whole.name)_before", "\(whole.meaning), in the earlier period") { driver($0).before.whole },
      Column("\(part.name)_before", "\(part.meaning), in the earlier period") { driver($0).before.part },
      Column("rate_before", "the earlier rate; empty where nobody is counted") {
        Share(driver($0).before.part, of: driver($0).before.whole)
      },
      Column("share_before", "the value's share of all who are counted in the earlier period") {
        Share(driver($0).before.whole, of: driver($0).allBefore)
      },
      Column(whole.name, whole.meaning) { driver($0).after.whole },
      Column(part.name, part.meaning) { driver($0).after.part },
      Column("rate", "\(part.name) / \(whole.name)") {
        Share(driver($0).after.part, of: driver($0).after.whole)
      },
      Column("share", "the value's share of all who are counted") {
        Share(driver($0).after.whole, of: driver($0).allAfter)
      },
      Column("mix_effect", "what the change of the value's share did to the overall rate") {
        Ratio(driver($0).mixEffect)
      },
      Column("rate_effect", "what the change of the value's own rate did to the overall rate") {
        Ratio(driver($0).rateEffect)
      },
      Column("change", "mix_effect + rate_effect; in `(total)`: the overall rate less the earlier one") {
        Ratio(driver($0).change)
      },
    ]
  }
}
