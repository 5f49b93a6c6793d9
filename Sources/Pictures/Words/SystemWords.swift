/// What the other systems say: feedback, campaigns, staff, and what ties each tier.
protocol SystemWords {
  var whatOthersSay: String { get }

  var areTheySatisfied: String { get }
  func scored(_ satisfied: Estimate, of scores: Int, dissatisfied: Int?) -> Prose
  func saidNothing(_ share: Rate, of customers: Int) -> Prose
  var tooFewScores: Prose { get }
  var satisfactionNote: String { get }
  var satisfiedWithBand: String { get }
  var noScores: String { get }
  var satisfied: String { get }
  var scores: String { get }

  var whichTiersSatisfied: String { get }
  var tierSatisfactionNote: String { get }
  var silent: String { get }

  var afterComplaint: String { get }
  func answeredCameBack(
    _ rate: Estimate, of answered: Int, against other: Estimate, of unanswered: Int, _ difference: Estimate
  ) -> Prose
  func complainedCameBack(_ rate: Estimate, of cases: Int, _ difference: Estimate) -> Prose
  var tooFewCases: Prose { get }
  var recoveryNote: String { get }
  var noFeedback: String { get }
  var noOutcomes: String { get }
  var feedbackClassHead: String { get }
  func feedbackClass(_ name: String) -> String
  var ofCases: String { get }
  var differenceHead: String { get }

  var didCampaignsLift: String { get }
  func campaignEffect(_ campaign: String, _ start: String, _ isRandomised: Bool) -> String
  func lifted(
    _ targeted: Rate, of targets: Int, against control: Rate, of others: Int, _ difference: Estimate,
    isRandomised: Bool
  ) -> Prose
  func liftedMoney(_ money: AmountEstimate, _ currency: String, isAdjusted: Bool) -> Prose
  func liftLeft(_ difference: Estimate, _ phase: String) -> Prose
  var notYetOver: Prose { get }
  var tooFewTargets: Prose { get }
  var campaignTooEarly: Prose { get }
  var randomisedNote: String { get }
  var observedNote: String { get }
  var noTargets: String { get }
  var phaseHead: String { get }
  func phase(_ name: String) -> String
  var boughtOfBoth: String { get }
  var moneyEach: String { get }

  var staffLeaving: String { get }
  func staffLeft(_ period: String, _ share: Estimate, left: Int, of employed: Int, voluntarily: Int?) -> Prose
  var tooFewStaff: Prose { get }
  var staffNote: String { get }
  var leavingWithBand: String { get }
  var staffUnsettled: String { get }
  var leavingShare: String { get }
  var employed: String { get }
  var noStaff: String { get }

  var whatTies: String { get }
  var bondsNote: String { get }
  func level(_ name: String) -> String
  var leverMark: String { get }
  /// What a column of `levels` is called.
  func bond(_ column: String) -> String
}
