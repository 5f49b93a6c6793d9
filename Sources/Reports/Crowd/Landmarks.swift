public import Base
public import Ledger

/// What is settled before the crowd is looked at: the pipeline's word, the days that count.
public struct Premises: Sendable {
  public let settings: Settings
  public let facts: InputFacts
  public let calendar: Calendar
  /// W: the trailing days up to and including the as-of day.
  public let window: Window
  /// The window before W; nil where it starts before data start, so that nobody knows who bought in it.
  public let previousWindow: Window?
  /// The day a year before the as-of day; nil where that is before data start.
  public let yearAgo: Day?
  /// The window ending on that day.
  public let yearAgoWindow: Window?

  public init(_ settings: Settings, _ facts: InputFacts) {
    self.settings = settings
    self.facts = facts
    calendar = Calendar(
      settings.period, from: facts.dataStart, to: facts.asOf, longestSilence: settings.lapse.longest)
    let window = Window(days: settings.pyramid.windowDays, upTo: facts.asOf)
    self.window = window
    previousWindow = window.before.first >= facts.dataStart ? window.before : nil
    let yearAgo = facts.asOf - 365
    self.yearAgo = yearAgo >= facts.dataStart ? yearAgo : nil
    yearAgoWindow = self.yearAgo.map { Window(days: settings.pyramid.windowDays, upTo: $0) }
  }
}

/// What only the whole crowd can tell, folded from the shards in a first pass: tier cuts, quantile cuts and
/// totals. A class, because every customer of a table is looked at by the same landmarks.
public final class Landmarks: Sendable {
  public let premises: Premises
  public let crowd: Crowd
  public let tiers: Tiers
  /// Of the window before W; nil where that is not known.
  public let previousTiers: Tiers?
  public let yearAgoTiers: Tiers?
  /// The stretches of time over which concentration is measured.
  let scopes: Scopes

  public init(_ premises: Premises, _ crowd: Crowd) {
    self.premises = premises
    self.crowd = crowd
    let rules = premises.settings.pyramid.tiers
    scopes = Scopes(premises)
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
