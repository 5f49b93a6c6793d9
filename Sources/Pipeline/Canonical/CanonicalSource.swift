internal import Base
internal import Intake

extension Source {
  /// The sections `source` and `money`.
  var canonicalEntries: [CanonicalEntry] {
    let own: KeyValuePairs = [
      "source.files": files.quoted,
      "source.dimensions": mapping.dimensions.listed {
        "{name: \($0.name.quoted), column: \($0.column.quoted), level: \($0.level.rawValue)}"
      },
      "source.trim": mapping.trimmed?.sorted().quoted ?? "all",
      "source.exclude": exclusions.listed { "{column: \($0.column.quoted), \($0.test.canonical)}" },
      "source.duplicates": duplicates.canonical,
      "source.data_from": dataFrom?.description ?? "none",
      "source.contacts": contacts?.quoted ?? "none",
      "money.currency": currency.quoted,
      "money.decimals": "\(decimals)",
      "money.round": rounding.rawValue,
    ]
    return own.entries + format.canonicalEntries + mapping.canonicalEntries
  }
}

extension ExportFormat {
  fileprivate var canonicalEntries: [CanonicalEntry] {
    let own: KeyValuePairs = [
      "source.format.delimiter": delimiter.rawValue.quoted,
      "source.format.encoding": encoding.rawValue,
      "source.format.newline": newline.rawValue,
      "source.format.header": "\(hasHeader)",
      "source.format.skip_lines": "\(skipLines)",
      "source.format.space_aligned": "\(spaceAligned)",
      "source.format.decimal": decimal.rawValue.quoted,
      "source.format.thousands": thousands.rawValue.quoted,
      "source.format.dates": dates.map(\.text).quoted,
    ]
    return own.entries
  }
}

extension Mapping {
  /// The columns by the part they play. A quantity beside an amount plays none.
  fileprivate var canonicalEntries: [CanonicalEntry] {
    var (total, quantity, unitPrice): (String?, String?, String?)
    switch amount {
    case .column(let name): total = name
    case .product(let first, let second): (quantity, unitPrice) = (first, second)
    }
    var (costs, profit): (String?, String?)
    switch cost {
    case .cost(let name): costs = name
    case .profit(let name): profit = name
    case nil: break
    }
    let columns: KeyValuePairs = [
      "customer": customer, "date": date, "amount": total, "quantity": quantity,
      "unit_price": unitPrice, "discount": discount, "cost": costs, "profit": profit,
      "order": order, "product": product, "currency": currency,
    ]
    return columns.map { role, column in
      CanonicalEntry(key: "source.columns.\(role)", value: column?.quoted ?? "none")
    }
  }
}

extension Source.Duplicates {
  fileprivate var canonical: String {
    switch self {
    case .keep: "keep"
    case .dropIdentical(.everywhere): "drop_identical"
    case .dropIdentical(.otherFiles): "{drop_identical: other_files}"
    case .lastFileWins: "last_file_wins"
    }
  }
}

extension Exclusion.Condition {
  fileprivate var canonical: String {
    switch self {
    case .isOneOf(let values): "in: \(values.sorted().quoted)"
    case .isNoneOf(let values): "not_in: \(values.sorted().quoted)"
    case .isEmpty(let isEmpty): "empty: \(isEmpty)"
    case .startsWith(let text): "starts_with: \(text.quoted)"
    case .isAtMost(let number): "at_most: \(number.written)"
    case .isAtLeast(let number): "at_least: \(number.written)"
    }
  }
}

extension Decimal {
  fileprivate var written: String { Money(units: mantissa).written(decimals: scale) }
}
