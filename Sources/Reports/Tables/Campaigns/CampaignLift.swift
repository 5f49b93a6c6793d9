public import Base
internal import Ledger
internal import Models

/// Does a campaign bring purchases and revenue, and how soon does it fade?
public struct CampaignLift: Counted {
  public init() {}

  public static let reference = Reference(
    name: "campaign_lift",
    question: """
      What did those whom a campaign was sent to buy before, during and after it, against others, and how soon does the \
      difference fade?
      """,
    grain: """
      One row per campaign, targeted group and phase that is over by the as-of day. Only a header without \
      `campaigns.targets`; a campaign without targets has no rows.
      """,
    key: ["campaign", "group", "phase"],
    order: .stated("campaigns by start and then by their bytes; groups by their bytes; phases by time"),
    definition: """
      `randomised`: the campaign's targets have a group in `campaigns.control`; targeted and control are these groups as
      listed, whether they ever bought or not. `observational`: no group was held back; targeted is the listed and control
      everybody who is not listed in this campaign, both only of customers active on the day before the start. `before`
      has as many days as the campaign; it is left out when it starts before data start. Each `after` has
      `campaigns.after_days` days. Buyers have a purchase day in the phase; revenue is of all their lines in it. Rates
      are compared with Newcombe's interval (1998, method 10), means with Welch's. `adjusted_difference` compares, customer by
      customer, the revenue less that of `before` × days / days of `before`: what was different already is taken off.
      Unless the design is randomised, a difference is not what the campaign caused: shops send campaigns to their better
      customers. `is_mature`: randomised, or those active at the start could all be seen.
      With `privacy.min_group`, rows keep their place, a smaller
      side has no figures, and neither has a difference from it.
      """,
    example: """
      campaign,type,start,end,group,phase,phase_start,phase_end,days,design,is_mature,targeted,targeted_buyers,targeted_rate,control,control_buyers,control_rate,rate_difference,rate_difference_low,rate_difference_high,targeted_revenue,control_revenue,targeted_per_customer,control_per_customer,difference,difference_low,difference_high,adjusted_difference,adjusted_low,adjusted_high
      spring,mail,2025-04-01,2025-04-14,mail,before,2025-03-18,2025-03-31,14,randomised,true,3,0,0.000000,2,0,0.000000,0.000000,-0.657620,0.561497,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,,
      spring,mail,2025-04-01,2025-04-14,mail,during,2025-04-01,2025-04-14,14,randomised,true,3,1,0.333333,2,0,0.000000,0.333333,-0.378257,0.792340,40.00,0.00,13.33,0.00,13.33,-12.80,39.47,13.33,-12.80,39.47
      spring,mail,2025-04-01,2025-04-14,mail,after_1,2025-04-15,2025-05-12,28,randomised,true,3,0,0.000000,2,1,0.500000,-0.500000,-0.905469,0.192592,-20.00,40.00,-6.67,20.00,-26.67,-67.99,14.65,-26.67,-67.99,14.65
      spring,mail,2025-04-01,2025-04-14,mail,after_2,2025-05-13,2025-06-09,28,randomised,true,3,0,0.000000,2,0,0.000000,0.000000,-0.657620,0.561497,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00
      spring,mail,2025-04-01,2025-04-14,mail,after_3,2025-06-10,2025-07-07,28,randomised,true,3,1,0.333333,2,1,0.500000,-0.166667,-0.654829,0.445781,20.00,25.00,6.67,12.50,-5.83,-33.60,21.93,-5.83,-33.60,21.93
      winter,card,2025-12-01,2025-12-14,(none),before,2025-11-17,2025-11-30,14,observational,true,1,0,0.000000,1,0,0.000000,0.000000,-0.793451,0.793451,0.00,0.00,0.00,0.00,0.00,,,,,
      winter,card,2025-12-01,2025-12-14,(none),during,2025-12-01,2025-12-14,14,observational,true,1,1,1.000000,1,0,0.000000,1.000000,-0.122109,1.000000,60.00,0.00,60.00,0.00,60.00,,,60.00,,
      winter,card,2025-12-01,2025-12-14,(none),after_1,2025-12-15,2026-01-11,28,observational,true,1,0,0.000000,1,0,0.000000,0.000000,-0.793451,0.793451,0.00,0.00,0.00,0.00,0.00,,,0.00,,
      winter,card,2025-12-01,2025-12-14,(none),after_2,2026-01-12,2026-02-08,28,observational,true,1,0,0.000000,1,1,1.000000,-1.000000,-1.000000,0.122109,0.00,20.00,0.00,20.00,-20.00,,,-20.00,,
      winter,card,2025-12-01,2025-12-14,(none),after_3,2026-02-09,2026-03-08,28,observational,true,1,1,1.000000,1,0,0.000000,1.000000,-0.122109,1.000000,20.00,0.00,20.00,0.00,20.00,,,20.00,,
      """)

