import Foundation

/// lnΓ and its first two derivatives, or how far they rise from one number to another; for positive numbers.
struct GammaFunctions {
  /// lnΓ
  var logGamma: Double
  /// ψ, the derivative of lnΓ.
  var digamma: Double
  /// ψ′, the second derivative.
  var trigamma: Double
}

/// They are made here, not taken from the C library, so that they are the same on every machine up to what `log` leaves.
///
/// Stirling's series from 12 on, where nine terms are exact to the last digit; below, the recurrence leads there.
/// Complexity: O(1).
///
/// Source: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), 6.1.41, 6.3.18, 6.4.12 and the
/// recurrences 6.1.15, 6.3.5, 6.4.6.
extension GammaFunctions {
  /// At x.
  init(_ x: Double) {
    var (x, product, inverses, squares) = (x, 1.0, 0.0, 0.0)
    while x < Self.seriesFrom {
      product *= x
      inverses += 1 / x
      squares += 1 / (x * x)
      x += 1
    }
    let rest = Self.rest(x)
    logGamma = (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + rest.logGamma - log(product)
    digamma = log(x) - 0.5 / x + rest.digamma - inverses
    trigamma = 1 / x + 0.5 / (x * x) + rest.trigamma + squares
  }

  /// From x to x + q: lnΓ(x + q) − lnΓ(x), and the same of ψ and ψ′. Where x is large the difference of two values would
  /// lose as many digits as they have in common; these do not.
  init(from x: Double, by q: Double) {
    var (x, product, inverses, squares) = (x, 1.0, 0.0, 0.0)
    while x < Self.seriesFrom {
      product *= x / (x + q)
      inverses += q / (x * (x + q))
      squares += q * (2 * x + q) / (x * x * (x + q) * (x + q))
      x += 1
    }
    let (y, growth) = (x + q, log1p(q / x))
    let (low, high) = (Self.rest(x), Self.rest(y))
    logGamma = (x - 0.5) * growth + q * (log(y) - 1) + (high.logGamma - low.logGamma) + log(product)
    digamma = growth + 0.5 * q / (x * y) + (high.digamma - low.digamma) + inverses
    trigamma = -q / (x * y) - 0.5 * q * (x + y) / (x * x * y * y) + (high.trigamma - low.trigamma) - squares
  }
}

extension GammaFunctions {
  /// The Bernoulli numbers B₂, B₄, …
  private static let bernoulli: [Double] = [
    1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798,
  ]

  private static let seriesFrom = 12.0

  /// What Stirling's series add to their first terms: Σ B₂ₙ/(2n(2n − 1)x²ⁿ⁻¹), −Σ B₂ₙ/(2n x²ⁿ), Σ B₂ₙ/x²ⁿ⁺¹.
  private static func rest(_ x: Double) -> GammaFunctions {
    let inverse = 1 / (x * x)
    var sums = GammaFunctions(logGamma: 0, digamma: 0, trigamma: 0)
    for index in stride(from: bernoulli.count - 1, through: 0, by: -1) {
      let (number, order) = (bernoulli[index], 2 * Double(index + 1))
      sums.logGamma = (sums.logGamma + number / (order * (order - 1))) * inverse
      sums.digamma = (sums.digamma - number / order) * inverse
      sums.trigamma = (sums.trigamma + number) * inverse
    }
    sums.logGamma *= x
    sums.trigamma /= x
    return sums
  }
}
