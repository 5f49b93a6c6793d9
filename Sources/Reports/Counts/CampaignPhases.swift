internal import Base
internal import Ledger

/// One stretch of time around a campaign.
struct CampaignPhase: Hashable, Sendable {
  /// As tables write it: `before`, `during`, `after_1`.
  let name: String
  let window: Window

  var days: Int { window.last - window.first + 1 }

  static let before = "before"
  static let during = "during"

  /// The phases of a campaign that are over by the as-of day, in order of time.
  ///
  /// `before` has as many days as the campaign; it is left out when it starts before data start.
  static func phases(
    of campaign: Campaign, _ settings: Settings.Campaigns, dataStart: Day, asOf: Day
  ) -> [CampaignPhase] {
    let during = Window(first: campaign.start, last: campaign.end)
    var phases = [CampaignPhase(name: Self.during, window: during)]
    if during.before.first >= dataStart {
      phases.insert(CampaignPhase(name: before, window: during.before), at: 0)
    }
    for number in 0..<settings.afterPhases {
      let first = campaign.end + (1 + number * settings.afterDays)
      guard first + (settings.afterDays - 1) <= asOf else { break }
      phases.append(
        CampaignPhase(
          name: "after_\(number + 1)", window: Window(first: first, last: first + (settings.afterDays - 1))))
    }
    return phases.filter { $0.window.last <= asOf }
  }
}

/// What is known of a campaign before customers are counted: who stands against whom, and when it is looked at.
struct CampaignPlan: Sendable {
  let campaign: Campaign
  let phases: [CampaignPhase]
  /// The groups that are targeted, by their codes, rising.
  let groups: [Int]
  /// The groups that are held back, by their codes; empty where the comparison is only observed.
  let control: Set<Int>
  /// Whether those active could all be seen when it started.
  let isMature: Bool

  /// Whether chance decided who was targeted.
  var isRandomised: Bool { !control.isEmpty }

  /// By campaign: its plan; empty without targets.
  static func all(_ landmarks: Landmarks) -> [CampaignPlan] {
    let relations = landmarks.facts.relations
    guard let campaigns = relations.campaigns, let names = relations.targetGroups,
      let settings = landmarks.settings.campaigns
    else { return [] }
    return zip(campaigns, relations.campaignGroups).map { campaign, groups in
      let control = groups.filter { settings.control.contains(names[$0]) }
      return CampaignPlan(
        campaign: campaign,
        phases: CampaignPhase.phases(
          of: campaign, settings, dataStart: landmarks.dataStart, asOf: landmarks.asOf),
        groups: groups.filter { !control.contains($0) }, control: Set(control),
        isMature: !control.isEmpty || landmarks.calendar.isMature(startingOn: campaign.start))
    }
  }
}
