import Base
import Intake

@testable import Ledger
@testable import Reports

/// Landmarks that know of exports beside the lines, so that tallies have their positions.
enum OtherSystems {
  static func landmarks(_ landmarks: Landmarks) -> Landmarks {
    var (settings, facts) = (landmarks.settings, landmarks.facts)
    var survey = Settings.Survey()
    survey.components = [.product: ["a", "b"], .money: ["c"]]
    survey.constructs = [Settings.Survey.Construct(name: "trust", items: ["a", "c"])]
    settings.survey = survey
    settings.campaigns = Settings.Campaigns()
    settings.campaigns?.control = ["none"]
    settings.referrals = Settings.Referrals()
    facts.relations.survey = SurveyFacts(items: ["a", "b", "c"], hasCustomers: true)
    let start = facts.asOf - 100
    facts.relations.campaigns = [
      Campaign(name: "mail", type: nil, start: start, end: start + 13),
      Campaign(name: "call", type: "phone", start: start + 20, end: start + 33),
    ]
    facts.relations.targetGroups = ["mail", "none"]
    facts.relations.campaignGroups = [[0, 1], [0]]
    facts.relations.hasRedemptions = true
    facts.relations.points = PointFacts(firstDay: facts.asOf - 60)
    facts.relations.hasReferrals = true
    return Landmarks(Premises(settings, facts), landmarks.crowd, value: landmarks.value)
  }
}
