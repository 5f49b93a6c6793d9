public import Base
public import Ledger

/// What is known before any customer is counted: the pipeline's settings, the facts of the input, the periods and windows.
public struct Premises: Sendable {
  /// The pipeline's settings.
  public let settings: Settings
  /// The facts of the input.
  public let facts: InputFacts
  /// The periods from data start to the as-of day.
  public let calendar: PeriodCalendar
  /// W: the trailing days up to and including the as-of day.
  public let window: Window
  /// The window before W; nil if it starts before data start, because purchases before data start are unknown.
  public let previousWindow: Window?
  /// The day a year before the as-of day; nil if that is before data start.
  public let yearAgo: Day?
  /// Whether the first pass counts what baskets hold: only `basket_pairs` asks for it.
  public let countsBaskets: Bool
  /// The window ending on that day.
  public let yearAgoWindow: Window?

  /// Derives the calendar and the windows from the settings and the as-of day.
  /// - Parameter countsBaskets: Whether `basket_pairs` is asked for.
  public init(_ settings: Settings, _ facts: InputFacts, countsBaskets: Bool = true) {
    self.settings = settings
    self.facts = facts
    self.countsBaskets = countsBaskets
    calendar = PeriodCalendar(
      settings.period, from: facts.dataStart, to: facts.asOf, longestSilence: settings.lapse.longest)
    let window = Window(days: settings.pyramid.windowDays, upTo: facts.asOf)
    self.window = window
    previousWindow = window.before.first >= facts.dataStart ? window.before : nil
    let yearAgo = facts.asOf - 365
    self.yearAgo = yearAgo >= facts.dataStart ? yearAgo : nil
    yearAgoWindow = self.yearAgo.map { Window(days: settings.pyramid.windowDays, upTo: $0) }
  }
}
