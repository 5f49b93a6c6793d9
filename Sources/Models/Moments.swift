public import Base

/// How many whole numbers there are, their sum and the sum of their squares: what a mean and its interval are made of.
/// Sums are exact, so that the numbers may be counted in any order and in any parts.
///
/// The squares of amounts fit: no sum of squares is above the square of the sum of magnitudes, which is below 2⁶³ in a run.
public struct Moments: Hashable, MadeOfParts, Portable {
  /// How many numbers there are.
  public private(set) var count = 0
  /// Their sum.
  public private(set) var sum: Int128 = 0
  /// The sum of their squares.
  public private(set) var squares: Int128 = 0

  /// Of no numbers.
  public init() {}

  /// Of a list.
  public init(_ numbers: some Sequence<Int64>) {
    for number in numbers { add(number) }
  }

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.count)
    try parts.sum(\.sum)
    try parts.sum(\.squares)
  }

  /// Whether numbers can have these sums: n Σx² is at least (Σx)².
  public var isConsistent: Bool { count > 0 ? !wide.spread.isNegative : sum == 0 && squares == 0 }

  /// One number more.
  public mutating func add(_ number: Int64) {
    count += 1
    sum += Int128(number)
    squares += Int128(number) * Int128(number)
  }

  /// So many numbers 0 more: those who spent nothing.
  public mutating func add(zeros: Int) { count += zeros }

  var wide: WideMoments {
    WideMoments(count: count, sum: WideInteger(sum), squares: WideInteger(squares), unit: 1)
  }
}

extension Moments {
  /// The mean of the numbers, each divided by `unit`; nil of none.
  /// - Precondition: `unit` is above 0.
  public func mean(inUnitsOf unit: Int64 = 1) -> Double? {
    count > 0 ? sum.nearestDouble / (Int128(count) * Int128(unit)).nearestDouble : nil
  }

  /// The standard deviation of the numbers, each divided by `unit`, with n − 1; nil of fewer than two.
  public func deviation(inUnitsOf unit: Int64 = 1) -> Double? {
    wide.variance.map { $0.squareRoot() / Double(unit) }
  }

  /// The mean ± z × s/√n; nil of fewer than two.
  public func meanInterval(inUnitsOf unit: Int64 = 1) -> (low: Double, high: Double)? {
    guard let mean = mean(inUnitsOf: unit), let deviation = deviation(inUnitsOf: unit) else { return nil }
    let reach = Interval.z * deviation / Double(count).squareRoot()
    return (mean - reach, mean + reach)
  }
}

/// Moments of numbers that may need more than 64 bits, all of them in parts of one unit.
struct WideMoments {
  let count: Int
  let sum: WideInteger
  let squares: WideInteger
  /// What the numbers are to be divided by.
  let unit: Int

  /// n Σx² − (Σx)², which is n² times the population's variance.
  var spread: WideInteger { WideInteger(count) * squares - sum * sum }

  /// s² with n − 1; nil of fewer than two.
  var variance: Double? {
    count > 1 ? spread.double / (WideInteger(count) * WideInteger(count - 1)).double : nil
  }
}
