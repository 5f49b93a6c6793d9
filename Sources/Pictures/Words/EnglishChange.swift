extension English {
  var whyChanged: String { "Why did revenue change?" }
  func revenueChanged(
    _ change: Amount, _ share: Rate?, _ currency: String, gain: (name: String, change: Amount)?,
    loss: (name: String, change: Amount)?
  ) -> Prose {
    let start: Prose =
      share.map {
        "Revenue changed by \(signed: change) \(currency) against the window before (\(signed: $0))."
      }
      ?? "Revenue changed by \(signed: change) \(currency) against the window before."
    switch (gain, loss) {
    case (let gain?, let loss?):
      return start
        + " Largest plus: \(changeClass(gain.name)), \(signed: gain.change). Largest minus: \(changeClass(loss.name)), \(signed: loss.change)."
    case (let gain?, nil): return start + " Largest plus: \(changeClass(gain.name)), \(signed: gain.change)."
    case (nil, let loss?): return start + " Largest minus: \(changeClass(loss.name)), \(signed: loss.change)."
    case (nil, nil): return start
    }
  }
  var bridgeNote: String {
    "From the revenue of the window before to that of this window, by what each customer did. It says who brought the change, not why they did. Outlined: fewer than 30 customers."
  }
  var noBridge: String { "The window before this one begins before the data, so no change can be told." }
  var changeClassHead: String { "class of change" }
  func changeClass(_ name: String) -> String {
    switch name {
    case "new": "new customers"
    case "returned": "returned"
    case "kept_more": "bought more"
    case "kept_same": "bought the same"
    case "kept_less": "bought less"
    case "lost": "did not buy again"
    case "other": "refunds only"
    default: name
    }
  }
  func customersCount(_ count: String) -> String { count == "1" ? "1 customer" : "\(count) customers" }
  var windowBefore: String { "window before" }
  var thisWindow: String { "this window" }

  var moreOrOften: String { "More customers, more often, or more each time?" }
  func driven(
    _ change: Amount, customers: Amount, frequency: Amount, spend: Amount, _ currency: String
  ) -> Prose {
    "Of \(signed: change) \(currency), \(signed: customers) are due to the number of customers, \(signed: frequency) to how often they buy, and \(signed: spend) to what they spend each time."
  }
  var driversNote: String {
    "Net of purchase days = customers × purchase days per customer × spend per purchase day; the window before → this window. No order of the three is preferred (Shapley values). Outlined: fewer than 30 customers in a window."
  }
  var oneSideEmpty: String { "One of the two windows has no customers, so the change has no factors." }
  var daysPerCustomer: String { "purchase days each" }
  var spendPerDay: String { "spend per purchase day" }
  var revenueOfDays: String { "net of purchase days" }
  func beforeAfter(_ before: String, _ after: String) -> String { "\(before) → \(after)" }

  var tiersBuy: String { "What do the tiers buy?" }
  func tiersBuyBy(_ dimension: String) -> String { "What do the tiers buy, by \(dimension)?" }
  func tierBuys(
    _ tier: String, _ value: String, _ share: Estimate, of members: Int, times index: Rate
  ) -> Prose {
    "\(share.rate) of \(quiet: members) \(tier) customers bought \(value) (\(share)): \(times: index) the share of all customers."
  }
  var tiersBuyAlike: Prose { "No tier of 30 customers or more differs from all customers in what it buys." }
  var tierProfileNote: String {
    "Above: customers of the tier who bought it in the window, and how many times the share of all. Below: the value's share of the tier's revenue against its share of all revenue. Shaded: the 95% interval does not hold the share of all. Who buys more often buys more of nearly everything: the money shows what a tier prefers."
  }
  var noTierProfile: String { "The pipeline maps no dimension of lines, or nobody bought in the window." }
  var allCustomers: String { "all" }
  var boughtIt: String { "bought it" }
  var timesAll: String { "× all" }
  var moneyTimesAll: String { "money, × all" }
  func moneyIndex(_ times: String) -> String { "money \(times)" }
}
