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

  /// What a trial says against a model.
  ///
  /// - Parameter tolerance: the largest error of the total, as a part of it; twice as much is allowed over the classes.
  public init?(_ holdout: Holdout, tolerance: Double) {
    guard let error = holdout.error, error.magnitude <= tolerance else {
      self = .holdoutTotal
      return
    }
    if let classError = holdout.classError, classError > 2 * tolerance {
      self = .holdoutClasses
    } else if let rmse = holdout.rmse, let baseline = holdout.baselineRMSE, rmse >= baseline {
      self = .noBetterThanLastPeriod
    } else {
      return nil
    }
  }
}
