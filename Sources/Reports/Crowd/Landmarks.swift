public import Base
public import Ledger
internal import Models

/// What depends on all customers together: tier thresholds, quantiles and totals. They are folded from the shards in a first
/// pass. A class, so that all tables share one copy.
public final class Landmarks: Sendable {
  /// What was known before any customer was counted.
  public let premises: Premises
  /// What all customers together add up to.
  public let crowd: Crowd
  /// Of members of W, by value.
  let ranks: Ranks
  /// Of W.
  public let tiers: Tiers
  /// Of the window before W; nil if that window is not known.
  public let previousTiers: Tiers?
  /// Of the window that ended a year ago; nil if that window is not known.
  public let yearAgoTiers: Tiers?
  /// By entity that baskets hold: the values between which pairs are counted.
  let basketValues: [[BasketUnit: BasketValues]]
  /// What members of W are scored by.
  public let rfmScale: RFMScale
  /// The stretches of time over which concentration is measured.
  let scopes: Scopes
  /// Nil where no table asks what customers are worth.
  public let value: ValueLandmarks?

  /// - Parameter crowd: That of all shards, merged.
  public init(_ premises: Premises, _ crowd: Crowd, value: ValueLandmarks? = nil) {
    self.premises = premises
    self.crowd = crowd
    self.value = value
    let rules = premises.settings.pyramid.tiers
    scopes = Scopes(premises)
    basketValues = BasketValues.ofAllEntities(premises, crowd)
    rfmScale = RFMScale(crowd)
    ranks = Ranks(crowd.values)
    tiers = Tiers(rules, of: crowd.values)
    previousTiers = premises.previousWindow.map { _ in Tiers(rules, of: crowd.previousValues) }
    yearAgoTiers = premises.yearAgoWindow.map { _ in Tiers(rules, of: crowd.yearAgoValues) }
  }
}

extension Landmarks {
  /// The pipeline's settings.
  public var settings: Settings { premises.settings }
  /// The facts of the input.
  public var facts: InputFacts { premises.facts }
  /// The periods from data start to the as-of day.
  public var calendar: PeriodCalendar { premises.calendar }
  /// The last day that counts.
  public var asOf: Day { premises.facts.asOf }
  /// The first day that could have been seen.
  public var dataStart: Day { premises.facts.dataStart }
  /// W: the trailing window.
  public var window: Window { premises.window }

  /// The name of the tier at a position from the top: `platinum`.
  public func tierName(_ position: Int) -> String { premises.settings.pyramid.tiers[position].name }
}
