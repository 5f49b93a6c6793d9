internal import Base
internal import Models

/// What was done in a holdout, or was to be expected: purchase days, or money of the spend model.
enum TrialSum: FieldValue, Hashable {
  case days(Int)
  case expectedDays(Ratio)
  case money(Money)

  static var kind: FieldKind { .number }

  var field: Field {
    switch self {
    case .days(let days): days.field
    case .expectedDays(let days): days.field
    case .money(let money): money.field
    }
  }

  /// What was done.
  static func actual(_ sum: Holdout.Sum, of model: ModelName) -> TrialSum {
    model == .gammaGamma ? .money(Money(units: Int64(sum.actual))) : .days(sum.actual)
  }

  /// What was to be expected; nil where it is more money than can be written.
  static func predicted(_ sum: Holdout.Sum, of model: ModelName) -> TrialSum? {
    guard model == .gammaGamma else { return .expectedDays(Ratio(sum.predicted)) }
    return Money(millionths: sum.predictedMillionths, over: 1).map(TrialSum.money)
  }
}

extension Money {
  /// An amount in millionths of the smallest unit, over a number of things: the nearest whole number of units, halves to
  /// even. Nil over nothing, and where it does not fit.
  init?(millionths: Int128, over count: Int) {
    guard count > 0 else { return nil }
    let whole = 1_000_000 * Int128(count)
    let (quotient, remainder) = millionths.quotientAndRemainder(dividingBy: whole)
    let twice = 2 * Int128(remainder.magnitude)
    let isUp = twice > whole || twice == whole && quotient % 2 != 0
    guard let units = Int64(exactly: quotient + (isUp ? millionths.signum() : 0)) else { return nil }
    self.init(units: units)
  }
}

extension TrialSum {
  /// What was done by a buyer on average; nil without buyers.
  static func actualPerBuyer(_ sum: Holdout.Sum, of model: ModelName) -> TrialSum? {
    guard model == .gammaGamma else { return Ratio(sum.actual, over: sum.buyers).map(TrialSum.expectedDays) }
    return Money(units: Int64(sum.actual)).average(over: sum.buyers).map(TrialSum.money)
  }

  /// What was to be expected of a buyer on average; nil without buyers.
  static func predictedPerBuyer(_ sum: Holdout.Sum, of model: ModelName) -> TrialSum? {
    guard model == .gammaGamma else {
      return Ratio(sum.predictedMillionths, over: 1_000_000 * Int128(sum.buyers)).map(TrialSum.expectedDays)
    }
    return Money(millionths: sum.predictedMillionths, over: sum.buyers).map(TrialSum.money)
  }
}
