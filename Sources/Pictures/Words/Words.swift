/// Every text of the page. Each language is one type: what it does not say does not compile.
///
/// Sentences are whole, never put together of parts, so that each language has its own order of words.
protocol Words: PageWords, SuspicionWords, MoneyWords, ReturnWords, LeavingWords, PeopleWords, TrustWords,
  ChangeWords, ValueWords, SystemWords
{
  var style: NumberStyle { get }
}

/// The page around the pictures.
protocol PageWords {
  var skip: String { get }
  var contents: String { get }
  func subject(asOf: String, from: String, _ currency: String) -> Prose
  var reconciled: String { get }
  var notReconciled: String { get }
  func refusedOf(_ refused: Int, _ lines: Int) -> Prose
  func changesAgainst(_ day: String) -> String
  var unchanged: String { get }
  func figures(_ file: String) -> String
  func shownOf(_ shown: Int, _ all: Int) -> Prose
  /// Followed by the questions that are not answered.
  var notDrawnNoTable: String { get }
  var notDrawnNoExport: String { get }
  var everyFigure: String { get }

  var whereMoneySits: String { get }
  var doTheyComeBack: String { get }
  var whoIsLeaving: String { get }
  var whoTheyAre: String { get }
  var canBeTrusted: String { get }

  var revenue: String { get }
  func revenueIn(_ currency: String) -> String
  var customers: String { get }
  var activeCustomers: String { get }
  var backWithin90: String { get }
  func churnIn(_ period: String) -> String
  var top20: String { get }
  var boughtOnce: String { get }
  var revenuePerOrder: String { get }

  var share: String { get }
  var shareOfRevenue: String { get }
  var change: String { get }
  var fromTo: String { get }
  var period: String { get }
  var year: String { get }
  var interval: String { get }
  var unfinished: String { get }
  var yearBefore: String { get }
  var buyers: String { get }
  var noBuyers: String { get }
  var tooFewBuyers: Prose { get }
  var firstSeenOnly: String { get }
  var nobodyInWindow: String { get }
}

/// Where the money sits.
protocol MoneyWords {
  var whichFew: String { get }
  func topTier(_ tier: String, customers: Rate, revenue: Rate, inactive: Int) -> Prose
  var pyramidNote: String { get }
  var tierHead: String { get }
  /// The default tiers have names in every language; a merchant's own are left as they are.
  func tier(_ name: String) -> String
  func rule(_ written: String, _ style: NumberStyle) -> String

  var howUnequal: String { get }
  func topFifth(_ share: Rate, gini: Rate, customers: Int) -> Prose
  var paretoNote: String { get }
  var largestFirst: String { get }
  func fifthBrings(_ share: String) -> String
  func eightyFrom(_ share: String) -> String

  var whoMoved: String { get }
  func moved(down: Amount, up: Amount, new: Amount, _ currency: String) -> Prose
  var movesNote: String { get }
  var noWindowBefore: String { get }

  var whoBrings: String { get }
  func broughtIn(_ period: String, revenue: Amount, returning: Amount, isMature: Bool, _ currency: String)
    -> Prose
  var noCompletePeriod: Prose { get }
  var periodsNote: String { get }
  var noRevenue: String { get }
  var returningCustomers: String { get }
  var firstTimeBuyers: String { get }
  var firstTimeBuyersAbove: String { get }

  var moreUnequal: String { get }
  func unequalThenAndNow(_ first: String, _ before: Rate, _ last: String, _ after: Rate) -> Prose
  var concentrationNote: String { get }
  var notTwoYears: String { get }
  func top(_ percent: Int) -> String
  func scope(_ name: String) -> String
}

/// Do they come back.
protocol ReturnWords {
  var comeBack: String { get }
  func cameBack(_ rate: Estimate, of eligible: Int, within days: Int, tooRecent: Int) -> Prose
  var curveNote: String { get }
  var daysSinceFirst: String { get }
  var buyersAtRisk: String { get }
  var day: String { get }

  var easier: String { get }
  func goOn(_ first: Estimate, _ second: Estimate?) -> Prose
  var stepsNote: String { get }
  func step(_ n: Int) -> String
  var wentOn: String { get }
  var reached: String { get }
  var medianDays: String { get }

  var newerCohorts: String { get }
  func cohortCameBack(_ cohort: String, _ rate: Estimate, of eligible: Int, within days: Int) -> Prose
  func cohortTrendNote(_ days: Int) -> String
  var rateWithBand: String { get }
  var cohortUnsettled: String { get }
  var noSettledCohort: Prose { get }
  func notTwoCohorts(_ days: Int) -> String

  var buyAgain: String { get }
  func mostBoughtAgain(_ product: String, _ rate: Estimate, of buyers: Int) -> Prose
  var productNote: String { get }
  var noProducts: String { get }
  var product: String { get }
  var boughtAgain: String { get }
  var ofBuyers: String { get }

