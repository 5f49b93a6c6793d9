internal import Base

/// Which side of the balance a component is on.
enum ValueSide: String, NamedValue { case benefit, cost }

/// A component, or what they come to.
enum ValueComponent: String, NamedValue {
  case product, service, personnel, image
  case money, time, energy, psychic
  case totalValue = "total_value"
  case totalCost = "total_cost"
  case deliveredValue = "delivered_value"

  var side: ValueSide? {
    switch self {
    case .product, .service, .personnel, .image, .totalValue: .benefit
    case .money, .time, .energy, .psychic, .totalCost: .cost
    case .deliveredValue: nil
    }
  }

  var isTotal: Bool { [.totalValue, .totalCost, .deliveredValue].contains(self) }
}
