internal import Base
internal import Models

/// What only all buyers together can tell of their value: the fitted models, their trials, and the thresholds of values.
///
/// The parameters are doubles, the one exception among landmarks: they come from sorted cells, and are rounded to five digits
/// before anything uses them.
public final class ValueLandmarks: Sendable {
  /// What all models came to.
  let models: ModelOutcome
  /// Nil where no purchase model is chosen.
  public let forecast: Forecast?
  /// Of all buyers; empty without values.
  let values: Distribution
  /// Of the same.
  let ranks: Ranks
  /// Over the values of all buyers; nil without values.
  let tiers: Tiers?

  /// Before the values of all buyers are known.
  public init(_ models: ModelOutcome, _ premises: Premises, _ crowd: Crowd) {
    self.models = models
    forecast = Forecast(models, premises, crowd)
    (values, ranks, tiers) = (Distribution(), Ranks(Distribution()), nil)
  }

  /// With the values of all buyers.
  /// - Parameter crowd: That of all shards, merged.
  public init(_ before: ValueLandmarks, _ premises: Premises, _ crowd: ValueCrowd) {
    guard !crowd.isTooLarge else {
      models = before.models.withoutForecast
      (forecast, values, ranks, tiers) = (nil, Distribution(), Ranks(Distribution()), nil)
      return
    }
    (models, forecast, values) = (before.models, before.forecast, crowd.values)
    ranks = Ranks(crowd.values)
    tiers = crowd.values.isEmpty ? nil : Tiers(premises.settings.pyramid.tiers, of: crowd.values)
  }

  /// Whether anybody has a value.
  var hasValues: Bool { !values.isEmpty }

  /// The position of a value's tier, from the top; nil without values.
  func tier(ofValue units: Int64) -> Int? { tiers?.tier(of: Money(units: units)) }

  /// What the values are: `profit`, `revenue`; nil without values.
  var basis: ValueBasis? {
    guard hasValues, let spend = forecast?.spend else { return nil }
    return spend.isProfit ? .profit : .revenue
  }
}

/// What a value is made of.
enum ValueBasis: String, NamedValue {
  case profit, revenue
}
