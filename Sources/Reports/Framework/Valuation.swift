public import Base

/// How buyers are valued: the section `value`.
public struct Valuation: Hashable, Sendable {
  /// Which purchase model is used.
  public enum Choice: String, Sendable, CaseIterable {
    /// The best of those that stand their trial.
    case auto
    case paretoNBD = "pareto_nbd"
    case mbgNBD = "mbg_nbd"
    case bgNBD = "bg_nbd"
    case nbd
    case byClass = "by_class"
  }

  /// Which purchase model is used, if it stands its trial.
  public var model = Choice.auto
  /// How many days purchases are expected in: two numbers, rising. The second is the one that is valued.
  public var horizons = [90, 365]
  /// How many days the holdout has; nil: a quarter of the data, at most a year.
  public var holdoutDays: Int?
  /// The largest error of a trial's total, in millionths of it.
  public var toleranceMillionths = 200_000
  /// The largest correlation of how often with how much, in millionths.
  public var maxCorrelationMillionths = 300_000
  /// With fewer buyers who came back nothing is fitted.
  public var minRepeatBuyers = 100
  /// With a shorter history nothing is fitted.
  public var minHistoryDays = 180
  /// To how many buyers models are fitted at most.
  public var fitBuyers = 50_000
  /// What a year's waiting takes off a value, in millionths.
  public var discountMillionths = 100_000
  /// Profit over revenue, in millionths; nil: as measured.
  public var marginMillionths: Int?
  /// What winning a customer costs.
  public var acquisitionCost = Money.zero
  /// By what share a customer's yearly profit grows after the last known year, in millionths.
  public var growthMillionths = 0
  /// Profit of a customer's first year, second year, …; nil: as measured.
  public var yearlyProfit: [Money]?
  /// The rates of `value_curve`, in millionths, rising.
  public var retentionMillionths = [500_000, 600_000, 700_000, 800_000, 900_000, 950_000]

  public init() {}
}
