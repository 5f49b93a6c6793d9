public import Base

/// Exactly how many things have which whole value: a multiset, kept as rising distinct values
/// and how many things lie at or below each.
///
/// Two distributions merge into the distribution of both, whatever the order, so shards can be
/// counted apart and every cut is that of the whole. Equal multisets compare equal.
///
/// Space: O(distinct values). A question costs O(log distinct) unless it says otherwise.
public struct Distribution: Hashable, Sendable, Codable {
  /// The distinct values, rising.
  public private(set) var values: [Int64] = []
  /// `reached[i]`: how many things have at most `values[i]`.
  private var reached: [Int] = []

  public init() {}

  /// From one value per thing, in any order. Complexity: O(n) in bytes that differ; see `RadixSort`.
  public init(_ things: [Int64]) {
    for value in RadixSort.sorted(things) { append(1, of: value) }
  }

  /// From counts by value: `counts[v]` things of value `v`, beginning with 0.
  /// Complexity: O(counts).
  public init(countsFromZero counts: [Int]) {
    for (value, count) in counts.enumerated() { append(count, of: Int64(value)) }
  }

  /// How many things there are. Complexity: O(1).
  public var count: Int { reached.last ?? 0 }

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
    var merged = Distribution()
    merged.values.reserveCapacity(max(values.count, other.values.count))
    merged.reached.reserveCapacity(max(values.count, other.values.count))
    var (mine, theirs) = (0, 0)
    while mine < values.count || theirs < other.values.count {
      let value =
        if theirs == other.values.count {
          values[mine]
        } else if mine == values.count {
          other.values[theirs]
        } else {
          min(values[mine], other.values[theirs])
        }
      if mine < values.count, values[mine] == value { mine += 1 }
      if theirs < other.values.count, other.values[theirs] == value { theirs += 1 }
      merged.values.append(value)
      // Both have been read up to this value, so what they have reached adds up.
      merged.reached.append(reached(before: mine) + other.reached(before: theirs))
    }
    self = merged
  }

  private func reached(before index: Int) -> Int { index > 0 ? reached[index - 1] : 0 }

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