  /// How the groups came about.
  enum Design: String, NamedValue { case randomised, observational }

  public struct Row: Sendable {
    let plan: CampaignPlan
    let group: String
    let phase: CampaignPhase
    let targeted: LiftSide
    let control: LiftSide

    var rates: RateDifference? {
      .newcombe(targeted.buyers, of: targeted.customers, less: control.buyers, of: control.customers)
    }
    var money: MoneyDifference? { .welch(targeted.spent.first, less: control.spent.first) }

    /// nil of the phase before, and where that is not known.
    var adjusted: MoneyDifference? {
      guard let before = plan.phases.first, before.name == CampaignPhase.before, phase != before else {
        return nil
      }
      return .welch(targeted.spent, less: control.spent, days: phase.days, daysBefore: before.days)
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    var columns = columnsOfPhases + columnsOfRates + columnsOfMoney
    columns = names.hidingSmallGroups(columns, in: side("targeted")) { $0.targeted.customers }
    columns = names.hidingSmallGroups(columns, in: side("control")) { $0.control.customers }
    return names.hidingSmallGroups(
      columns, in: Set(["rate_difference", "difference", "adjusted"].flatMap(bounds))
    ) { min($0.targeted.customers, $0.control.customers) }
  }

  /// The columns of one of the two sides.
  private static func side(_ name: String) -> Set<String> {
    [name, name + "_buyers", name + "_rate", name + "_revenue", name + "_per_customer"]
  }

  /// The columns of a difference.
  private static func bounds(_ name: String) -> [String] {
    [name, name + "_difference", name + "_low", name + "_high"]
  }

  private static let columnsOfPhases: [Column<Row>] = [
    Column("campaign", "as the export names it") { $0.plan.campaign.name },
    Column("type", "as the export names it; empty where it does not") { $0.plan.campaign.type },
    Column("start", "the campaign's first day") { $0.plan.campaign.start },
    Column("end", "the campaign's last day") { $0.plan.campaign.end },
    Column("group", "the targeted group; `(none)` where the targets name none") { $0.group },
    Column("phase", "`before`, `during`, `after_1` and so on") { $0.phase.name },
    Column("phase_start", "the phase's first day") { $0.phase.window.first },
    Column("phase_end", "the phase's last day") { $0.phase.window.last },
    Column("days", "how many days it has") { $0.phase.days },
    Column("design", "`randomised` or `observational`: only the first says what the campaign caused") {
      $0.plan.isRandomised ? Design.randomised : .observational
    },
    Column("is_mature", "randomised, or it started so late that all who were active could be seen") {
      $0.plan.isMature
    },
  ]

  private static let columnsOfRates: [Column<Row>] = [
    Column("targeted", "customers of the group") { $0.targeted.customers },
    Column("targeted_buyers", "of those, with a purchase day in the phase") { $0.targeted.buyers },
    Column("targeted_rate", "targeted_buyers / targeted") {
      Share($0.targeted.buyers, of: $0.targeted.customers)
    },
    Column("control", "customers they are compared with") { $0.control.customers },
    Column("control_buyers", "of those, with a purchase day in the phase") { $0.control.buyers },
    Column("control_rate", "control_buyers / control") {
      Share($0.control.buyers, of: $0.control.customers)
    },
    Column("rate_difference", "targeted_rate − control_rate") { $0.rates?.value },
    Column("rate_difference_low", "lower bound of its 95% interval by Newcombe") { $0.rates?.low },
    Column("rate_difference_high", "upper bound of its 95% interval by Newcombe") { $0.rates?.high },
  ]

  private static let columnsOfMoney: [Column<Row>] = [
    Column("targeted_revenue", "revenue of the targeted in the phase, net of refunds") {
      $0.targeted.revenue
    },
    Column("control_revenue", "revenue of the control in the phase, net of refunds") { $0.control.revenue },
    Column("targeted_per_customer", "targeted_revenue / targeted") { $0.targeted.perCustomer },
    Column("control_per_customer", "control_revenue / control") { $0.control.perCustomer },
    Column("difference", "the first less the second") { $0.money?.value },
    Column("difference_low", "lower bound of its 95% interval by Welch") { $0.money?.low },
    Column("difference_high", "upper bound of its 95% interval by Welch") { $0.money?.high },
    Column("adjusted_difference", "the difference of what each spent above the days before the campaign") {
      $0.adjusted?.value
    },
    Column("adjusted_low", "lower bound of its 95% interval by Welch") { $0.adjusted?.low },
    Column("adjusted_high", "upper bound of its 95% interval by Welch") { $0.adjusted?.high },
  ]

