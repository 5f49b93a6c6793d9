/// Why a model says nothing of a shop. The order is that of precedence.
public enum Doubt: String, Hashable, Sendable, CaseIterable {
  /// The exports begin too late to fit anything.
  case shortHistory = "short_history"
  case tooFewRepeatBuyers = "too_few_repeat_buyers"
  /// The likelihood rises towards parameters that no data would tell apart.
  case boundary
  case notConverged = "not_converged"
  /// Of the spend model: the mean spend of all buyers is infinite, q ≤ 1.
  case infiniteMean = "infinite_mean"
  /// Of the spend model: who buys more often spends more or less on a day, which it rules out.
  case correlated
  /// In the trial, the forecast of all purchases was too far off, or nothing was bought.
  case holdoutTotal = "holdout_total"
  /// In the trial, the forecasts by frequency class were.
  case holdoutClasses = "holdout_classes"
  /// In the trial, assuming that everybody goes on as in the last period did no worse.
  case noBetterThanLastPeriod = "no_better_than_last_period"
}

extension Doubt {
  /// What a fit says against itself.
  public init?<Model>(_ fit: Fit<Model>) {
    switch fit {
    case .converged: return nil
    case .boundary: self = .boundary
    case .notConverged: self = .notConverged
    }
  }

  /// What the parameters of a spend model say against it: no mean, or one that no shop has.
  public init?(_ model: GammaGamma) {
    guard model.meanSpend == nil else { return nil }
    self = .infiniteMean
  }

  /// What a trial says against a model.
  ///
  /// - Parameter toleranceMillionths: the largest error of the total, in millionths of it; twice as much is allowed over the
  ///   classes. Both comparisons are exact.
  public init?(_ holdout: Holdout, toleranceMillionths: Int) {
    guard holdout.total.actual > 0, holdout.total.miss <= holdout.total.part(millionths: toleranceMillionths)
    else {
      self = .holdoutTotal
      return
    }
    if holdout.missOfClasses > 2 * holdout.total.part(millionths: toleranceMillionths) {
      self = .holdoutClasses
    } else if let rmse = holdout.rmse, let baseline = holdout.baselineRMSE, rmse >= baseline {
      self = .noBetterThanLastPeriod
    } else {
      return nil
    }
  }
}
