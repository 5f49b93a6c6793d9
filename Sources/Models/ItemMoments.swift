public import Base

/// The sums and products of the answers to several items, of respondents who answered all of them: whether the items hang
/// together.
public struct ItemMoments: Hashable, MadeOfParts, Portable {
  /// How many items there are.
  public private(set) var items = 0
  /// How many respondents answered all of them.
  public private(set) var count = 0
  /// By item: the sum of the answers.
  private var sums: [Int128] = []
  /// By pair of items, the second not before the first: the sum of the products.
  private var products: [Int128] = []

  public init() {}

  /// Of no respondents.
  /// - Precondition: `items` is not negative.
  public init(items: Int) {
    precondition(items >= 0, "\(items) items")
    self.items = items
    sums = Array(repeating: 0, count: items)
    products = Array(repeating: 0, count: items * (items + 1) / 2)
  }

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.fixed(\.items)
    try parts.sum(\.count)
    try parts.sum(\.sums)
    try parts.sum(\.products)
  }

  /// One respondent more, by item.
  /// - Precondition: There is one answer for each item.
  public mutating func add(_ answers: [Int64]) {
    precondition(answers.count == items, "\(answers.count) answers to \(items) items")
    count += 1
    var pair = 0
    for i in answers.indices {
      sums[i] += Int128(answers[i])
      for j in i..<items {
        products[pair] += Int128(answers[i]) * Int128(answers[j])
        pair += 1
      }
    }
  }

  /// n² times the covariance of each pair of items: n Σxy − Σx Σy; row by row, all of them.
  private var covariances: [[WideInteger]] {
    let sums = sums.map { WideInteger($0) }
    var matrix = Array(repeating: Array(repeating: WideInteger(0), count: items), count: items)
    var pair = 0
    for i in 0..<items {
      for j in i..<items {
        let covariance = WideInteger(count) * WideInteger(products[pair]) - sums[i] * sums[j]
        (matrix[i][j], matrix[j][i]) = (covariance, covariance)
        pair += 1
      }
    }
    return matrix
  }

  /// Cronbach's alpha, k/(k − 1) × (1 − Σ variance of an item / variance of the sum); nil of fewer than two items or
  /// respondents, and where the sum is the same for all.
  ///
  /// Complexity: O(items²).
  ///
  /// Source: L. J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16 (1951), 297–334,
  /// equation 2.
  public var alpha: Double? {
    guard items > 1, count > 1 else { return nil }
    let covariances = covariances
    let total = covariances.joined().reduce(WideInteger(0), +)
    let own = (0..<items).reduce(WideInteger(0)) { $0 + covariances[$1][$1] }
    guard total.isPositive else { return nil }
    return (WideInteger(items) * (total - own)).double / (WideInteger(items - 1) * total).double
  }

  /// Alpha of items that were all put to the same variance, k r̄ / (1 + (k − 1) r̄), where r̄ is the mean correlation of two
  /// items; nil also where an item has the same answer from all.
  ///
  /// Complexity: O(items²).
  ///
  /// Source: H. G. Osburn, "Coefficient alpha and related internal consistency reliability coefficients", Psychological
  /// Methods 5 (2000), 343–355.
  public var standardizedAlpha: Double? {
    guard items > 1, count > 1 else { return nil }
    let covariances = covariances
    let deviations = covariances.indices.map { covariances[$0][$0].double.squareRoot() }
    guard deviations.allSatisfy({ $0 > 0 }) else { return nil }
    var sum = 0.0
    for i in 0..<items {
      for j in i + 1..<items { sum += covariances[i][j].double / (deviations[i] * deviations[j]) }
    }
    let k = Double(items)
    let mean = sum / (k * (k - 1) / 2)
    let whole = 1 + (k - 1) * mean
    return whole > 0 ? k * mean / whole : nil
  }
}
