/// The distributions that the sample shop is made of.
extension SplitMix64 {
  /// Evenly between 0 and 1, neither of them.
  mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  mutating func happens(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// Evenly among 0, 1, … count − 1.
  mutating func below(_ count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// An index, as often as its weight says. Weights are given summed up: the last is the total.
  mutating func pick(_ summedWeights: [Double]) -> Int {
    let aim = uniform() * summedWeights[summedWeights.count - 1]
    var index = 0
    while summedWeights[index] < aim { index += 1 }
    return index
  }

  mutating func exponential() -> Double {
    -Elementary.log(uniform())
  }

  /// Standard normal, by Marsaglia's polar method.
  mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s < 1, s > 0 { return u * (-2 * Elementary.log(s) / s).squareRoot() }
    }
  }

  /// Gamma with scale 1 and a shape of at least 1.
  ///
  /// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
  mutating func gamma(shape: Double) -> Double {
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if Elementary.log(uniform()) < 0.5 * x * x + d - d * v + d * Elementary.log(v) { return d * v }
    }
  }

  /// How many events of a steady stream fall into a stretch that has so many on average: as many as
  /// exponential waits fit in.
  /// - Complexity: O(mean)
  mutating func poisson(mean: Double) -> Int {
    var count = -1
    var elapsed = 0.0
    while elapsed < mean {
      elapsed += exponential()
      count += 1
    }
    return max(count, 0)
  }
}

/// Weights as `pick` wants them.
func summedUp(_ weights: [Double]) -> [Double] {
  var sum = 0.0
  return weights.map { weight in
    sum += weight
    return sum
  }
}
