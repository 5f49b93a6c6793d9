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
