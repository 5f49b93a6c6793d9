public import Base
internal import Ledger
internal import Models

/// Who uses what a campaign offers?
public struct Redemptions: Counted {
  public init() {}

  public static let reference = Reference(
    name: "redemptions",
    question: "How many of those whom a campaign was sent to used its coupons, and who else did?",
    grain: """
      One row per campaign and group that is listed in it, also those that were held back. Only a header without \
      `campaigns.redemptions`.
      """,
    key: ["campaign", "group"],
    order: .stated("campaigns by start and then by their bytes; groups by their bytes"),
    definition: """
      `targeted` counts each listed customer of the group once, whether they ever bought or not; `redeemers` those of
      them with a redemption of this campaign, at whatever time. `redemptions`, `redeemers_not_targeted` and
      `redemptions_outside` are of the whole campaign, the same on each of its rows: do not add them up. A rate of
      redemption does not say what the campaign brought: many would have bought without it (see `campaign_lift`).
      `is_complete`: the campaign starts on or after data start and ends on or before the as-of day.
      With `privacy.min_group`, rows of fewer targeted customers keep their place and have no figures.
      """,
    example: """
      campaign,type,start,end,group,is_complete,targeted,redemptions,redeemers,rate,rate_low,rate_high,redeemers_not_targeted,redemptions_outside
      spring,mail,2025-04-01,2025-04-14,control,true,2,2,1,0.500000,0.094531,0.905469,0,1
      spring,mail,2025-04-01,2025-04-14,mail,true,3,2,1,0.333333,0.061492,0.792340,0,1
      winter,card,2025-12-01,2025-12-14,(none),true,1,1,0,0.000000,0.000000,0.793451,1,0
      """)

  public struct Row: Sendable {
    let campaign: Campaign
    let group: String
    let isComplete: Bool
    let tally: CampaignCount
    let count: Count

    var interval: Interval? { .wilson(count.redeemers, of: count.targeted) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    names.hidingSmallGroups(
      [
        Column("campaign", "as the export names it") { $0.campaign.name },
        Column("type", "as the export names it; empty where it does not") { $0.campaign.type },
        Column("start", "the campaign's first day") { $0.campaign.start },
        Column("end", "the campaign's last day") { $0.campaign.end },
        Column("group", "the listed group; `(none)` where the targets name none") { $0.group },
        Column("is_complete", "whether all of it lies between data start and the as-of day") {
          $0.isComplete
        },
        Column("targeted", "customers listed in the group") { $0.count.targeted },
        Column("redemptions", "redemptions of the campaign, by anybody") { $0.tally.redemptions },
        Column("redeemers", "listed customers of the group who redeemed") { $0.count.redeemers },
        Column("rate", "redeemers / targeted") { Share($0.count.redeemers, of: $0.count.targeted) },
        Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.interval?.low },
        Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.interval?.high },
        Column("redeemers_not_targeted", "who redeemed and is in no group of the campaign") {
          $0.tally.notTargeted
        },
        Column("redemptions_outside", "redemptions before the campaign's start or after its end") {
          $0.tally.outside
        },
      ], keeping: ["campaign", "type", "start", "end", "group", "is_complete"]
    ) { $0.count.targeted }
  }

  /// Of one campaign and group.
  struct Count: Hashable, MadeOfParts, Portable {
    var targeted = 0
    var redeemers = 0

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.targeted)
      try parts.sum(\.redeemers)
    }

    var isConsistent: Bool { redeemers <= targeted }
  }

  /// Of one campaign.
  public struct CampaignCount: MadeOfParts, Portable {
    var redemptions = 0
    var outside = 0
    var notTargeted = 0
    /// By group of the campaign.
    var groups: [Count] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.redemptions)
      try parts.sum(\.outside)
      try parts.sum(\.notTargeted)
      try parts.sum(\.groups)
    }
  }

  /// By campaign.
  public func tally(_ worksheet: Worksheet) -> [CampaignCount] {
    let campaigns = worksheet.landmarks.facts.relations.campaigns ?? []
    let groups = worksheet.landmarks.facts.relations.campaignGroups
    var tallies = campaigns.indices.map { code in
      var tally = CampaignCount()
      tally.groups = groups.isEmpty ? [] : groups[code].map { _ in Count() }
      return tally
    }
    guard let redemptions = worksheet.history.relations.redemptions else { return tallies }
    let targets = worksheet.history.relations.targets
    let people = max(redemptions.owners.people.upperBound, targets?.owners.people.upperBound ?? 0)
    for person in 0..<people {
      let listed = targets.map { $0.owners.people.contains(person) ? $0.listings(of: person) : Listings([]) }
      var redeemed: Set<Int> = []
      if redemptions.owners.people.contains(person) {
        for record in redemptions.owners.records(of: person) {
          let (code, day) = (redemptions.campaign(record), redemptions.day(record))
          let isOutside = day < campaigns[code].start || day > campaigns[code].end
          tallies[code].redemptions += 1
          tallies[code].outside += isOutside ? 1 : 0
          let isListed = listed?.campaigns.contains(code) ?? false
          if redeemed.insert(code).inserted, !isListed { tallies[code].notTargeted += 1 }
        }
      }
      for code in listed?.campaigns ?? [] {
        for group in listed?.groups(of: code) ?? [] {
          guard let position = groups[code].firstIndex(of: group) else { continue }
          tallies[code].groups[position].targeted += 1
          tallies[code].groups[position].redeemers += redeemed.contains(code) ? 1 : 0
        }
      }
    }
    return tallies
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.relations.hasRedemptions ? nil : Wish("redemptions", key: "campaigns.redemptions")
  }

  public func rows(_ tally: [CampaignCount], _ landmarks: Landmarks) -> [Row] {
    let relations = landmarks.facts.relations
    guard relations.hasRedemptions, let names = relations.targetGroups else { return [] }
    return zip(zip(relations.campaigns ?? [], relations.campaignGroups), tally).flatMap { pair, tally in
      let (campaign, groups) = pair
      return zip(groups, tally.groups).map { group, count in
        Row(
          campaign: campaign, group: names[group],
          isComplete: campaign.start >= landmarks.dataStart && campaign.end <= landmarks.asOf, tally: tally,
          count: count)
      }
    }
  }
}
