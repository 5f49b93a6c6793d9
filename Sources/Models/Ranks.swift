/// The ranks of values among the things of a distribution, for a question per thing: a million of them.
///
/// The distinct values are divided into steps, as floating-point numbers are: about a thousand for each doubling. So a
/// question looks into one step, and a step holds few values also where most are small. Its oracle is
/// `Distribution.count(above:)`.
///
/// Space: O(steps) beside the distribution: about a thousand for each doubling of the values, on either side of 0.
public struct Ranks: Sendable {
  private let things: Distribution
  /// The step of the least value.
  private let least: Int
  /// By step from the least: how many distinct values are in lower steps; one more for the end.
  private let lower: [Int]

  /// - Complexity: O(distinct values).
  public init(_ things: Distribution) {
    self.things = things
    guard let first = things.values.first, let last = things.values.last else {
      (least, lower) = (0, [0])
      return
    }
    least = Self.step(of: first)
    var lower = Array(repeating: 0, count: Self.step(of: last) - least + 2)
    for value in things.values { lower[Self.step(of: value) - least + 1] += 1 }
    for step in lower.indices.dropFirst() { lower[step] += lower[step - 1] }
    self.lower = lower
  }

  /// 1 + how many things have more than this value: the highest has rank 1, and equal values share theirs.
  public func rank(of value: Int64) -> Int {
    let step = Self.step(of: value) - least
    guard step >= 0 else { return 1 + things.count }
    guard step + 1 < lower.count else { return 1 }
    let inStep = lower[step]..<lower[step + 1]
    let atMost = inStep.lowerBound + Self.values(atMost: value, in: things.values.span.extracting(inStep))
    return 1 + things.count - things.reached(before: atMost)
  }

  /// The number of a value's step; it never falls where the value rises. The eleven highest bits of the magnitude and how
  /// many bits follow them make it.
  @inline(__always)
  private static func step(of value: Int64) -> Int {
    let magnitude = value.magnitude
    let shift = max(0, 53 - magnitude.leadingZeroBitCount)
    let step = shift &<< 10 &+ Int(truncatingIfNeeded: magnitude &>> UInt64(shift))
    return value < 0 ? -step : step
  }

  /// How many of some rising values are at most a value. Branch-free: the branch would be unpredictable.
  @inline(__always)
  private static func values(atMost value: Int64, in rising: Span<Int64>) -> Int {
    var (start, length) = (0, rising.count)
    while length > 1 {
      let half = length &>> 1
      start &+= rising[start &+ half &- 1] <= value ? half : 0
      length &-= half
    }
    return length == 1 && rising[start] <= value ? start &+ 1 : start
  }
}
