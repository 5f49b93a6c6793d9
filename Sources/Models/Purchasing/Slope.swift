import Foundation

/// A log-likelihood of up to four parameters at one point: its value, its gradient and its Hessian.
struct Slope: Sendable {
  var value = 0.0
  var gradient = SIMD4<Double>()
  /// The Hessian, by columns; it is symmetric.
  var hessian = Columns()

  struct Columns: Sendable {
    var first = SIMD4<Double>()
    var second = SIMD4<Double>()
    var third = SIMD4<Double>()
    var fourth = SIMD4<Double>()

    subscript(_ column: Int) -> SIMD4<Double> {
      get {
        switch column {
        case 0: first
        case 1: second
        case 2: third
        default: fourth
        }
      }
      set {
        switch column {
        case 0: first = newValue
        case 1: second = newValue
        case 2: third = newValue
        default: fourth = newValue
        }
      }
    }
  }

  /// A derivative of second order, on both sides of the diagonal.
  @inline(__always)
  mutating func add(_ derivative: Double, _ i: Int, _ j: Int) {
    hessian[i][j] += derivative
    if i != j { hessian[j][i] += derivative }
  }

  /// Adds `weight` × ln f, where `f` is given with its derivatives.
  mutating func addLogarithm(of f: Slope, weight: Double) {
    value += weight * log(f.value)
    let relative = f.gradient / f.value
    gradient += weight * relative
    for column in 0..<4 {
      hessian[column] += weight * (f.hessian[column] / f.value - relative * relative[column])
    }
  }

  /// Adds `weight` × ln(1 + e^l), where l is given with its derivatives.
  mutating func addSoftplus(of l: Slope, weight: Double) {
    // Of e^l and e^−l the one that cannot overflow.
    let small = exp(-l.value.magnitude)
    value += weight * (max(l.value, 0) + log1p(small))
    let share = (l.value > 0 ? 1 : small) / (1 + small)
    let spread = small / ((1 + small) * (1 + small))
    gradient += weight * share * l.gradient
    for column in 0..<4 {
      hessian[column] +=
        weight * (share * l.hessian[column] + spread * l.gradient * l.gradient[column])
    }
  }

  /// The same function of the logarithms of the parameters.
  func inLogarithms(of parameters: SIMD4<Double>) -> Slope {
    var slope = self
    slope.gradient *= parameters
    for column in 0..<4 {
      slope.hessian[column] *= parameters * parameters[column]
      slope.hessian[column][column] += slope.gradient[column]
    }
    return slope
  }
}
