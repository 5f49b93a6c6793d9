internal import Base
internal import Intake
internal import Reports

extension Pipeline.AsOf {
  var canonical: String {
    switch self {
    case .last: "last"
    case .day(let day): day.description
    }
  }
}

extension Mapping {
  /// The columns by the part they play, as the file names the parts.
  var byRole: [(role: String, column: String?)] {
    var quantity: String?
    var unitPrice: String?
    var amountColumn: String?
    switch amount {
    case .column(let name): amountColumn = name
    case .product(let first, let second): (quantity, unitPrice) = (first, second)
    }
    var costColumn: String?
    var profitColumn: String?
    switch cost {
    case .cost(let name): costColumn = name
    case .profit(let name): profitColumn = name
    case nil: break
    }
    return [
      ("customer", customer), ("date", date), ("amount", amountColumn), ("quantity", quantity),
      ("unit_price", unitPrice), ("discount", discount), ("cost", costColumn), ("profit", profitColumn),
      ("order", order), ("product", product), ("currency", currency),
    ]
  }
}

extension Exclusion.Test {
  var canonical: String {
    switch self {
    case .isOneOf(let values): "in: \(values.sorted().quoted)"
    case .isNoneOf(let values): "not_in: \(values.sorted().quoted)"
    case .isEmpty(let isEmpty): "empty: \(isEmpty)"
    case .startsWith(let text): "starts_with: \(text.quoted)"
    case .isAtMost(let number): "at_most: \(Money(units: number.mantissa).written(decimals: number.scale))"
    case .isAtLeast(let number): "at_least: \(Money(units: number.mantissa).written(decimals: number.scale))"
    }
  }
}

extension Settings.Pyramid.Tier.Rule {
  func amount(decimals: Int) -> String {
    switch self {
    case .top(let millionths), .revenueShare(let millionths): millionths.scaled(6)
    case .atLeast(let money): money.written(decimals: decimals)
    }
  }
}

extension Int {
  /// The number of so many units of 10^-`digits`, written out: `0.050000`.
  func scaled(_ digits: Int) -> String {
    Money(units: Int64(self)).written(decimals: digits)
  }
}

extension String {
  /// The text in double quotes, so that no text can be taken for the end of one. Control characters
  /// cannot occur: the reading refuses them.
  var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension Sequence {
  func listed(_ written: (Element) -> String) -> String {
    "[" + map(written).joined(separator: ", ") + "]"
  }
}

extension Sequence where Element == String {
  var quoted: String { listed(\.quoted) }
}