  var hold: String { get }
  func activeLater(_ one: Estimate, atSix: Estimate?) -> Prose
  var heatNote: String { get }
  var noSecondPeriod: String { get }
  var cohort: String { get }
  var allCohorts: String { get }
  var age: String { get }
}

/// Who is leaving.
protocol LeavingWords {
  var grow: String { get }
  func bridge(
    _ period: String, opening: Int, new: Int, back: Int, lost: Int, closing: Int, replacement: Rate?
  ) -> Prose
  var growthNote: String { get }
  var new: String { get }
  var reactivated: String { get }
  var churned: String { get }
  var net: String { get }
  var activeAtEnd: String { get }
  var churnTooEarly: String { get }
  var noSettledPeriod: Prose { get }
  var noSettledPeriodLabel: String { get }

  var churnRising: String { get }
  func left(_ period: String, _ rate: Estimate, churned: Int, of opening: Int, yearAgo: Rate?) -> Prose
  var churnNote: String { get }
  var churnRate: String { get }
  var churnWithBand: String { get }
  var unsettled: String { get }
  var tooEarly: String { get }
  var nobodyWasActive: String { get }

  var whereLeave: String { get }
  func whereLeaveBy(_ dimension: String) -> String
  func valuesAbove(_ period: String, _ values: [String], _ all: Estimate) -> Prose
  func noValueAbove(_ period: String, _ all: Estimate) -> Prose
  var churnValueNote: String { get }
  func all(_ rate: String) -> String
  var leftOf: String { get }
  var revenueLost: String { get }
  var value: String { get }
  var noDimensions: String { get }

  var askBack: String { get }
  func wonBack(_ first: String, _ early: Estimate, _ last: String, _ late: Estimate) -> Prose
  var winbackNote: String { get }
  var cameBackHead: String { get }
  var ofLapsed: String { get }
  var daysPastLapse: String { get }
  var nobodyLapsed: String { get }
  var tooFewLapsed: Prose { get }
}

/// Who they are and what comes next.
protocol PeopleWords {
  var ladder: String { get }
  func onLadder(partners: Int, clients: Int, buyers: Int) -> Prose
  var ladderNote: String { get }
  var rungHead: String { get }
  func rung(_ name: String) -> String

  var whoIsWho: String { get }
  func segments(champions: Int, revenue: Rate, leaving: Int) -> Prose
  var segmentNote: String { get }
  var segmentHead: String { get }
  func segment(_ name: String) -> String
  var recencyScore: String { get }
  var frequencyScore: String { get }
  var recencyAndFrequency: String { get }

  var buyNext: String { get }
  func buyNextBy(_ dimension: String) -> String
  func strongestMove(_ from: String, _ to: String, _ share: Rate, moves: Int, lift: Rate) -> Prose
  var noStrongMove: Prose { get }
  var nextNote: String { get }
  var moves: String { get }
  var lift: String { get }
  var noMoves: String { get }

  var needCall: String { get }
  func accounts(_ count: Int, fewer: Int, silent: Int, share: Rate?, _ currency: String) -> Prose
  var accountsNote: String { get }
  var accountsLeftOut: String { get }
  var customer: String { get }
  var beforeAndNow: String { get }
  func beforeWas(_ amount: String) -> String
  var beforeUnknown: String { get }
  var shareCumulated: String { get }
  var orders: String { get }
  var statusHead: String { get }
  func status(_ name: String) -> String
  var daysSilent: String { get }
  func silentFor(_ days: String, of limit: String) -> String
}

/// Whether the figures can be trusted.
protocol TrustWords {
  var whatCounted: String { get }
  func counted(_ accepted: Int, of lines: Int, refused: Int) -> Prose
  var rejectsNote: String { get }
  var lines: String { get }
  var accepted: String { get }
  var afterAsOf: String { get }
  var duplicate: String { get }
  var excluded: String { get }
  var refused: String { get }
  var refusedBecause: String { get }
  func reason(_ name: String) -> String
  var noLines: String { get }

  var agree: String { get }
  func identities(_ count: Int, failed: Int) -> Prose

  var restated: String { get }
  func changed(_ count: Int) -> Prose
  var nothingRestated: String { get }
}

extension NumberStyle {
  /// A share as a pipeline file writes it, `0.05`, as a percentage without zeros at its end: `5%`.
  func percentOfRule(_ written: some StringProtocol) -> String? {
    guard let rate = Rate(written: written) else { return nil }
    let text = percent(
      rate, decimals: rate.millionths % 10_000 == 0 ? 0 : rate.millionths % 1000 == 0 ? 1 : 2)
    return text
  }

  /// Money as a pipeline file writes it.
  func amountOfRule(_ written: some StringProtocol) -> String? { Amount(written: written).map { amount($0) } }
}
