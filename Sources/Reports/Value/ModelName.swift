public import Base

/// The models of `value`, in the order of the tables: five of when buyers buy, one of what they spend.
public enum ModelName: String, NamedValue {
  case paretoNBD = "pareto_nbd"
  case mbgNBD = "mbg_nbd"
  case bgNBD = "bg_nbd"
  case nbd
  case byClass = "by_class"
  case gammaGamma = "gamma_gamma"

  /// Those of when buyers buy.
  static let ofPurchases: [ModelName] = [.paretoNBD, .mbgNBD, .bgNBD, .nbd, .byClass]
}

/// The two samples that each model is fitted to.
public enum SampleName: String, NamedValue {
  /// Buyers as seen from C, the day on which the holdout begins.
  case calibration
  /// All buyers as seen from the as-of day.
  case all
}
