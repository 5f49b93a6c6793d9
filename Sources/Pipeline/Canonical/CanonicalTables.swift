internal import Base
internal import Ledger
internal import Reports

extension Settings {
  /// The sections about tables. The currency is told by the source.
  var canonicalEntries: [CanonicalEntry] {
    let own: KeyValuePairs = [
      "period": period.rawValue,
      "purchase.minimum": purchase.minimum.written(decimals: decimals),
      "repurchase.windows": repurchase.windows.listed { "\($0)" },
      "repurchase.steps": "\(repurchase.steps)",
      "repurchase.curve_days": "\(repurchase.curveDays)",
      "pyramid.by": pyramid.by.rawValue,
      "pyramid.window_days": "\(pyramid.windowDays)",
      "pyramid.tiers": pyramid.tiers.listed {
        "{name: \($0.name.quoted), \($0.rule.key): \($0.rule.amount(decimals: decimals))}"
      },
      "ladder.client_from": "\(ladder.clientFrom)",
      "cross_sell.dimension": crossSell.dimension?.quoted ?? "none",
      "cross_sell.min_buyers": "\(crossSell.minBuyers)",
      "key_accounts.count": "\(keyAccounts.count)",
    ]
    let levels =
      relationship?.canonicalEntries ?? [CanonicalEntry(key: "relationship", value: "none")]
    return own.entries + lapse.canonicalEntries + levels
  }
}

extension Settings.Pyramid.Tier.Rule {
  fileprivate func amount(decimals: Int) -> String {
    switch self {
    case .top(let millionths), .revenueShare(let millionths): millionths.scaled(6)
    case .atLeast(let money): money.written(decimals: decimals)
    }
  }
}

extension LapseRule {
  fileprivate var canonicalEntries: [CanonicalEntry] {
    switch self {
    case .fixed(let afterDays):
      let fixed: KeyValuePairs = ["churn.rule": "fixed", "churn.after_days": "\(afterDays)"]
      return fixed.entries
    case .cadence(let cadence):
      let byRhythm: KeyValuePairs = [
        "churn.rule": "cadence",
        "churn.after_days": "\(cadence.afterDays)",
        "churn.cadence.gaps": "\(cadence.gaps)",
        "churn.cadence.multiple": cadence.multipleThousandths.scaled(3),
        "churn.cadence.at_least": "\(cadence.atLeast)",
        "churn.cadence.at_most": "\(cadence.atMost)",
      ]
      return byRhythm.entries
    }
  }
}

extension Settings.Relationship {
  fileprivate var canonicalEntries: [CanonicalEntry] {
    let own: KeyValuePairs = [
      "relationship.dimension": dimension?.quoted ?? "none",
      "relationship.customers.few": "\(few)",
      "relationship.customers.many": "\(many)",
      "relationship.margin.low": lowMillionths.scaled(6),
      "relationship.margin.high": highMillionths.scaled(6),
      "relationship.margins": "{"
        + margins.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\($0.key.quoted): \($0.value.scaled(6))" }.joined(separator: ", ") + "}",
    ]
    let cells = GroupSize.allCases.flatMap { size in
      MarginClass.allCases.map { margin in
        CanonicalEntry(
          key: "relationship.levels.\(size.rawValue).\(margin.rawValue)",
          value: levels[Cell(size, margin)]?.quoted ?? "none")
      }
    }
    return own.entries + cells
  }
}
