internal import Base
internal import Intake
internal import Reports

extension Key {
  static let pyramid = Key.section(
    "pyramid",
    [
      .value(
        "by", \.settings.pyramid.by, .choice(),
        "The value by which customers are ranked. profit needs source.columns.cost or profit."),
      .value(
        "window_days", \.settings.pyramid.windowDays, .days(),
        "The length of the trailing window, in days up to and including the as-of day."),
      .tiers,
    ],
    check: { pipeline, pyramid in
      if pipeline.settings.pyramid.by == .profit, pipeline.isMappingRead, pipeline.source.mapping.cost == nil
      {
        pyramid.complain(
          about: "by", "found profit, but source.columns maps neither cost nor profit")
      }
    })

  private static let tiers = Key.leaf(
    "tiers", wanted: { _ in "a list of tiers such as {name: gold, top: 0.2}" },
    read: { pipeline, pyramid in
      let wanted = " of tiers such as {name: gold, top: 0.2}"
      guard let places = pyramid.place("tiers")?.elements(wanted) else { return }
      let rules = Rule.alternatives(decimals: pipeline.decimals)
      let tiers = places.compactMap { place in place.mapping { Tier(reading: $0, rules: rules) } ?? nil }
      // Order and names are judged only where every tier could be read.
      guard tiers.count == places.count else { return }
      Tier.check(tiers, at: places)
      pipeline.settings.pyramid.tiers = tiers
    },
    written: { pipeline in
      let rules = Rule.alternatives(decimals: pipeline.decimals)
      return pipeline.settings.pyramid.tiers.listed { "{name: \($0.name.quoted), \(rules.written($0.rule))}" }
    },
    parts: [.part("name", Form.text.wanted, "The tier's name; inactive and new are taken.")]
      + Rule.alternatives(decimals: 2).map(\.leaf),
    "The tiers from the top, all by one kind of rule. The last takes the rest.")
}

private typealias Tier = Settings.Pyramid.Tier
private typealias Rule = Settings.Pyramid.Tier.Rule

extension Settings.Pyramid.Tier {
  fileprivate init?(reading tier: MappingReader, rules: [Alternative<Rule>]) {
    let name = tier.required("name", .text)
    if let name, ["inactive", "new"].contains(name) {
      tier.complain(
        about: "name",
        "the name \(name) is taken by the tables; others taken: \(name == "new" ? "inactive" : "new")"
      )
    }
    let rule = rules.read(tier)
    guard let name, let rule else { return nil }
    self.init(name: name, rule: rule)
  }

  /// Each tier must hold more customers than the one above it, so all are cut by the same measure.
  /// The last takes the rest whatever its rule; `top: 1` is the way to write that under any list.
  fileprivate static func check(_ tiers: [Self], at places: [WrittenValue]) {
    let rules = Rule.alternatives(decimals: 0)
    for index in tiers.indices.dropFirst() {
      let (above, tier, place) = (tiers[index - 1], tiers[index], places[index])
      if tiers[..<index].contains(where: { $0.name == tier.name }) {
        place.complain("the name \(tier.name) stands twice")
      }
      switch (above.rule, tier.rule) {
      case (.top(let a), .top(let b)), (.revenueShare(let a), .revenueShare(let b)):
        if a >= b {
          place.complain(
            "wanted a larger share than that of \(above.name) above: shares are cumulative")
        }
      case (.atLeast(let a), .atLeast(let b)):
        if a <= b { place.complain("wanted a smaller at_least than that of \(above.name) above") }
      case (_, .top(millionths: 1_000_000)) where index == tiers.count - 1:
        break
      default:
        place.complain(
          "found \(rules.key(of: tier.rule)) below \(rules.key(of: above.rule)); wanted one kind of rule for all tiers (the last may be top: 1)"
        )
      }
    }
  }
}

extension Settings.Pyramid.Tier.Rule {
  /// - Parameter decimals: of the pipeline's money.
  fileprivate static func alternatives(decimals: Int) -> [Alternative<Self>] {
    [
      .share(
        "top", Self.top(millionths:), { if case .top(let share) = $0 { share } else { nil } },
        "The cumulative share of customers, from the top."),
      Alternative(
        "at_least", .money(decimals: decimals, mayBeNegative: true), Self.atLeast,
        part: { if case .atLeast(let money) = $0 { money } else { nil } },
        "Every customer of at least this value."),
      .share(
        "revenue_share", Self.revenueShare(millionths:),
        { if case .revenueShare(let share) = $0 { share } else { nil } },
        "The fewest top customers who bring this cumulative share."),
    ]
  }
}

extension Alternative where Value == Settings.Pyramid.Tier.Rule {
  /// The share of a tier, which is never nobody.
  fileprivate static func share(
    _ key: String, _ rule: @escaping @Sendable (Int) -> Value, _ share: @escaping @Sendable (Value) -> Int?,
    _ help: String
  ) -> Self {
    let form = Form<Int>.share
    return Alternative(
      key, wanted: form.wanted,
      read: { tier in
        guard let share = tier.value(key, form) else { return nil }
        if share == 0 { tier.complain(about: key, "found 0; wanted a share above 0") }
        return rule(share)
      }, written: { share($0).map(form.written) }, help)
  }
}
