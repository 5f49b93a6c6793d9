public import Base
internal import Ledger

/// In how many units each two of some values occur together: what the second of two passes over baskets counts.
///
/// Up to `fewValues` values, every possible pair has a counter. Above, which takes many values of equal frequency, only
/// pairs that occur are kept, so space grows with these and never with the square of the catalogue.
public struct PairsInUnits: Hashable, MadeOfParts, Portable {
  /// How many values there are.
  private var values = 0
  /// How many units there are, also those without any of the values.
  private(set) var units = 0
  /// By pair of positions a ≤ b: b(b + 1)/2 + a. A pair of a value with itself counts the units with the value.
  private var triangle: [Int] = []
  /// The same pairs where there are many values; then the triangle is empty.
  private var pairs = PairCounts(codes: 0)

  /// The square of this many counters of four bytes fits a core's second cache.
  static let fewValues = 400

  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.fixed(\.values)
    try parts.sum(\.units)
    try parts.sum(\.triangle)
    try parts.sum(\.pairs)
  }

  public var isConsistent: Bool {
    let own = withValue
    return own.allSatisfy { $0 <= units } && found.allSatisfy { $0.count <= min(own[$0.a], own[$0.b]) }
  }

  private static func place(_ a: Int, _ b: Int) -> Int { b * (b + 1) / 2 + a }

  /// Pairs a < b that occur, rising by a and then by b.
  var found: [(a: Int, b: Int, count: Int)] {
    if triangle.isEmpty { return pairs.pairs.filter { $0.from != $0.to }.map { ($0.from, $0.to, $0.count) } }
    return (0..<values).flatMap { a in
      (a + 1..<max(values, a + 1)).lazy.map { (a, $0, triangle[Self.place(a, $0)]) }.filter { $0.2 > 0 }
    }
  }

  /// Units with each value, by position.
  var withValue: [Int] {
    if !triangle.isEmpty { return (0..<values).map { triangle[Self.place($0, $0)] } }
    var counts = Array(repeating: 0, count: values)
    for pair in pairs.pairs where pair.from == pair.to { counts[pair.from] = pair.count }
    return counts
  }
}

extension PairsInUnits {
  /// - Parameters:
  ///   - codes: By line.
  ///   - chosen: The values that are looked for.
  /// - Complexity: O(lines + Σ over units of the square of the values in it).
  init(
    _ codes: CodeColumn, among chosen: BasketValues, in unit: BasketUnit, of history: History,
    _ rule: PurchaseRule
  ) {
    values = chosen.codes.count
    units = unit == .purchaseDay ? history.purchaseDay.count : history.buyerCount
    if values <= Self.fewValues {
      var counters = SquareOfPairs(values: values)
      history.forEachUnit(unit, codes, among: chosen, rule) { counters.count($0) }
      triangle = counters.triangle
    } else {
      var found = ListOfPairs(values: values)
      history.forEachUnit(unit, codes, among: chosen, rule) { found.count($0) }
      pairs = found.pairs
    }
  }
}

/// A counter for every possible pair.
private struct SquareOfPairs {
  let values: Int
  /// By both positions in the order in which they were found. A shard has less than 2³¹ purchases.
  private var square: [UInt32]

  init(values: Int) {
    self.values = values
    square = Array(repeating: 0, count: values * values)
  }

  mutating func count(_ positions: Span<Int32>) {
    let values = values
    var counter = square.mutableSpan
    for i in positions.indices {
      let row = Int(positions[i]) * values
      for j in 0...i { counter[row + Int(positions[j])] &+= 1 }
    }
  }

  /// As `PairsInUnits` keeps it.
  var triangle: [Int] {
    (0..<values).flatMap { b in
      (0...b).map { a in
        Int(square[b * values + a]) + (a == b ? 0 : Int(square[a * values + b]))
      }
    }
  }
}

/// The pairs that occur, counted some at a time, so that the list stays short.
private struct ListOfPairs {
  private(set) var counted: PairCounts
  private var waiting: [UInt64] = []
  private static let most = 1 << 20

  init(values: Int) { counted = PairCounts(codes: values) }

  mutating func count(_ positions: Span<Int32>) {
    for i in positions.indices {
      for j in 0...i {
        let (a, b) = (UInt32(positions[i]), UInt32(positions[j]))
        waiting.append(PairCounts.key(min(a, b), max(a, b)))
      }
      if waiting.count >= Self.most { settle() }
    }
  }

  private mutating func settle() {
    counted.add(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  var pairs: PairCounts {
    var all = self
    all.settle()
    return all.counted
  }
}

extension History {
  /// How many customers have a purchase day.
  fileprivate var buyerCount: Int { customers.count { !purchases(of: $0).isEmpty } }

  /// Gives the positions of the chosen values in each unit that has any, each once, in the order of the lines.
  fileprivate func forEachUnit(
    _ unit: BasketUnit, _ codes: CodeColumn, among chosen: BasketValues, _ rule: PurchaseRule,
    _ body: (Span<Int32>) -> Void
  ) {
    let least = rule.leastBought
    // By position: the last unit with the value, from 1 on.
    var last = Array(repeating: UInt32(0), count: chosen.codes.count)
    var inUnit = Array(repeating: Int32(0), count: chosen.codes.count)
    // MutableSpan avoids a uniqueness check per element.
    var seen = last.mutableSpan
    var found = inUnit.mutableSpan
    var number: UInt32 = 0
    for customer in customers {
      var count = 0
      number += 1
      for purchase in purchases(of: customer) {
        if unit == .purchaseDay {
          count = 0
          number += 1
        }
        for line in lines(ofDay: Int(dayOfPurchase[purchase])) where lineAmount[line] >= least {
          let position = chosen.positions[Int(codes[line])]
          guard position >= 0, seen[Int(position)] != number else { continue }
          seen[Int(position)] = number
          found[count] = position
          count += 1
        }
        if unit == .purchaseDay, count > 0 { body(found.span.extracting(0..<count)) }
      }
      if unit == .customer, count > 0 { body(found.span.extracting(0..<count)) }
    }
  }
}
