public import Base
public import Ledger

/// What is settled before the crowd is looked at: the pipeline's word, the days that count.
public struct Stage: Sendable {
  public let settings: Settings
  public let facts: Facts
  public let calendar: Calendar
  /// W: the trailing days up to and including the as-of day.
  public let window: Window
  /// The window before W; nil where it starts before data start, so that nobody knows who bought in it.
  public let previousWindow: Window?
  /// The day a year before the as-of day; nil where that is before data start.
  public let yearAgo: Day?
  /// The window ending on that day.
  public let yearAgoWindow: Window?

  public init(_ settings: Settings, _ facts: Facts) {
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
  public let stage: Stage
  public let crowd: Crowd
  public let tiers: Tiers
  /// Of the window before W; nil where that is not known.
  public let previousTiers: Tiers?
  public let yearAgoTiers: Tiers?
  /// The stretches of time over which concentration is measured.
  let scopes: Scopes

  public init(_ stage: Stage, _ crowd: Crowd) {
    self.stage = stage
    self.crowd = crowd
    let rules = stage.settings.pyramid.tiers
    scopes = Scopes(stage)
    tiers = Tiers(rules, of: crowd.values)
    previousTiers = stage.previousWindow.map { _ in Tiers(rules, of: crowd.previousValues) }
    yearAgoTiers = stage.yearAgoWindow.map { _ in Tiers(rules, of: crowd.yearAgoValues) }
  }
}

extension Landmarks {
  public var settings: Settings { stage.settings }
  public var facts: Facts { stage.facts }
  public var calendar: Calendar { stage.calendar }
  public var asOf: Day { stage.facts.asOf }
  public var dataStart: Day { stage.facts.dataStart }
  public var window: Window { stage.window }

  /// Whether a tier was reached, in words: `platinum`, `inactive`.
  public func tierName(_ position: Int) -> String { stage.settings.pyramid.tiers[position].name }
}
