extension Interval {
  /// The 95% Wilson score interval of a rate: `successes` out of `trials`; nil without trials.
  ///
  /// Unlike p ± z·√(p(1−p)/n) it never leaves 0…1, and it stays honest for few trials and for
  /// rates near 0 and 1.
  ///
  /// Complexity: O(1).
  ///
  /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
  /// inference", Journal of the American Statistical Association 22 (1927), 209–212.
  public static func wilson(_ successes: Int, of trials: Int) -> Interval? {
    precondition(trials >= 0 && (0...trials).contains(successes), "\(successes) of \(trials)")
    guard trials > 0 else { return nil }
    let (k, n) = (Double(successes), Double(trials))
    let zz = z * z
    let centre = (k + zz / 2) / (n + zz)
    let reach = z * (k * (n - k) / n + zz / 4).squareRoot() / (n + zz)
    // At the ends a bound is exactly 0 or 1; rounding would leave a trace of the subtraction.
    return Interval(
      low: successes == 0 ? 0 : centre - reach, high: successes == trials ? 1 : centre + reach)
  }
}
