/// The page in English.
struct English: Words {
  let style = NumberStyle.english
}

extension English {
  var skip: String { "Skip to the pictures" }
  var contents: String { "Contents" }
  func subject(asOf: String, from: String, _ currency: String) -> Prose {
    "as of \(asOf) · data from \(from) · \(currency)"
  }
  var reconciled: String { "✓ tables reconciled" }
  var notReconciled: String { "✗ tables do not reconcile" }
  func refusedOf(_ refused: Int, _ lines: Int) -> Prose {
    refused == 0 ? "no line of \(quiet: lines) refused" : "\(quiet: refused) of \(quiet: lines) lines refused"
  }
  func changesAgainst(_ day: String) -> String { "Changes are against the snapshot as of \(day)." }
  var unchanged: String { "unchanged" }
  func figures(_ file: String) -> String { "Figures: \(file)" }
  func shownOf(_ shown: Int, _ all: Int) -> Prose { "Shown: \(shown) of \(all)." }
  var notDrawnNoTable: String {
    "Not drawn, because this snapshot has no such table or an older form of it: "
  }
  var notDrawnNoExport: String { "Not drawn, because the pipeline names no such export: " }
  var everyFigure: String {
    "Every figure stands in the tables beside this page, rounded here. “patron describe TABLE” says what a table means."
  }

  var whereMoneySits: String { "Where the money sits" }
  var doTheyComeBack: String { "Do they come back" }
  var whoIsLeaving: String { "Who is leaving" }
  var whoTheyAre: String { "Who they are and what comes next" }
  var canBeTrusted: String { "Can these figures be trusted" }

  var revenue: String { "revenue" }
  func revenueIn(_ currency: String) -> String { "revenue (\(currency))" }
  var customers: String { "customers" }
  var activeCustomers: String { "active customers" }
  var backWithin90: String { "came back within 90 days" }
  func churnIn(_ period: String) -> String { period.isEmpty ? "churn rate" : "churn rate \(period)" }
  var top20: String { "revenue share of the top 20%" }
  var boughtOnce: String { "bought only once" }
  var revenuePerOrder: String { "revenue per order" }

  var share: String { "share" }
  var shareOfRevenue: String { "share of revenue" }
  var change: String { "change" }
  var fromTo: String { "from ↓ to →" }
  var period: String { "period" }
  var year: String { "year" }
  var interval: String { "95% interval" }
  var unfinished: String { "not finished" }
  var yearBefore: String { "a year before" }
  var buyers: String { "buyers" }
  var noBuyers: String { "Nobody has bought yet." }
  var tooFewBuyers: Prose { "Fewer than 30 customers: too few for a sentence." }
  var firstSeenOnly: String { "first seen only" }
  var nobodyInWindow: String { "Nobody bought in the window." }
}

extension English {
  var whichFew: String { "Which few carry the revenue?" }
  func topTier(_ tier: String, customers: Rate, revenue: Rate, inactive: Int) -> Prose {
    "\(customers) of the customers of the window are \(tier) and bring \(revenue) of its revenue; \(inactive) bought before and not in it."
  }
  var pyramidNote: String {
    "The window is the last 365 days, or what the pipeline says. Hatched: no purchase in the window; the amount is refunds."
  }
  var tierHead: String { "tier" }
  func tier(_ name: String) -> String { name }
  func rule(_ written: String, _ style: NumberStyle) -> String {
    let parts = written.split(separator: " ")
    guard parts.count == 2 else { return written == "inactive" ? "not in window" : written }
    switch parts[0] {
    case "top":
      return parts[1] == "1" ? "the rest" : "to the top \(style.percentOfRule(parts[1]) ?? String(parts[1]))"
    case "at_least": return "from \(style.amountOfRule(parts[1]) ?? String(parts[1]))"
    case "revenue_share": return "\(style.percentOfRule(parts[1]) ?? String(parts[1])) of revenue"
    default: return written
    }
  }

  var howUnequal: String { "How unequal are the customers?" }
  func topFifth(_ share: Rate, gini: Rate, customers: Int) -> Prose {
    "The top fifth of \(quiet: customers) customers brings \(share) of the revenue; the Gini coefficient is \(number: gini)."
  }
  var paretoNote: String {
    "The dashed diagonal is a shop where all customers buy alike. Customers of the window."
  }
  var largestFirst: String { "share of customers, largest first" }
  func fifthBrings(_ share: String) -> String { "20% of customers bring \(share)" }
  func eightyFrom(_ share: String) -> String { "\(share) of customers bring 80%" }

  var whoMoved: String { "Who moved between the tiers?" }
  func moved(down: Amount, up: Amount, new: Amount, _ currency: String) -> Prose {
    "Those who moved down: \(signed: down) \(currency); up: \(signed: up); new customers: \(signed: new)."
  }
  var movesNote: String {
    "Customers, and below how their revenue changed from the window before to this one. Bars: blue more, orange less. Framed: stayed."
  }
  var noWindowBefore: String { "The window before this one begins before the data, so no move can be told." }

  var whoBrings: String { "Who brings the money, new or returning?" }
  func broughtIn(
    _ period: String, revenue: Amount, returning: Amount, isMature: Bool, _ currency: String
  ) -> Prose {
    isMature
      ? "\(period): \(revenue) \(currency), of it \(returning) from returning customers."
      : "\(period): \(revenue) \(currency), of it \(returning) from returning customers; the data is too young to know all of them."
  }
  var noCompletePeriod: Prose { "No period is complete yet." }
  var periodsNote: String {
    "Net of refunds. Grey: so near the beginning of the data that a first purchase may only be the first one seen."
  }
  var noRevenue: String { "No period has revenue." }
  var returningCustomers: String { "returning customers" }
  var firstTimeBuyers: String { "first-time buyers" }
  var firstTimeBuyersAbove: String { "first-time buyers (on top)" }

  var moreUnequal: String { "Does it get more unequal?" }
  func unequalThenAndNow(_ first: String, _ before: Rate, _ last: String, _ after: Rate) -> Prose {
    "In \(first) the top 20% of the customers brought \(before) of the revenue, in \(last) \(after)."
  }
  var concentrationNote: String { "Revenue share of the top 1%, 5% and 20% of each year's customers." }
  var notTwoYears: String { "There are no two complete calendar years to compare." }
  func top(_ percent: Int) -> String { "top \(percent)%" }
  func scope(_ name: String) -> String { name == "trailing" ? "window" : name }
}
