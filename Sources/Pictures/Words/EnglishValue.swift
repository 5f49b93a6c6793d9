extension English {
  var whatTheyAreWorth: String { "What they are worth" }

  var worthKeeping: String { "What is it worth to keep them longer?" }
  func keptInYear(_ rate: Rate, _ retained: Int, of eligible: Int) -> Prose {
    "\(rate) of the customers of the window before bought again in this one (\(quiet: retained) of \(quiet: eligible))."
  }
  func worthAtRate(_ value: Amount, gain: Amount?, _ share: Rate?, _ currency: String) -> Prose {
    guard let gain, let share else { return " At this rate a customer is worth \(value) \(currency)." }
    return
      " At this rate a customer is worth \(value) \(currency); five points more would add \(gain) (\(signed: share))."
  }
  var rateNotMeasured: Prose {
    "The shop's own rate is not known: it needs windows of 365 days, and the window before within the data."
  }
  func valueCurveNote(_ basis: String) -> String {
    let profit =
      switch basis {
      case "given": "Yearly profits as the pipeline gives them."
      case "mature": "Yearly profits as measured, of customers who were first seen late enough to be new."
      default: "Yearly profits as measured; the data is too young to tell old customers from new ones."
      }
    return profit
      + " Without a cost or a margin, profit is revenue. One rate for all customers and years: simpler than a forecast for each customer."
  }
  var noYears: String { "No customer's first year is over yet, so there is no value to draw." }
  var retentionRate: String { "customers kept per year" }
  var customerIsWorth: String { "worth" }
  var lifetimeYears: String { "years" }
  var ratesAndYears: String { "kept per year; below: expected years as a customer" }
  var theShop: String { "this shop" }
  func shopAt(_ rate: String, _ value: String, _ years: String) -> String {
    "this shop: \(rate) kept, worth \(value), \(years) years"
  }

  var forecastHolds: String { "Does the forecast hold?" }
  func foresaw(_ model: String, _ predicted: Rate, actual: Rate, error: Rate, of buyers: Int) -> Prose {
    "In the time held back, \(model) foresaw \(whole: predicted) purchase days of \(quiet: buyers) buyers; there were \(whole: actual) (error \(signed: error))."
  }
  func missedBy(_ rmse: Rate, baseline: Rate) -> Prose {
    " It misses a customer's number by \(decimal: rmse) (root mean square); “as many as in the period before” misses by \(decimal: baseline)."
  }
  func trackingNote(_ model: String) -> String {
    "Repeat purchase days since the beginning of the data, added up, by \(model). Grey: weeks that the model had not seen when it was fitted. It passed its trial; a model that fails says nothing here."
  }
  func noModel(_ reasons: [String]) -> String {
    "No purchase model passed its trial, so nothing is forecast."
      + (reasons.isEmpty ? "" : " " + reasons.joined(separator: "; ") + ".")
  }
  func modelReason(_ name: String) -> String {
    switch name {
    case "short_history": "the data is too short"
    case "too_few_repeat_buyers": "too few buyers came back"
    case "boundary": "parameters at a boundary"
    case "not_converged": "no best fit was found"
    case "holdout_total": "the total of the time held back is missed"
    case "holdout_classes": "the classes of frequency are missed"
    case "no_better_than_last_period": "no better than the period before, repeated"
    default: name
    }
  }
  func noTracking(_ model: String) -> String {
    "The chosen model, \(model), forecasts a whole period: it has no course by week."
  }
  var weekTo: String { "week to" }
  var actual: String { "bought" }
  var foreseen: String { "foreseen" }
  var heldBack: String { "held back" }

  var callFirst: String { "Whom to call first?" }
  func inDoubt(
    _ alive: Rate, of customers: Int, value: Amount, atRisk: Amount, isProfit: Bool, _ currency: String
  ) -> Prose {
    isProfit
      ? "About \(whole: alive) of \(quiet: customers) buyers are expected to be customers still. Their future profit is worth \(value) \(currency) today; the doubt about who has left takes \(atRisk) off it."
      : "About \(whole: alive) of \(quiet: customers) buyers are expected to be customers still. Their future revenue is worth \(value) \(currency) today; the doubt about who has left takes \(atRisk) off it."
  }
  var valueRiskNote: String {
    "At risk: how much more a customer would be worth if still there for certain. Worth: expected and discounted. A forecast of the model above, without an interval for each customer: it orders the calls and promises nothing. Who is near 0% has most likely left, and the call is to win them back."
  }
  var valueLeftOut: String {
    "The pipeline keeps customers' ids off this page; customer_value.csv has them."
  }
  var noValue: String { "The model forecasts no value at risk for any customer." }
  var atRiskHead: String { "at risk" }
  var valueHead: String { "worth" }
  var valueAndRisk: String { "worth, and at risk (hatched)" }
  var stillThere: String { "still a customer" }
  var repeatDaysHead: String { "repeat purchase days" }
}
