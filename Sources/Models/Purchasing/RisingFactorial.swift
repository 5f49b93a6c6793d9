import Foundation

/// Γ(r + x)/Γ(r) = r (r + 1) … (r + x − 1): what counting purchases at a gamma-distributed rate comes to.
///
/// Summed over buyers it is a sum over how many have more than i repeat days, so no Γ is needed and no digits are lost where
/// r is large.
enum RisingFactorial {
  /// Σ over buyers of ln(Γ(r + x)/Γ(r)), with its derivatives by r, the first parameter.
  ///
  /// Complexity: O(largest x).
  ///
  /// - Parameter buyersBeyond: `[i]`: buyers with x above i.
  static func logarithm(of r: Double, _ buyersBeyond: [Int]) -> Slope {
    var (value, first, second) = (0.0, 0.0, 0.0)
    for (i, buyers) in buyersBeyond.enumerated() {
      let (n, factor) = (Double(buyers), r + Double(i))
      value += n * log(factor)
      first += n / factor
      second -= n / (factor * factor)
    }
    var slope = Slope()
    slope.value = value
    slope.gradient[0] = first
    slope.add(second, 0, 0)
    return slope
  }
}

extension Slope {
  /// Adds `n` × (r ln alpha − (r + x) ln(alpha + t)) with its derivatives by r and alpha, the first two parameters.
  ///
  /// Written so that no digits are lost where r and alpha are large.
  @inline(__always)
  mutating func addPurchases(_ n: Double, x: Double, until t: Double, r: Double, alpha: Double) {
    let (a, share) = (1 / (alpha + t), log1p(t / alpha))
    value -= n * (x * log(alpha + t) + r * share)
    gradient[0] -= n * share
    gradient[1] += n * (r * t - x * alpha) * a / alpha
    add(n * t * a / alpha, 0, 1)
    add(n * ((r + x) * a * a - r / (alpha * alpha)), 1, 1)
  }
}

extension CountedCells<PurchaseCell> {
  /// Means over buyers, for where to begin a climb: weeks since the first purchase day, and repeat days. Neither is 0.
  var meanAgeAndPurchases: (weeks: Double, purchases: Double) {
    var (days, purchases, buyers) = (0, 0, 0)
    for (cell, count) in zip(cells, counts) {
      days += cell.ageDays * count
      purchases += cell.repeatDays * count
      buyers += count
    }
    return (Double(max(days, 1)) / 7 / Double(buyers), Double(max(purchases, 1)) / Double(buyers))
  }
}
