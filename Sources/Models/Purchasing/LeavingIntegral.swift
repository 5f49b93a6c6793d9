import Foundation

/// What the Pareto/NBD model adds up over the time at which a buyer may have left: D = e^−h(T) + ∫ₜᵀ e^−h(w) s/(beta + w) dw,
/// h(w) = k ln((alpha + w)/(alpha + t)) + s ln((beta + w)/(beta + t)).
///
/// The first term is the likelihood of being there at T, the second of having left between t and T, both over
/// (alpha + t)^−k (beta + t)^−s. So each is between 0 and 1 and none overflows, whatever k and s are, and both are positive, so
/// nothing cancels.
///
/// The integrand falls from w = t on, for k = 300 within days. In z = ln((m + w)/(m + t)), m the smaller of alpha and beta, it
/// is smooth (`Quadrature`), and h rises about evenly; panels are cut so that h rises by 8 on the first and by half as much
/// again on each later one, until what is left is below the last digit.
struct LeavingIntegral {
  let alpha, k, beta, s: Double
  /// t and T in weeks.
  let from, to: Double

  struct Value {
    var there: Double
    var gone: Double
    var total: Double { there + gone }
  }

  var value: Value {
    var gone = 0.0
    let there = walk(
      soFar: { gone },
      visit: { point, weight in gone += weight * exp(-point.fall) * s * point.b })
    return Value(there: there, gone: gone)
  }

  /// D with its derivatives by r (or k), alpha, s, beta.
  ///
  /// Every term is e^ψ, so its derivatives are e^ψ ψᵢ and e^ψ (ψᵢψⱼ + ψᵢⱼ); the ends of the integral do not move.
  var slope: Slope {
    var slope = Slope()
    let (a0, b0) = (1 / (alpha + from), 1 / (beta + from))
    let there = walk(
      soFar: { slope.value },
      visit: { point, weight in
        add(weight * exp(-point.fall) * s * point.b, at: point, a0, b0, isGone: true, to: &slope)
      })
    if there > 0 {
      add(there, at: point(log1p((to - from) / (min(alpha, beta) + from))), a0, b0, isGone: false, to: &slope)
    }
    return slope
  }

  @inline(__always)
  private func add(
    _ term: Double, at point: Point, _ a0: Double, _ b0: Double, isGone: Bool, to slope: inout Slope
  ) {
    let gone = isGone ? 1.0 : 0.0
    // 1/(alpha + w) − 1/(alpha + t), and the same of beta
    let a1 = -point.since * point.a * a0
    let b1 = -point.since * point.b * b0
    let ofAlpha: Double = -k * a1
    let ofBeta: Double = -s * b1 - gone * point.b
    let first = SIMD4<Double>(-point.logA, ofAlpha, gone / s - point.logB, ofBeta)
    let alphaTwice: Double = k * a1 * (point.a + a0)
    let betaTwice: Double = s * b1 * (point.b + b0) + gone * point.b * point.b
    let sTwice: Double = -gone / (s * s)
    // ψᵢⱼ by columns; the products of the parameters of purchases with those of leaving are 0.
    let seconds = (
      SIMD4<Double>(0, -a1, 0, 0), SIMD4<Double>(-a1, alphaTwice, 0, 0),
      SIMD4<Double>(0, 0, sTwice, -b1), SIMD4<Double>(0, 0, -b1, betaTwice)
    )
    slope.value += term
    slope.gradient += term * first
    slope.hessian.first += term * (first * first[0] + seconds.0)
    slope.hessian.second += term * (first * first[1] + seconds.1)
    slope.hessian.third += term * (first * first[2] + seconds.2)
    slope.hessian.fourth += term * (first * first[3] + seconds.3)
  }
}

extension LeavingIntegral {
  /// A time of leaving.
  private struct Point {
    /// w − t
    let since: Double
    /// h(w)
    let fall: Double
    /// 1/(alpha + w), 1/(beta + w)
    let a, b: Double
    /// ln((alpha + w)/(alpha + t)), ln((beta + w)/(beta + t))
    let logA, logB: Double
  }

  /// - Parameter z: ln((m + w)/(m + t)), m the smaller of alpha and beta.
  @inline(__always)
  private func point(_ z: Double) -> Point {
    let since = (min(alpha, beta) + from) * expm1(z)
    let logA = alpha <= beta ? z : log1p(since / (alpha + from))
    let logB = alpha <= beta ? log1p(since / (beta + from)) : z
    return Point(
      since: since, fall: k * logA + s * logB, a: 1 / (alpha + from + since), b: 1 / (beta + from + since),
      logA: logA, logB: logB)
  }

  /// Visits the nodes, each with its weight in w.
  ///
  /// - Parameter soFar: what the integral has come to, to know when what is left cannot be seen.
  /// - Returns: e^−h(T).
  @inline(__always)
  private func walk(soFar: () -> Double, visit: (Point, Double) -> Void) -> Double {
    guard to > from else { return 1 }
    let scale = min(alpha, beta) + from
    let end = log1p((to - from) / scale)
    let there = exp(-point(end).fall)
    var (z, fallen) = (0.0, 0.0)
    while z < end, exp(-fallen) > 1e-22 * (soFar() + there) {
      var next = min(end, z + Quadrature.longest)
      // h rises ever faster in z: at the end of what the panel might be it rises fastest.
      let room = (8 + fallen / 2) / steepness(scale * exp(next))
      next = min(next, z + room)
      if !(next > z) { break }
      Quadrature.panel(from: z, to: next) { z, weight in
        let point = point(z)
        visit(point, weight * (scale + point.since))
      }
      z = next
      fallen = point(z).fall
    }
    return there
  }

  /// dh/dz where the smaller scale has grown to a size.
  @inline(__always)
  private func steepness(_ grown: Double) -> Double {
    let difference = (alpha - beta).magnitude
    return alpha <= beta
      ? k + s * grown / (grown + difference) : s + k * grown / (grown + difference)
  }
}
