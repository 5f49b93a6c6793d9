import Foundation

/// The one rule by which integrals are made: Gauss–Legendre with twelve nodes on panels that are short enough.
///
/// What is integrated here is smooth in z = ln(m + w), m the smallest of the scales added to the time w: the nearest
/// singularity of any factor is then π away from the real axis. On a panel of length 2.5 such a factor costs 1e-15, and
/// the exponential e^−h of a panel over which h rises by 8 costs 1e-13.
///
/// Source: P. J. Davis, P. Rabinowitz, "Methods of Numerical Integration", 2nd ed. (1984), sections 2.7 and 4.6.
enum Quadrature {
  /// Positive nodes and weights of the rule on (−1, 1); it is symmetric.
  private static let rule: [(node: Double, weight: Double)] = [
    (0.125233408511468915, 0.249147045813402785), (0.367831498998180194, 0.233492536538354809),
    (0.587317954286617447, 0.203167426723065922), (0.769902674194304687, 0.160078328543346226),
    (0.904117256370474857, 0.106939325995318431), (0.981560634246719251, 0.0471753363865118272),
  ]

  /// How long a panel may be in z, whatever is integrated.
  static let longest = 2.5

  /// Visits the nodes of one panel, each with its weight.
  @inline(__always)
  static func panel(from a: Double, to b: Double, _ visit: (_ z: Double, _ weight: Double) -> Void) {
    let (centre, half) = ((a + b) / 2, (b - a) / 2)
    for (node, weight) in rule {
      visit(centre - half * node, half * weight)
      visit(centre + half * node, half * weight)
    }
  }

  /// ∫₀ᵇ f(u) du of a function that falls, smooth in z = ln(scale + u), and as a mixture of powers of (1 + u/scale) times
  /// e^(−decay × u).
  ///
  /// - Parameter power: the largest of the powers. What falls so steeply is gone soon, so later panels may be longer.
  @inline(__always)
  static func integral(
    to b: Double, scale: Double, power: Double, decay: Double, of f: (Double) -> Double
  ) -> Double {
    let end = log1p(b / scale)
    var (sum, z) = (0.0, 0.0)
    while z < end {
      var next = min(end, z + min(longest, 8 / power + z / 2))
      next = min(next, z + 8 / (decay * scale * exp(next)))
      if !(next > z) { break }
      panel(from: z, to: next) { z, weight in
        let since = scale * expm1(z)
        sum += weight * (scale + since) * f(since)
      }
      z = next
    }
    return sum
  }
}
