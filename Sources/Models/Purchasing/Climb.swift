import Foundation

/// The way to the top of a log-likelihood: Newton's method in the logarithms of the parameters, with exact derivatives,
/// damped where the function is not concave or a step would go down.
///
/// Nothing is left to chance: the start is given, and the same cells give the same way, step by step. No penalty and no
/// prior is added.
///
/// Source: J. Nocedal, S. J. Wright, "Numerical Optimization", 2nd ed. (2006), algorithms 3.2 and 3.3.
struct Climb: Sendable {
  enum End: Hashable, Sendable {
    /// Converged: the Hessian is negative definite and the Newton decrement at most 1e-12.
    case top
    /// A parameter has left `walls`, or no step leads up any more.
    case noTop
  }

  let end: End
  /// Where the climb ended, up to four parameters; those that the model has not are 1.
  let parameters: SIMD4<Double>
  /// How often the function was evaluated.
  let evaluations: Int

  /// The square of the distance to the top in standard errors below which a climb has converged.
  static let decrement = 1e-12
  /// At the top a step that is no longer, in the logarithms, is the last one, and nobody looks where it leads.
  static let lastStep = 1e-5
  /// The longest step in a logarithm.
  static let longestStep = 2.0
  /// Beyond these a climb is given up: a factor of 100 outside of what is no boundary (`FitBounds`).
  static let walls = (low: 1e-4, high: 1e7)
  private static let mostSteps = 200

  /// - Parameters:
  ///   - start: above zero; 1 where the model has no parameter.
  ///   - count: how many parameters the model has.
  ///   - bounded: how many of them, from the first, have walls.
  ///   - slope: the function with its derivatives by the parameters themselves.
  init(
    from start: SIMD4<Double>, count: Int, bounded: Int,
    of slope: (_ parameters: SIMD4<Double>) -> Slope
  ) {
    var (place, evaluations) = (start, 1)
    var here = slope(place).inLogarithms(of: place)
    var (end, polished) = (End.noTop, 0)
    steps: for _ in 0..<Self.mostSteps {
      let direction = Direction(here, count)
      var step = direction.step
      let isTop = direction.isNewton && direction.rise <= Self.decrement
      end = isTop ? .top : .noTop
      let length = (0..<count).reduce(0) { max($0, step[$1].magnitude) }
      // Also when it is not a number: there is no way from here.
      guard length > 0 else { break }
      if isTop {
        // What is left after a step is of the size of its square.
        if length < Self.lastStep { place = Self.place(place, step, count) }
        polished += 1
        if length < Self.lastStep || polished > 5 { break }
      }
      if length > Self.longestStep { step *= Self.longestStep / length }
      // Near the top a rise is smaller than what rounding leaves of the value.
      let slack = 1e-13 * here.value.magnitude
      var share = 1.0
      while true {
        let next = Self.place(place, step * share, count)
        let there = slope(next).inLogarithms(of: next)
        evaluations += 1
        if there.value >= here.value + 1e-4 * share * Self.dot(here.gradient, step, count) - slack {
          (place, here) = (next, there)
          break
        }
        share /= 2
        if share < 1e-9 { break steps }
      }
      let beyond = (0..<bounded).contains { place[$0] < Self.walls.low || place[$0] > Self.walls.high }
      if beyond {
        end = .noTop
        break
      }
    }
    (self.end, self.parameters, self.evaluations) = (end, place, evaluations)
  }

  private static func place(_ from: SIMD4<Double>, _ step: SIMD4<Double>, _ count: Int) -> SIMD4<Double> {
    var place = from
    for i in 0..<count { place[i] *= exp(step[i]) }
    return place
  }

  private static func dot(_ a: SIMD4<Double>, _ b: SIMD4<Double>, _ count: Int) -> Double {
    (0..<count).reduce(0) { $0 + a[$1] * b[$1] }
  }
}

extension Climb {
  /// Where to step from a point.
  private struct Direction {
    var step = SIMD4<Double>()
    /// Whether it is Newton's own step: the Hessian is negative definite.
    var isNewton = false
    /// gᵀ·step; for Newton's step the decrement.
    var rise = 0.0

    /// Where the Hessian is not negative definite, as much of the unit matrix is taken away from it as makes it so.
    init(_ slope: Slope, _ count: Int) {
      let scale = (0..<count).reduce(0) { max($0, slope.hessian[$1][$1].magnitude) }
      var ridge = 0.0
      while ridge <= 1e12 * max(scale, 1) {
        if let solution = Self.solve(slope, count, ridge: ridge) {
          (step, isNewton) = (solution, ridge == 0)
          rise = Climb.dot(slope.gradient, solution, count)
          return
        }
        ridge = ridge == 0 ? max(1e-6 * scale, 1e-12) : 10 * ridge
      }
    }

    /// (−H + ridge)⁻¹ g by Cholesky's factors; nil when it is not positive definite.
    private static func solve(_ slope: Slope, _ count: Int, ridge: Double) -> SIMD4<Double>? {
      var lower = Slope.Columns()
      for j in 0..<count {
        var pivot = ridge - slope.hessian[j][j]
        for m in 0..<j { pivot -= lower[m][j] * lower[m][j] }
        // Also false when it is not a number.
        guard pivot > 0, pivot.isFinite else { return nil }
        let root = pivot.squareRoot()
        lower[j][j] = root
        for i in j + 1..<max(count, j + 1) {
          var rest = -slope.hessian[j][i]
          for m in 0..<j { rest -= lower[m][i] * lower[m][j] }
          lower[j][i] = rest / root
        }
      }
      var solution = slope.gradient
      for i in 0..<count {
        for m in 0..<i { solution[i] -= lower[m][i] * solution[m] }
        solution[i] /= lower[i][i]
      }
      for i in stride(from: count - 1, through: 0, by: -1) {
        for m in i + 1..<max(count, i + 1) { solution[i] -= lower[i][m] * solution[m] }
        solution[i] /= lower[i][i]
      }
      return solution
    }
  }
}
