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
  /// What a shard's lines come to, in each kind of unit: one pass over the lines for both.
  ///
  /// - Parameters:
  ///   - codes: By line.
  ///   - chosen: By unit: the values that are looked for.
  /// - Returns: In the order of `BasketUnit.allCases`.
  /// - Complexity: O(lines + Σ over units of the square of the values in it).
  static func ofAllUnits(
    _ codes: CodeColumn, among chosen: [BasketUnit: BasketValues], of history: History, _ rule: PurchaseRule
  ) -> [PairsInUnits] {
    guard let inBasket = chosen[.purchaseDay], let ofCustomer = chosen[.customer] else {
      return BasketUnit.allCases.map { _ in PairsInUnits() }
    }
    var baskets = PairCounter(among: inBasket)
    var customers = PairCounter(among: ofCustomer)
    history.countPairs(codes, rule, inBaskets: &baskets, ofCustomers: &customers)
    return BasketUnit.allCases.map { unit in
      switch unit {
      case .purchaseDay: PairsInUnits(baskets, units: history.purchaseDay.count)
      case .customer: PairsInUnits(customers, units: history.buyerCount)
      }
    }
  }

  private init(_ counter: PairCounter, units: Int) {
    self.units = units
    values = counter.chosen.codes.count
    switch counter.counted {
    case .few(let square): triangle = square.triangle
    case .many(let list): pairs = list.pairs
    }
  }
}

/// Counts pairs in one of two ways, by how many values there are.
private struct PairCounter {
  enum Counted {
    case few(SquareOfPairs)
    case many(ListOfPairs)
  }

  let chosen: BasketValues
  private var square: SquareOfPairs
  private var list: ListOfPairs?

  init(among chosen: BasketValues) {
    self.chosen = chosen
    let values = chosen.codes.count
    let isFew = values <= PairsInUnits.fewValues
    square = SquareOfPairs(values: isFew ? values : 0)
    list = isFew ? nil : ListOfPairs(values: values)
  }

  /// The positions of a unit's values, each once.
  @inline(__always)
  mutating func count(_ positions: Span<Int32>) {
    if list == nil { square.count(positions) } else { list?.count(positions) }
  }

  var counted: Counted { list.map { .many($0) } ?? .few(square) }
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

  /// Counts the pairs of chosen values in each unit: one pass over the lines for both kinds of unit.
  ///
  /// Purchases of a shard are numbered from the first customer to the last. So the number of a value's last purchase tells
  /// whether this purchase, and whether this customer, has it already.
  fileprivate func countPairs(
    _ codes: CodeColumn, _ rule: PurchaseRule, inBaskets baskets: inout PairCounter,
    ofCustomers customers: inout PairCounter
  ) {
    let (least, amount) = (rule.leastBought, lineAmount)
    // Copies, because the counters change below.
    let (basketPlaces, customerPlaces) = (baskets.chosen.positions, customers.chosen.positions)
    // By code: the number of the last purchase with it, from 1 on.
    var last = Array(repeating: UInt32(0), count: basketPlaces.count)
    // One more than there are values, because a place is filled before it is known whether it counts.
    var inBasket = Array(repeating: Int32(0), count: baskets.chosen.codes.count + 1)
    var ofCustomer = Array(repeating: Int32(0), count: customers.chosen.codes.count + 1)
    // Spans avoid a uniqueness check per element.
    var seen = last.mutableSpan
    var basket = inBasket.mutableSpan
    var customer = ofCustomer.mutableSpan
    let (basketPlace, customerPlace) = (basketPlaces.span, customerPlaces.span)
    for buyer in self.customers {
      let purchases = purchases(of: buyer)
      let first = UInt32(purchases.lowerBound + 1)
      var customerCount = 0
      for purchase in purchases {
        let number = UInt32(purchase + 1)
        var basketCount = 0
        for line in lines(ofDay: Int(dayOfPurchase[purchase])) where amount[line] >= least {
          // Branch-free: the branches would be unpredictable.
          let code = Int(codes[line])
          let (before, b, c) = (seen[code], basketPlace[code], customerPlace[code])
          seen[code] = number
          basket[basketCount] = b
          basketCount &+= before != number && b >= 0 ? 1 : 0
          customer[customerCount] = c
          customerCount &+= before < first && c >= 0 ? 1 : 0
        }
        if basketCount > 0 { baskets.count(basket.span.extracting(0..<basketCount)) }
      }
      if customerCount > 0 { customers.count(customer.span.extracting(0..<customerCount)) }
    }
  }
}
