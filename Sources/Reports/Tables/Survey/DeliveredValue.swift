public import Base
internal import Ledger
internal import Models

/// What do customers get, and what does it cost them?
public struct DeliveredValue: Counted {
  public init() {}

  public static let reference = Reference(
    name: "delivered_value",
    question: "What do customers say they get, what does it cost them, and what is left between the two?",
    grain: """
      For all respondents (`all`), then for the members of each tier of W where the survey names customers: one row per \
      component, then `total_value`, `total_cost` and `delivered_value`. Only a header without `survey.components`.
      """,
    key: ["group", "value", "component"],
    order: .stated("`all`, tiers from the top; components as the accepted values"),
    definition: """
      Kotler's delivered value (顾客让渡价值): what customers get (product, service, personnel, image) less what it costs
      them (money, time, energy, psychic). Answers are put on 0 … 1: (x − low) / (high − low); items in
      `survey.reversed` the other way round. A respondent's component is the mean of the answered items, when at least
      half are answered. A total is the mean of the side's components, weighted by `survey.weights`, of respondents who
      have every component of that side; `delivered_value` is total_value − total_cost of the same person, from −1 to
      1. mean ± z × sd/√n with z of 95%. Respondents are those who answered: they are no random sample of customers, and
      a tier that values more was not made so by its answers. With `privacy.min_group`, rows of fewer respondents keep
      their place and have no figures.
      """,
    example: """
      group,value,component,side,items,weight,respondents,mean,sd,mean_low,mean_high
      all,all,product,benefit,1,2.000000,5,0.650000,0.285044,0.400153,0.899847
      all,all,service,benefit,1,1.000000,4,0.750000,0.204124,0.549962,0.950038
      all,all,personnel,benefit,0,,,,,,
      all,all,image,benefit,0,,,,,,
      all,all,money,cost,1,1.000000,5,0.350000,0.285044,0.100153,0.599847
      all,all,time,cost,0,,,,,,
      all,all,energy,cost,0,,,,,,
      all,all,psychic,cost,0,,,,,,
      all,all,total_value,benefit,2,,4,0.750000,0.180021,0.573583,0.926417
      all,all,total_cost,cost,1,,5,0.350000,0.285044,0.100153,0.599847
      all,all,delivered_value,,3,,4,0.312500,0.142319,0.173030,0.451970
      """)

  public struct Row: Sendable {
    let group: String
    let value: String
    let component: ValueComponent
    let items: Int
    /// In millionths; nil where the component has no items, and for totals.
    let weight: Int?
    /// nil where there is nothing to ask.
    let moments: Moments?
    let unit: Int64
    let showsFigures: Bool

    func figure(_ value: (Moments) -> Double?) -> Ratio? {
      showsFigures ? moments.flatMap(value).flatMap { Ratio(onScale: $0) } : nil
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("group", "`all`, or `tier`", oneOf: [SurveyGroups.all, SurveyGroups.tier]) { $0.group },
      Column("value", "`all`, or the tier in W", oneOf: [SurveyGroups.all] + names.tiers) { $0.value },
      Column("component", "what is valued") { $0.component },
      Column("side", "`benefit` or `cost`; empty for what is left between them") { $0.component.side },
      Column("items", "how many questions it is made of; 0 where the pipeline names none") { $0.items },
      Column("weight", "its weight in the total; empty for totals, and without items") {
        $0.weight.map { Ratio(Double($0) / 1_000_000) }
      },
      Column("respondents", "who answered at least half of its items; of totals, who have every component") {
        $0.showsFigures ? $0.moments?.count : nil
      },
      Column("mean", "mean of the respondents, on 0 … 1") { row in
        row.figure { $0.mean(inUnitsOf: row.unit) }
      },
      Column("sd", "standard deviation, with n − 1") { row in
        row.figure { $0.deviation(inUnitsOf: row.unit) }
      },
      Column("mean_low", "mean − z × sd/√respondents") { row in
        row.figure { $0.meanInterval(inUnitsOf: row.unit)?.low }
      },
      Column("mean_high", "mean + z × sd/√respondents") { row in
        row.figure { $0.meanInterval(inUnitsOf: row.unit)?.high }
      },
    ]
  }

  public struct Tally: MadeOfParts, Portable {
    /// By group, by component in order: in the units of the plan.
    var moments: [[Moments]] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.moments)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let landmarks = worksheet.landmarks
    var tally = Tally()
    guard let plan = ValuePlan(landmarks) else { return tally }
    var moments = Array(
      repeating: Array(repeating: Moments(), count: ValueComponent.allCases.count),
      count: SurveyGroups.count(landmarks))
    tally.moments = moments
    guard let records = worksheet.history.relations.survey else { return tally }
    let tiers = moments.count > 1 ? worksheet.tiers(of: records) : []
    for record in 0..<records.owners.count {
      let values = plan.values(of: record, in: records)
      var groups = [0]
      if moments.count > 1, let tier = tiers[record] { groups.append(1 + tier) }
      for group in groups {
        for (component, value) in values.enumerated() {
          if let value { moments[group][component].add(value) }
        }
      }
    }
    tally.moments = moments
    return tally
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    ValuePlan(landmarks) == nil ? Wish("questions by component of value", key: "survey.components") : nil
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let plan = ValuePlan(landmarks) else { return [] }
    return zip(SurveyGroups.all(landmarks), tally.moments).flatMap { group, moments in
      zip(ValueComponent.allCases, moments).map { component, moments in
        let isAsked = plan.isAsked(component)
        return Row(
          group: group.group, value: group.value, component: component, items: plan.items(of: component),
          weight: isAsked ? plan.weight(of: component) : nil, moments: isAsked ? moments : nil,
          unit: plan.unit(of: component), showsFigures: moments.count >= landmarks.settings.minGroup)
      }
    }
  }
}
