internal import Base
internal import Ledger

/// The values of one column between which pairs are counted: the most frequent ones, so that pairs do not grow with the
/// square of the catalogue.
struct BasketValues: Sendable {
  /// Rising codes.
  let codes: [Int]
  /// By code: its position in `codes`; -1 for a value that is not among them.
  let positions: [Int32]

  /// The values whose count is at least that of the value at rank `most`, so that equal values are never parted. A value
  /// with fewer than `fewest` can be in no pair with so many, so it is left out. An empty value is none.
  /// - Parameter counts: By code.
  init(_ counts: [Int], of entity: BasketEntity, most: Int, fewest: Int) {
    let isValue = entity.values.map { !$0.isEmpty && $0 != "(none)" }
    let falling = zip(counts, isValue).filter { $1 }.map(\.0).sorted(by: >)
    let cut = max(fewest, falling.count > most ? falling[most - 1] : 1)
    codes = counts.indices.filter { isValue[$0] && counts[$0] >= cut }
    var positions = Array(repeating: Int32(-1), count: counts.count)
    for (position, code) in codes.enumerated() { positions[code] = Int32(position) }
    self.positions = positions
  }

  /// Of each entity and unit; nothing where baskets are not counted.
  static func ofAllEntities(_ premises: Premises, _ crowd: Crowd) -> [[BasketUnit: BasketValues]] {
    guard let counted = crowd.baskets else { return [] }
    let baskets = premises.settings.baskets
    return zip(premises.facts.basketEntities, counted).map { entity, counts in
      Dictionary(
        uniqueKeysWithValues: BasketUnit.allCases.map {
          ($0, BasketValues(counts.counts(of: $0), of: entity, most: baskets.values, fewest: baskets.min))
        })
    }
  }
}
