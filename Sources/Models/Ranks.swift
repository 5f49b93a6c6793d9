/// The ranks of values among the things of a distribution, for a question per thing: a million of them.
///
/// Every five hundred and twelfth value is kept apart, so that the first half of a search stays in the cache and the second
/// is within one stretch of memory. Its oracle is `Distribution.count(above:)`.
public struct Ranks: Sendable {
  private static let stretch = 512

  private let things: Distribution
  /// The distinct values at the ends of the stretches.
  private let marks: [Int64]

  /// - Complexity: O(distinct values).
  public init(_ things: Distribution) {
    self.things = things
    marks = stride(from: Self.stretch - 1, to: things.values.count, by: Self.stretch).map {
      things.values[$0]
    }
  }

  /// 1 + how many things have more than this value: the highest has rank 1, and equal values share theirs.
  public func rank(of value: Int64) -> Int {
    let stretch = Self.values(atMost: value, in: marks.span) * Self.stretch
    let values = things.values.span
    let end = min(values.count, stretch + Self.stretch)
    let atMost = stretch + Self.values(atMost: value, in: values.extracting(stretch..<end))
    return 1 + things.count - things.reached(before: atMost)
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
