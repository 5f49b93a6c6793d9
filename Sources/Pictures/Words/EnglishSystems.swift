extension English {
  var whatOthersSay: String { "What the other systems say" }

  var areTheySatisfied: String { "Are they satisfied?" }
  func scored(_ satisfied: Estimate, of scores: Int, dissatisfied: Int?) -> Prose {
    dissatisfied.map {
      "\(satisfied.rate) of \(quiet: scores) scores are satisfied (\(satisfied)); \(quiet: $0) are dissatisfied."
    } ?? "\(satisfied.rate) of \(quiet: scores) scores are satisfied (\(satisfied))."
  }
  func saidNothing(_ share: Rate, of customers: Int) -> Prose {
    " \(share) of the \(quiet: customers) customers of the window said nothing."
  }
  var tooFewScores: Prose { "Fewer than 30 scores: too few for a sentence." }
  var satisfactionNote: String {
    "The share of scores from which on the pipeline calls a customer satisfied. Most of the dissatisfied never complain: few complaints are no proof of satisfaction."
  }
  var satisfiedWithBand: String { "satisfied, 95% interval" }
  var noScores: String { "The feedback has no scores." }
  var satisfied: String { "satisfied" }
  var scores: String { "scores" }

  var whichTiersSatisfied: String { "Which tiers are satisfied, and which say nothing?" }
  var tierSatisfactionNote: String {
    "Dashed: all scores. A diamond: the interval does not hold the rate of all. Hollow: fewer than 30 scores. Silent: customers of the tier without any feedback in the window."
  }
  var silent: String { "silent" }

  var afterComplaint: String { "Do they come back after a complaint?" }
  func answeredCameBack(
    _ rate: Estimate, of answered: Int, against other: Estimate, of unanswered: Int, _ difference: Estimate
  ) -> Prose {
    "Of \(quiet: answered) who were answered in time \(rate.rate) came back (\(rate)), of \(quiet: unanswered) without an answer \(other.rate) (\(other)): \(points: difference.rate) (\(bounds: difference, " to "))."
  }
  func complainedCameBack(_ rate: Estimate, of cases: Int, _ difference: Estimate) -> Prose {
    "Of \(quiet: cases) who complained \(rate.rate) came back (\(rate)): \(points: difference.rate) against the rest (\(bounds: difference, " to "))."
  }
  var tooFewCases: Prose { "Fewer than 30 cases to compare: too few for a sentence." }
  var recoveryNote: String {
    "Points: the difference of answered against not answered, the others against the rest. A diamond and bold: its interval does not hold 0. Hollow: fewer than 30. Nobody was assigned by lot: it shows what went together, not what an answer causes."
  }
  var noFeedback: String { "No customer with feedback has bought." }
  var noOutcomes: String { "No case is old enough to see whether the customer came back." }
  var feedbackClassHead: String { "class" }
  func feedbackClass(_ name: String) -> String {
    switch name {
    case "complained": "complained"
    case "complained_answered": "· answered in time"
    case "complained_answered_late": "· answered late"
    case "complained_unanswered": "· not answered"
    case "satisfied": "satisfied"
    case "neutral": "other feedback"
    case "silent": "said nothing"
    default: name
    }
  }
  var ofCases: String { "of cases" }
  var differenceHead: String { "points" }

  var didCampaignsLift: String { "Did the campaigns make people buy, and for how long?" }
  func campaignEffect(_ campaign: String, _ start: String, _ isRandomised: Bool) -> String {
    isRandomised
      ? "Did \(campaign) (\(start)) make people buy, and for how long?"
      : "Who got \(campaign) (\(start)): did they buy more than others?"
  }
  func lifted(
    _ targeted: Rate, of targets: Int, against control: Rate, of others: Int, _ difference: Estimate,
    isRandomised: Bool
  ) -> Prose {
    isRandomised
      ? "During it \(targeted) of \(quiet: targets) bought, of \(quiet: others) held back \(control): \(points: difference.rate) (\(bounds: difference, " to "))."
      : "During it \(targeted) of \(quiet: targets) bought, of \(quiet: others) other active customers \(control): \(points: difference.rate) (\(bounds: difference, " to "))."
  }
  func liftedMoney(_ money: AmountEstimate, _ currency: String, isAdjusted: Bool) -> Prose {
    isAdjusted
      ? " Per customer \(signed: money.amount) \(currency) after what was different before (\(quietSigned: money.low) to \(quietSigned: money.high))."
      : " Per customer \(signed: money.amount) \(currency) (\(quietSigned: money.low) to \(quietSigned: money.high))."
  }
  func liftLeft(_ difference: Estimate, _ name: String) -> Prose {
    " In the last phase seen, \(phase(name)): \(points: difference.rate) (\(bounds: difference, " to "))."
  }
  var notYetOver: Prose { "The campaign is not over yet." }
  var tooFewTargets: Prose { "Fewer than 30 customers on one side: too few for a sentence." }
  var campaignTooEarly: Prose {
    "The campaign began so near the beginning of the data that not all active customers were seen."
  }
  var randomisedNote: String {
    "Difference in points between the targets and the control group, with its 95% interval. If the control group was drawn by lot, the difference is the campaign's doing, and before it is near 0. A diamond: the interval does not hold 0. Hollow: fewer than 30 on a side."
  }
  var observedNote: String {
    "Difference in points between the targets and the other active customers, with its 95% interval. There is no control group: it shows what went together, not what the campaign did. A diamond: the interval does not hold 0. Hollow: fewer than 30 on a side, or too early in the data."
  }
  var noTargets: String { "No campaign with targets has a phase that is over." }
  var phaseHead: String { "phase" }
  func phase(_ name: String) -> String {
    switch name {
    case "before": "before"
    case "during": "during"
    default: name.hasPrefix("after_") ? "after \(name.dropFirst(6))" : name
    }
  }
  var boughtOfBoth: String { "targets / others" }
  var moneyEach: String { "each" }

  var staffLeaving: String { "Are the staff leaving?" }
  func staffLeft(_ period: String, _ share: Estimate, left: Int, of employed: Int, voluntarily: Int?) -> Prose
  {
    voluntarily.map {
      "\(period): \(share.rate) of \(quiet: employed) employees left (\(share)), \(quiet: left) people, \(quiet: $0) of them by their own wish."
    } ?? "\(period): \(share.rate) of \(quiet: employed) employees left (\(share)), \(quiet: left) people."
  }
  var tooFewStaff: Prose { "Fewer than 30 employees: too few for a sentence." }
  var staffNote: String { "Employed: at the beginning of the period or hired in it. Nobody is named." }
  var leavingWithBand: String { "left, 95% interval" }
  var staffUnsettled: String { "not finished, or fewer than 30" }
  var leavingShare: String { "left" }
  var employed: String { "employed" }
  var noStaff: String { "Nobody was employed in any period." }

  var whatTies: String { "What ties each tier to the shop?" }
  var bondsNote: String {
    "Customers of the window, without intervals. ● the level that the pipeline means for the tier. Bars: shares, full at 100%. Grey: a tier of fewer than 30 customers. What has no export or column is left out."
  }
  func level(_ name: String) -> String {
    switch name {
    case "financial": "price and points"
    case "social": "being known"
    case "structural": "dear to give up"
    default: name
    }
  }
  var leverMark: String { "● lever" }
  func bond(_ column: String) -> String {
    switch column {
    case "discount_share": "discount of list price"
    case "discounted_day_share": "days with discount"
    case "targeted_share": "got a campaign"
    case "redeemer_share": "redeemed"
    case "score_share": "gave a score"
    case "csat": "satisfied scores"
    case "complaint_share": "complained"
    case "referrer_share": "brought somebody"
    case "several_share": "buys several kinds"
    case "regular_share": "buys regularly"
    case "breadth_mean": "kinds bought, mean"
    case "tenure_days_p50": "days as customer"
    default: column
    }
  }
}
