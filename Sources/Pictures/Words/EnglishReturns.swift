extension English {
  var comeBack: String { "Do first-time buyers come back?" }
  func cameBack(_ rate: Estimate, of eligible: Int, within days: Int, tooRecent: Int) -> Prose {
    "\(rate.rate) of \(quiet: eligible) first-time buyers came back within \(quiet: days) days (95% interval \(rate)); \(quiet: tooRecent) more are too recent to tell."
  }
  var curveNote: String {
    "Kaplan–Meier: those too recent count only for as long as they were seen. Band: 95% interval."
  }
  var daysSinceFirst: String { "days since the first purchase; below them buyers still watched" }
  var buyersAtRisk: String { "still watched" }
  var day: String { "day" }

  var easier: String { "Does the next purchase get easier?" }
  func goOn(_ first: Estimate, _ second: Estimate?) -> Prose {
    second.map {
      "After the first purchase \(first.rate) go on (95% interval \(first)), after the second \($0.rate) (\($0))."
    } ?? "After the first purchase \(first.rate) go on (95% interval \(first))."
  }
  var stepsNote: String {
    "Bars: 95% intervals. Hollow: fewer than 30 customers. The rates still rise: recent customers have had less time. Median days: Kaplan–Meier."
  }
  func step(_ n: Int) -> String { "\(n) → \(n + 1)" }
  var wentOn: String { "went on" }
  var reached: String { "of" }
  var medianDays: String { "median days" }

  var newerCohorts: String { "Do newer first-time buyers come back more often?" }
  func cohortCameBack(_ cohort: String, _ rate: Estimate, of eligible: Int, within days: Int) -> Prose {
    "Of \(quiet: eligible) who first bought in \(cohort), \(rate.rate) came back within \(quiet: days) days (95% interval \(rate))."
  }
  func cohortTrendNote(_ days: Int) -> String {
    "By period of the first purchase; came back within \(days) days. Grey: the first purchase may only be the first one seen."
  }
  var rateWithBand: String { "rate, 95% interval" }
  var cohortUnsettled: String { "not settled, or fewer than 30" }
  var noSettledCohort: Prose { "No cohort is old enough and seen long enough yet." }
  func notTwoCohorts(_ days: Int) -> String { "No two cohorts have been seen for \(days) days." }

  var buyAgain: String { "What do they buy again?" }
  func mostBoughtAgain(_ product: String, _ rate: Estimate, of buyers: Int) -> Prose {
    "Of the products with the most revenue, \(product) is bought again most often: by \(rate.rate) of \(quiet: buyers) buyers (95% interval \(rate))."
  }
  var productNote: String {
    "Bought on two or more days. The products with the most revenue, highest rate first."
  }
  var noProducts: String { "No product has enough buyers, or the exports name no product." }
  var product: String { "product" }
  var boughtAgain: String { "again" }
  var ofBuyers: String { "of buyers" }

  var hold: String { "Do cohorts hold?" }
  func activeLater(_ one: Estimate, atSix: Estimate?) -> Prose {
    atSix.map {
      "One period later \(one.rate) buy again (95% interval \(one)), six periods later \($0.rate) (\($0))."
    } ?? "One period later \(one.rate) buy again (95% interval \(one))."
  }
  var heatNote: String {
    "Percent of a cohort that bought in the period so many after its first. Hatched: the period has not ended. Not shaded: fewer than 30 buyers. * The first purchase may only be the first one seen. All: old ages rest on few cohorts."
  }
  var noSecondPeriod: String { "No cohort has a complete period after its first." }
  var cohort: String { "cohort" }
  var allCohorts: String { "all cohorts" }
  var age: String { "periods later" }
}

extension English {
  var grow: String { "Do we grow, or only replace?" }
  func bridge(
    _ period: String, opening: Int, new: Int, back: Int, lost: Int, closing: Int, replacement: Rate?
  ) -> Prose {
    replacement.map {
      "\(period): \(opening) active, + \(new) new + \(back) back − \(lost) lost = \(closing). \($0) of the new only replace the lost."
    } ?? "\(period): \(opening) active, + \(new) new + \(back) back − \(lost) lost = \(closing)."
  }
  var growthNote: String {
    "Up: new and back; down: lost by silence. In the grey zone the data is too young for anyone to count as lost."
  }
  var new: String { "new" }
  var reactivated: String { "back after a lapse" }
  var churned: String { "lost" }
  var net: String { "net" }
  var activeAtEnd: String { "active customers at the end of each period" }
  var churnTooEarly: String { "losses not yet seen" }
  var noSettledPeriod: Prose { "No period is complete and old enough yet to tell who left." }
  var noSettledPeriodLabel: String { "No period is complete and old enough yet to tell who left." }

  var churnRising: String { "Is churn rising?" }
  func left(_ period: String, _ rate: Estimate, churned: Int, of opening: Int, yearAgo: Rate?) -> Prose {
    yearAgo.map {
      "\(period): \(rate.rate) left (95% interval \(rate)), \(quiet: churned) of \(quiet: opening); a year before \($0)."
    }
      ?? "\(period): \(rate.rate) left (95% interval \(rate)), \(quiet: churned) of \(quiet: opening); a year before is not known."
  }
  var churnNote: String { "Churn: active when the period began, lapsed when it ended. Band: 95% interval." }
  var churnRate: String { "churn" }
  var churnWithBand: String { "churn, 95% interval" }
  var unsettled: String { "not settled" }
  var tooEarly: String { "too early to tell" }
  var nobodyWasActive: String { "Nobody was active before a period began." }

  var whereLeave: String { "Where do they leave?" }
  func whereLeaveBy(_ dimension: String) -> String { "Where do they leave, by \(dimension)?" }
  func valuesAbove(_ period: String, _ values: [String], _ all: Estimate) -> Prose {
    "\(period): the whole interval lies above the rate of all, \(all.rate): \(values.joined(separator: ", "))."
  }
  func noValueAbove(_ period: String, _ all: Estimate) -> Prose {
    "\(period): no interval lies above the rate of all, \(all.rate)."
  }
  var churnValueNote: String {
    "Bold, with a diamond: its 95% interval does not contain the rate of all. Hollow: fewer than 30 customers. Of many, some differ by chance."
  }
  func all(_ rate: String) -> String { "all \(rate)" }
  var leftOf: String { "left/of" }
  var revenueLost: String { "lost rev." }
  var value: String { "value" }
  var noDimensions: String { "The pipeline names no dimension." }

  var askBack: String { "Until when is it worth asking them back?" }
  func wonBack(_ first: String, _ early: Estimate, _ last: String, _ late: Estimate) -> Prose {
    "\(first) days after the lapse \(early.rate) bought again (95% interval \(early)), \(last) days after it \(late.rate) (\(late))."
  }
  var winbackNote: String {
    "By days past the lapse date; bands differ in length. The last one has no end and may still rise. Nobody was asked at random: this is who came by themselves."
  }
  var cameBackHead: String { "came back" }
  var ofLapsed: String { "of lapsed" }
  var daysPastLapse: String { "days past the lapse" }
  var nobodyLapsed: String { "Nobody has lapsed yet." }
  var tooFewLapsed: Prose { "Fewer than 30 lapses in a band: too few for a sentence." }
}
