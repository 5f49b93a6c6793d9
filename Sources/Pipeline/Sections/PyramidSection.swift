internal import Base
internal import Intake
internal import Reports

extension Settings.Pyramid {
  /// The section `pyramid`.
  init(reading pyramid: MappingReader, decimals: Int, declared: Declared?) {
    self.init()
    by = pyramid.value("by", .choice(), else: by)
    windowDays = pyramid.value("window_days", .days(), else: windowDays)
    if by == .profit, let declared, !declared.hasCost {
      pyramid.complain(about: "by", "found profit, but source.columns maps neither cost nor profit")
    }
    let wanted = " of tiers such as {name: gold, top: 0.2}"
    guard let places = pyramid.place("tiers")?.elements(wanted) else { return }
    let tiers = places.compactMap { place in
      place.mapping { Tier(reading: $0, decimals: decimals) } ?? nil
    }
    // Order and names are judged only where every tier could be read.
    guard tiers.count == places.count else { return }
    Self.check(tiers, at: places)
    self.tiers = tiers
  }

  /// Each tier must hold more customers than the one above it, so all are cut by the same measure.
  /// The last takes the rest whatever its rule; `top: 1` is the way to write that under any list.
  private static func check(_ tiers: [Tier], at places: [Place]) {
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
          "found \(tier.rule.key) below \(above.rule.key); wanted one kind of rule for all tiers (the last may be top: 1)"
        )
      }
    }
  }
}

extension Settings.Pyramid.Tier {
  fileprivate init?(reading tier: MappingReader, decimals: Int) {
    let name = tier.required("name", .text)
    if let name, ["inactive", "new"].contains(name) {
      tier.complain(
        about: "name",
        "the name \(name) is taken by the tables; others taken: \(name == "new" ? "inactive" : "new")"
      )
    }
    let rule: Rule? =
      switch tier.exactlyOne(of: ["top", "at_least", "revenue_share"]) {
      case "top": tier.share("top").map(Rule.top)
      case "at_least":
        tier.value("at_least", .money(decimals: decimals, mayBeNegative: true)).map(Rule.atLeast)
      case "revenue_share": tier.share("revenue_share").map(Rule.revenueShare)
      default: nil
      }
    guard let name, let rule else { return nil }
    self.init(name: name, rule: rule)
  }
}

extension Settings.Pyramid.Tier.Rule {
  /// As the file writes it.
  var key: String {
    switch self {
    case .top: "top"
    case .atLeast: "at_least"
    case .revenueShare: "revenue_share"
    }
  }
}

extension MappingReader {
  /// The share of a tier, which is never nobody.
  fileprivate func share(_ key: String) -> Int? {
    guard let share = value(key, .share) else { return nil }
    if share == 0 { complain(about: key, "found 0; wanted a share above 0") }
    return share
  }
}
