/// What customers are worth, and whether the forecast of it holds.
protocol ValueWords {
  var whatTheyAreWorth: String { get }

  var worthKeeping: String { get }
  func keptInYear(_ rate: Rate, _ retained: Int, of eligible: Int) -> Prose
  func worthAtRate(_ value: Amount, gain: Amount?, _ share: Rate?, _ currency: String) -> Prose
  var rateNotMeasured: Prose { get }
  /// - Parameter basis: `given`, `mature` or `first_seen`.
  func valueCurveNote(_ basis: String) -> String
  var noYears: String { get }
  var retentionRate: String { get }
  var customerIsWorth: String { get }
  var lifetimeYears: String { get }
  var ratesAndYears: String { get }
  var theShop: String { get }
  func shopAt(_ rate: String, _ value: String, _ years: String) -> String

  var forecastHolds: String { get }
  func foresaw(_ model: String, _ predicted: Rate, actual: Rate, error: Rate, of buyers: Int) -> Prose
  func missedBy(_ rmse: Rate, baseline: Rate) -> Prose
  func trackingNote(_ model: String) -> String
  /// - Parameter reasons: each with its model.
  func noModel(_ reasons: [String]) -> String
  func modelReason(_ name: String) -> String
  func noTracking(_ model: String) -> String
  var weekTo: String { get }
  var actual: String { get }
  var foreseen: String { get }
  var heldBack: String { get }

  var callFirst: String { get }
  func inDoubt(
    _ alive: Rate, of customers: Int, value: Amount, atRisk: Amount, isProfit: Bool, _ currency: String
  ) -> Prose
  var valueRiskNote: String { get }
  var valueLeftOut: String { get }
  var noValue: String { get }
  var atRiskHead: String { get }
  var valueHead: String { get }
  var valueAndRisk: String { get }
  var stillThere: String { get }
  var repeatDaysHead: String { get }
}
