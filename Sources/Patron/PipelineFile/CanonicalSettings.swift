internal import Base
internal import Intake
internal import Ledger
internal import Reports

extension Pipeline {
  /// Everything the pipeline says, defaults filled in, as `key: value` lines in the order of their
  /// bytes. Two pipeline files that mean the same have the same text, whatever their order, comments
  /// and spelling of numbers; two that differ in anything do not.
  var canonicalSettings: String {
    canonicalEntries.map { "\($0.key): \($0.value)\n" }.joined()
  }

  /// The lines of `canonicalSettings`, for the manifest.
  var canonicalEntries: [CanonicalEntry] {
    var entries = CanonicalEntries()
    entries["pipeline"] = name.quoted
    entries["as_of"] = asOf.canonical
    entries["tables"] = tables?.sorted().quoted ?? "all"
    entries.add(source)
    entries.add(settings)
    entries["gates.max_refused_share"] = gates.maxRefusedShare.scaled(6)
    entries["gates.min_lines"] = "\(gates.minLines)"
    entries["gates.newest_within_days"] = "\(gates.newestWithinDays)"
    entries["output.folder"] = output.folder.quoted
    entries["output.keep"] = "\(output.keep)"
    entries["output.profile"] = output.profile.rawValue
    return entries.sorted
  }
}

/// One setting: its key path and its value as JSON would write a text, everything else bare.
struct CanonicalEntry: Hashable, Sendable {
  var key: String
  var value: String
}

/// Entries under way.
private struct CanonicalEntries {
  private var values: [String: String] = [:]

  subscript(key: String) -> String {
    get { values[key, default: ""] }
    set {
      precondition(values.updateValue(newValue, forKey: key) == nil, "\(key) is rendered twice")
    }
  }

  var sorted: [CanonicalEntry] {
    values.map { CanonicalEntry(key: $0.key, value: $0.value) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  mutating func add(_ source: Source) {
    let (format, mapping) = (source.format, source.mapping)
    self["source.files"] = source.files.quoted
    self["source.format.delimiter"] = format.delimiter.rawValue.quoted
    self["source.format.encoding"] = format.encoding.rawValue
    self["source.format.header"] = "\(format.hasHeader)"
    self["source.format.skip_lines"] = "\(format.skipLines)"
    self["source.format.space_aligned"] = "\(format.spaceAligned)"
    self["source.format.decimal"] = format.decimal.rawValue.quoted
    self["source.format.thousands"] = format.thousands.rawValue.quoted
    self["source.format.dates"] = format.dates.map(\.text).quoted
    for (role, column) in mapping.byRole {
      self["source.columns.\(role)"] = column?.quoted ?? "none"
    }
    self["source.dimensions"] = mapping.dimensions.listed {
      "{name: \($0.name.quoted), column: \($0.column.quoted), level: \($0.level.rawValue)}"
    }
    self["source.trim"] = mapping.trimmed?.sorted().quoted ?? "all"
    self["source.exclude"] = source.exclusions.listed {
      "{column: \($0.column.quoted), \($0.test.canonical)}"
    }
    self["source.duplicates"] = source.duplicates.rawValue
    self["source.data_from"] = source.dataFrom?.description ?? "none"
    self["source.contacts"] = source.contacts?.quoted ?? "none"
    self["money.currency"] = source.currency.quoted
    self["money.decimals"] = "\(source.decimals)"
    self["money.round"] = source.rounding.rawValue
  }

  mutating func add(_ settings: Settings) {
    let decimals = settings.decimals
    self["period"] = settings.period.rawValue
    self["purchase.minimum"] = settings.purchase.minimum.written(decimals: decimals)
    self["repurchase.windows"] = settings.repurchase.windows.listed { "\($0)" }
    self["repurchase.steps"] = "\(settings.repurchase.steps)"
    self["repurchase.curve_days"] = "\(settings.repurchase.curveDays)"
    add(settings.lapse)
    self["pyramid.by"] = settings.pyramid.by.rawValue
    self["pyramid.window_days"] = "\(settings.pyramid.windowDays)"
    self["pyramid.tiers"] = settings.pyramid.tiers.listed {
      "{name: \($0.name.quoted), \($0.rule.key): \($0.rule.amount(decimals: decimals))}"
    }
    self["ladder.client_from"] = "\(settings.ladder.clientFrom)"
    self["cross_sell.dimension"] = settings.crossSell.dimension?.quoted ?? "none"
    self["cross_sell.min_buyers"] = "\(settings.crossSell.minBuyers)"
    self["key_accounts.count"] = "\(settings.keyAccounts.count)"
    if let relationship = settings.relationship { add(relationship) } else { self["relationship"] = "none" }
  }

  private mutating func add(_ lapse: LapseRule) {
    switch lapse {
    case .fixed(let afterDays):
      self["churn.rule"] = "fixed"
      self["churn.after_days"] = "\(afterDays)"
    case .cadence(let cadence):
      self["churn.rule"] = "cadence"
      self["churn.after_days"] = "\(cadence.afterDays)"
      self["churn.cadence.gaps"] = "\(cadence.gaps)"
      self["churn.cadence.multiple"] = cadence.multipleThousandths.scaled(3)
      self["churn.cadence.at_least"] = "\(cadence.atLeast)"
      self["churn.cadence.at_most"] = "\(cadence.atMost)"
    }
  }

  private mutating func add(_ relationship: Settings.Relationship) {
    self["relationship.dimension"] = relationship.dimension?.quoted ?? "none"
    self["relationship.customers.few"] = "\(relationship.few)"
    self["relationship.customers.many"] = "\(relationship.many)"
    self["relationship.margin.low"] = relationship.lowMillionths.scaled(6)
    self["relationship.margin.high"] = relationship.highMillionths.scaled(6)
    self["relationship.margins"] = relationship.margins
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .listed { "\($0.key.quoted): \($0.value.scaled(6))" }
    for crowd in Settings.Relationship.Crowd.allCases {
      for margin in Settings.Relationship.Margin.allCases {
        let level = relationship.levels[Settings.Relationship.Cell(crowd, margin)]
        self["relationship.levels.\(crowd.rawValue).\(margin.rawValue)"] = level?.quoted ?? "none"
      }
    }
  }
}
