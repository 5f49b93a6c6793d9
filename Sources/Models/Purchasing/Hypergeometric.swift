import Foundation

/// Gauss's hypergeometric function, as far as the purchase models ask for it.
enum Hypergeometric {
  /// E[(1 + p·v)^−k] where p ~ Beta(a, c) and v ≥ 0: that is ₂F₁(k, a; a + c; −v).
  ///
  /// With z = v/(1 + v) it is, by the transformations of Pfaff and Euler,
  /// (1 − z)^k ₂F₁(k, c; a + c; z) = (1 − z)^a ₂F₁(a + c − k, a; a + c; z). The second has few terms, and all of them are
  /// positive when k ≤ a + c; otherwise the first is summed, whose terms always are. So nothing cancels.
  ///
  /// Complexity: O(1/(1 − z)) terms.
  ///
  /// Source: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), 15.3.1, 15.3.3 to 15.3.5.
  static func meanOfPower(_ k: Double, a: Double, c: Double, v: Double) -> Double {
    let z = v / (1 + v)
    guard z > 0 else { return 1 }
    let power = k <= a + c ? a : k
    let series =
      k <= a + c
      ? logSum(of: a + c - k, a, over: a + c, at: z) : logSum(of: k, c, over: a + c, at: z)
    return exp(series - power * log1p(v))
  }

  /// ln ₂F₁(a, b; c; z) with no negative parameter and 0 < z < 1.
  ///
  /// The sum may exceed what a double holds, so it is scaled on the way.
  private static func logSum(of a: Double, _ b: Double, over c: Double, at z: Double) -> Double {
    var (term, sum, logScale, n) = (1.0, 1.0, 0.0, 0.0)
    while true {
      let ratio = (a + n) * (b + n) / ((c + n) * (n + 1)) * z
      term *= ratio
      sum += term
      n += 1
      // What follows is below term × ratio / (1 − ratio) once ratios no longer rise above it.
      if ratio < 1, term * max(ratio, z) < 1e-17 * sum * (1 - max(ratio, z)) { break }
      if sum > 1e200 {
        (term, sum) = (term * 1e-200, sum * 1e-200)
        logScale += 200 * log(10)
      }
    }
    return logScale + log(sum)
  }
}
