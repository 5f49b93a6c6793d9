/// What goes with what: bought together in one basket, far more often than by chance.
struct Complements {
  /// By product.
  private let companions: [(product: Int, share: Double)?]

  /// The one is bought, and in so many cases the other with it, in the size at the same place.
  private static let pairs = [
    ("Pasta", "Pesto", 0.5), ("Planter", "Seeds", 0.45), ("Grinder", "Espresso", 0.6),
    ("Machine", "Espresso", 0.6),
  ]

  init(_ assortment: Assortment) {
    var companions = [(product: Int, share: Double)?](repeating: nil, count: assortment.products.count)
    for (name, other, share) in Complements.pairs {
      for (product, companion) in zip(assortment.sizes(of: name), assortment.sizes(of: other)) {
        companions[product] = (companion, share)
      }
    }
    self.companions = companions
  }

  func companion(of product: Int) -> (product: Int, share: Double)? { companions[product] }
}

extension Assortment {
  /// The products of a name, by size.
  fileprivate func sizes(of name: String) -> [Int] {
    for (index, category) in categories.enumerated() {
      if let place = category.names.firstIndex(of: name) {
        let first = starts[index] + place * category.sizes.count
        return Array(first..<first + category.sizes.count)
      }
    }
    return []
  }
}
