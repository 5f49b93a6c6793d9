public import Base

/// Exactly how many things have which whole value: a multiset, kept as rising distinct values
/// and how many things lie at or below each.
///
/// Two distributions merge into the distribution of both, whatever the order, so shards can be
/// counted apart and every cut is that of the whole. Equal multisets compare equal.
///
/// Space: O(distinct values). A question costs O(log distinct) unless it says otherwise.
public struct Distribution: Hashable, Sendable {
  /// The distinct values, rising.
  public private(set) var values: [Int64] = []
  /// `reached[i]`: how many things have at most `values[i]`.
  private var reached: [Int] = []

  /// Of nothing.
  public init() {}

  /// From one value per thing, in any order. Complexity: O(n) in digits that differ; see `RadixSort`.
  public init(_ things: [Int64]) {
    let sorted = RadixSort.sorted(things)
    guard var value = sorted.first else { return }
    for (index, next) in sorted.enumerated() where next != value {
      values.append(value)
      reached.append(index)
      value = next
    }
    values.append(value)
    reached.append(sorted.count)
  }

  /// From counts by value: `counts[v]` things of value `v`, beginning with 0.
  /// Complexity: O(counts).
  public init(countsFromZero counts: [Int]) {
    for (value, count) in counts.enumerated() { append(count, of: Int64(value)) }
  }

  /// From distinct values, rising, and how many things have each; nil where nothing has a value, or where there are too
  /// many things to be counted.
  init?(rising values: [Int64], counts: [Int]) {
    reached.reserveCapacity(counts.count)
    for count in counts {
      let (sum, overflow) = self.count.addingReportingOverflow(count)
      guard count > 0, !overflow else { return nil }
      reached.append(sum)
    }
    self.values = values
  }

  /// How many things there are. Complexity: O(1).
  public var count: Int { reached.last ?? 0 }

  /// Whether there is nothing.
  public var isEmpty: Bool { values.isEmpty }

  /// The distinct values, rising, each with how many things have it.
  public var runs: some RandomAccessCollection<(value: Int64, count: Int)> {
    values.indices.lazy.map { [values, reached] index in
      (values[index], reached[index] - (index > 0 ? reached[index - 1] : 0))
    }
  }
}

extension Distribution {
  /// Adds the things of another distribution. Associative and commutative.
  /// Complexity: O(distinct values of both).
  public mutating func merge(_ other: Distribution) {
    guard !other.isEmpty else { return }
    guard !isEmpty else {
      self = other
      return
    }
    let (a, b) = (self, other)
    var values = Array(repeating: Int64(0), count: a.values.count + b.values.count)
    var reached = Array(repeating: 0, count: values.count)
    let distinct = Self.merge(a, b, to: values.mutableSpan, reached.mutableSpan)
    // Values that both have take one place and not two.
    values.removeLast(values.count - distinct)
    reached.removeLast(reached.count - distinct)
    (self.values, self.reached) = (values, reached)
  }

  /// - Returns: How many values there are in both together.
  private static func merge(
    _ a: Distribution, _ b: Distribution, to values: consuming MutableSpan<Int64>,
    _ reached: consuming MutableSpan<Int>
  ) -> Int {
    let (mine, theirs) = (a.values.span, b.values.span)
    let (reachedByMine, reachedByTheirs) = (a.reached.span, b.reached.span)
    // How many things of each lie at or below the last value written.
    var (i, j, count, fromMine, fromTheirs) = (0, 0, 0, 0, 0)
    while i < mine.count, j < theirs.count {
      // Branch-free: the branch would be unpredictable.
      let (x, y) = (mine[i], theirs[j])
      fromMine = x <= y ? reachedByMine[i] : fromMine
      fromTheirs = y <= x ? reachedByTheirs[j] : fromTheirs
      values[count] = x <= y ? x : y
      reached[count] = fromMine + fromTheirs
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
      count += 1
    }
    while i < mine.count {
      (values[count], reached[count]) = (mine[i], reachedByMine[i] + fromTheirs)
      (i, count) = (i + 1, count + 1)
    }
    while j < theirs.count {
      (values[count], reached[count]) = (theirs[j], fromMine + reachedByTheirs[j])
      (j, count) = (j + 1, count + 1)
    }
    return count
  }

  /// How many things have one of so many lowest values.
  func reached(before index: Int) -> Int { index > 0 ? reached[index - 1] : 0 }

  /// Values come rising; a value may come again.
  private mutating func append(_ things: Int, of value: Int64) {
    precondition(things >= 0, "\(things) things of value \(value)")
    guard things > 0 else { return }
    if values.last == value {
      reached[reached.count - 1] += things
    } else {
      values.append(value)
      reached.append((reached.last ?? 0) + things)
    }
  }
}

extension Distribution {
  /// How many things have at most this value.
  public func count(atMost value: Int64) -> Int {
    reached(before: values.partitioningIndex { $0 > value })
  }

  /// How many things have more than this value: a thing of the value has this rank less one.
  public func count(above value: Int64) -> Int { count - count(atMost: value) }

  /// The value of the thing at a rank, from 1 for the lowest; nil beyond the last.
  public func value(atRank rank: Int) -> Int64? {
    guard (1...max(1, count)).contains(rank), !isEmpty else { return nil }
    return values[reached.partitioningIndex { $0 >= rank }]
  }

  /// The value of the thing at a rank, from 1 for the highest; nil beyond the last.
  public func value(atRankFromTop rank: Int) -> Int64? { value(atRank: count + 1 - rank) }

  /// Quantile q by nearest rank: the smallest value v with count(≤ v) ≥ q·n; nil of nothing.
  ///
  /// Source: definition 1 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages",
  /// The American Statistician 50 (1996), 361–365.
  ///
  /// - Parameter millionths: q, from 0 to 1,000,000, so that ranks are exact.
  public func quantile(millionths: Int) -> Int64? {
    value(atRank: max(1, rank(millionths: millionths)))
  }

  /// The value at rank ceil(p·n) from the top: everyone at or above it is in the top share p,
  /// and equal values are never parted. Nil of nothing and for a share of 0.
  ///
  /// - Parameter topMillionths: p, from 0 to 1,000,000, so that ranks are exact.
  public func cut(topMillionths: Int) -> Int64? {
    value(atRankFromTop: rank(millionths: topMillionths))
  }

  /// ceil(share × n)
  private func rank(millionths: Int) -> Int {
    precondition((0...1_000_000).contains(millionths), "a share of \(millionths) millionths")
    return Int((Int128(count) * Int128(millionths) + 999_999) / 1_000_000)
  }

  /// The arithmetic mean; nil of nothing. Exact up to the last quotient.
  /// Complexity: O(distinct values).
  public var mean: Ratio? {
    guard !isEmpty else { return nil }
    let sum = runs.reduce(into: Int128(0)) { $0 += Int128($1.value) * Int128($1.count) }
    return Ratio(Double(sum) / Double(count))
  }
}

extension RandomAccessCollection {
  /// The first index at which a condition holds that, once true, stays true; the end if none.
  func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var (start, length) = (startIndex, count)
    while length > 0 {
      let half = length / 2
      let middle = index(start, offsetBy: half)
      if holds(self[middle]) {
        length = half
      } else {
        start = index(after: middle)
        length -= half + 1
      }
    }
    return start
  }
}
