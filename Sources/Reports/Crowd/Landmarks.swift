public import Base
public import Ledger

/// What only the whole crowd can tell, folded from the shards in a first pass: tier cuts, quantile cuts and
/// totals. A class, because every customer of a table is looked at by the same landmarks.
public final class Landmarks: Sendable {
  public let premises: Premises
  public let crowd: Crowd
  public let tiers: Tiers
  /// Of the window before W; nil where that is not known.
  public let previousTiers: Tiers?
  public let yearAgoTiers: Tiers?
  /// What members of W are scored by.
  public let rfmScale: RFMScale
  /// The stretches of time over which concentration is measured.
  let scopes: Scopes

  public init(_ premises: Premises, _ crowd: Crowd) {
    self.premises = premises
    self.crowd = crowd
    let rules = premises.settings.pyramid.tiers
    scopes = Scopes(premises)
    rfmScale = RFMScale(crowd)
    tiers = Tiers(rules, of: crowd.values)
    previousTiers = premises.previousWindow.map { _ in Tiers(rules, of: crowd.previousValues) }
    yearAgoTiers = premises.yearAgoWindow.map { _ in Tiers(rules, of: crowd.yearAgoValues) }
  }
}

extension Landmarks {
  public var settings: Settings { premises.settings }
  public var facts: InputFacts { premises.facts }
  public var calendar: Calendar { premises.calendar }
  public var asOf: Day { premises.facts.asOf }
  public var dataStart: Day { premises.facts.dataStart }
  public var window: Window { premises.window }

  /// Whether a tier was reached, in words: `platinum`, `inactive`.
  public func tierName(_ position: Int) -> String { premises.settings.pyramid.tiers[position].name }
}