  /// Of one campaign.
  public struct CampaignCount: MadeOfParts, Portable {
    /// By phase.
    var control: [LiftSide] = []
    /// By targeted group, by phase.
    var groups: [[LiftSide]] = []

    public init() {}

    init(_ plan: CampaignPlan) {
      control = plan.phases.map { _ in LiftSide() }
      groups = plan.groups.map { _ in plan.phases.map { _ in LiftSide() } }
    }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.control)
      try parts.sum(\.groups)
    }
  }

  /// By campaign.
  public func tally(_ worksheet: Worksheet) -> [CampaignCount] {
    let plans = CampaignPlan.all(worksheet.landmarks)
    var tallies = plans.map { CampaignCount($0) }
    guard let targets = worksheet.history.relations.targets else { return tallies }
    let observed = plans.indices.filter { !plans[$0].isRandomised && !plans[$0].groups.isEmpty }
    var outcome = LiftOutcome()
    var groups: [Int] = []
    var listed: Set<Int> = []
    for person in targets.owners.people {
      let customer = person < targets.owners.customers ? person : nil
      let records = targets.owners.records(of: person)
      if !observed.isEmpty { listed.removeAll(keepingCapacity: true) }
      // Records of a person are in order of campaign and group.
      var record = records.lowerBound
      while record < records.upperBound {
        let campaign = targets.campaign(record)
        groups.removeAll(keepingCapacity: true)
        while record < records.upperBound, targets.campaign(record) == campaign {
          let group = targets.group(record)
          if groups.last != group { groups.append(group) }
          record += 1
        }
        if !observed.isEmpty { listed.insert(campaign) }
        count(customer, groups, plans[campaign], worksheet, &tallies[campaign], &outcome)
      }
      guard let customer else { continue }
      for campaign in observed where !listed.contains(campaign) {
        let plan = plans[campaign]
        guard Self.isActive(customer, before: plan, worksheet) else { continue }
        outcome.look(at: customer, in: worksheet.history, plan.phases)
        tallies[campaign].control.add(outcome, hasBefore: plan.hasBefore)
      }
    }
    return tallies
  }

  /// Counts one listed person.
  /// - Parameters:
  ///   - customer: nil of who has no line.
  ///   - outcome: Room to work in, so that none is made for each person.
  private func count(
    _ customer: Int?, _ groups: [Int], _ plan: CampaignPlan, _ worksheet: Worksheet,
    _ tally: inout CampaignCount, _ outcome: inout LiftOutcome
  ) {
    if !plan.isRandomised {
      guard let customer, Self.isActive(customer, before: plan, worksheet) else { return }
    }
    if let customer { outcome.look(at: customer, in: worksheet.history, plan.phases) }
    func add(to sides: inout [LiftSide]) {
      if customer != nil {
        sides.add(outcome, hasBefore: plan.hasBefore)
      } else {
        sides.add(silent: 1)
      }
    }
    if groups.contains(where: { plan.control.contains($0) }) { add(to: &tally.control) }
    for group in groups {
      if let position = plan.groups.firstIndex(of: group) { add(to: &tally.groups[position]) }
    }
  }

  private static func isActive(_ customer: Int, before plan: CampaignPlan, _ worksheet: Worksheet) -> Bool {
    worksheet.history.isActive(
      customer, on: plan.campaign.start - 1, by: worksheet.landmarks.settings.lapse)
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.relations.targetGroups == nil
      ? Wish("whom each campaign was sent to", key: "campaigns.targets") : nil
  }

  public func rows(_ tally: [CampaignCount], _ landmarks: Landmarks) -> [Row] {
    let names = landmarks.facts.relations.targetGroups ?? []
    return zip(CampaignPlan.all(landmarks), tally).flatMap { plan, tally in
      zip(plan.groups, tally.groups).flatMap { group, sides in
        plan.phases.indices.map { phase in
          Row(
            plan: plan, group: names[group], phase: plan.phases[phase], targeted: sides[phase],
            control: tally.control[phase])
        }
      }
    }
  }
}

extension CampaignPlan {
  /// Whether the first phase is the one before the campaign.
  var hasBefore: Bool { phases.first?.name == CampaignPhase.before }
}
