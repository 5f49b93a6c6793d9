public import Base

/// How unevenly a total is spread over entities: the Lorenz curve and what is read off it.
///
/// Values below zero count as 0. Every figure is exact up to its last quotient. Building costs
/// O(distinct values), a question at most O(log distinct).
///
/// Sources: C. Damgaard, J. Weiner, "Describing inequality in plant size or fecundity", Ecology 81
/// (2000), 1139–1142, for the Gini coefficient and its unbiased form; O. C. Herfindahl,
/// "Concentration in the Steel Industry" (1950), for the sum of squared shares.
public struct Lorenz: Sendable {
  /// How many entities there are, those below zero too.
  public let entities: Int
  /// Entities below zero, which count as 0.
  public let negatives: Int
  /// Of all entities, in the unit of the values, after the negative ones were set to 0.
  public let total: Int64

  /// Σ(2i − n − 1)·x(i), in rising order
  private let unevenness: Int128
  /// Σx²
  private let squares: Int128

  // The positive values from the top: a run of equal values, how many entities there are
  // through the run's end, and what they carry together.
  private let values: [Int64]
  private let entitiesThrough: [Int]
  private let carriedThrough: [Int64]

  /// - Precondition: the positive values add up to an `Int64`.
  public init(_ distribution: Distribution) {
    entities = distribution.count
    negatives = distribution.count(atMost: -1)
    let n = Int128(entities)
    var (values, entitiesThrough, carriedThrough): ([Int64], [Int], [Int64]) = ([], [], [])
    var (above, carried): (Int, Int64) = (0, 0)
    var (unevenness, squares): (Int128, Int128) = (0, 0)
    for (value, count) in distribution.runs.reversed() {
      guard value > 0 else { break }
      let weight = value * Int64(count)
      // The run's ranks from below are n − above − count + 1 … n − above, whose 2i − n − 1 sum
      // to count·(n − 2·above − count). With Σx < 2^63 and n < 2^63 both sums stay below 2^126.
      unevenness += Int128(weight) * (n - 2 * Int128(above) - Int128(count))
      squares += Int128(weight) * Int128(value)
      above += count
      carried += weight
      values.append(value)
      entitiesThrough.append(above)
      carriedThrough.append(carried)
    }
    total = carried
    (self.unevenness, self.squares) = (unevenness, squares)
    (self.values, self.entitiesThrough) = (values, entitiesThrough)
    self.carriedThrough = carriedThrough
  }
}

extension Lorenz {
  /// Σ(2i − n − 1)·x(i) / (n·Σx), x rising: 0 when all are equal, towards 1 when one has it all.
  /// Nil when there is no total.
  public var gini: Share? {
    share(unevenness, of: Int128(entities) * Int128(total))
  }

  /// gini·n/(n − 1), which does not read low for few entities. Nil without a total and for one
  /// entity.
  public var giniUnbiased: Share? {
    share(unevenness, of: Int128(entities - 1) * Int128(total))
  }

  /// Σx²/(Σx)², the Herfindahl–Hirschman index: 1/n when all are equal, 1 when one has it all.
  /// Nil when there is no total.
  public var hhi: Share? {
    share(squares, of: Int128(total) * Int128(total))
  }

  /// The part of the total that the top `percent` of the entities carry: the Lorenz curve at
  /// n·p from the top, linear between entities. Nil when there is no total.
  public func topShare(percent: Int) -> Share? {
    let (whole, hundredths) = place(percent: percent)
    let next = hundredths > 0 ? carried(byTop: whole + 1) - carried(byTop: whole) : 0
    let part = 100 * Int128(carried(byTop: whole)) + Int128(hundredths) * Int128(next)
    return share(part, of: 100 * Int128(total))
  }

  /// The value at rank ceil(n·p) from the top, negatives as 0. Nil when there are no entities.
  public func cutoff(percent: Int) -> Int64? {
    let (whole, hundredths) = place(percent: percent)
    let rank = whole + (hundredths > 0 ? 1 : 0)
    guard (1...max(1, entities)).contains(rank), entities > 0 else { return nil }
    let run = entitiesThrough.partitioningIndex { $0 >= rank }
    return run < values.count ? values[run] : 0
  }

  /// The fewest entities, from the top, with at least `percent` of the total.
  /// Nil when there is no total.
  public func entities(carryingPercent percent: Int) -> Int? {
    entities(carryingMillionths: percent * 10_000)
  }

  /// The fewest entities, from the top, with at least a share of the total, given exactly in
  /// millionths. Nil when there is no total.
  public func entities(carryingMillionths millionths: Int) -> Int? {
    precondition((0...1_000_000).contains(millionths), "a share of \(millionths) millionths")
    guard total > 0 else { return nil }
    let wanted = (Int128(total) * Int128(millionths) + 999_999) / 1_000_000
    guard wanted > 0 else { return 0 }
    let run = carriedThrough.partitioningIndex { Int128($0) >= wanted }
    let (above, carried) = reached(before: run)
    let value = Int128(values[run])
    return above + Int((wanted - Int128(carried) + value - 1) / value)
  }
}

extension Distribution {
  /// The value of the last of the fewest things, from the top, that carry a share of the total,
  /// negatives counting 0: everyone at or above it is in, and equal values are never parted.
  /// Nil when there is no total and for a share of 0.
  ///
  /// Complexity: O(distinct values).
  ///
  /// - Parameter carryingMillionths: the share, from 0 to 1,000,000.
  public func cut(carryingMillionths: Int) -> Int64? {
    let fewest = Lorenz(self).entities(carryingMillionths: carryingMillionths)
    return fewest.flatMap { value(atRankFromTop: $0) }
  }
}

extension Lorenz {
  /// n·p as whole entities and hundredths of the next.
  private func place(percent: Int) -> (whole: Int, hundredths: Int) {
    precondition((0...100).contains(percent), "\(percent) percent")
    let place = (Int128(entities) * Int128(percent)).quotientAndRemainder(dividingBy: 100)
    return (Int(place.quotient), Int(place.remainder))
  }

  /// What so many entities from the top carry.
  private func carried(byTop entities: Int) -> Int64 {
    let run = entitiesThrough.partitioningIndex { $0 > entities }
    let (above, carried) = reached(before: run)
    return run < values.count ? carried + values[run] * Int64(entities - above) : carried
  }

  /// How many entities lie above a run, and what they carry together.
  private func reached(before run: Int) -> (entities: Int, carried: Int64) {
    run > 0 ? (entitiesThrough[run - 1], carriedThrough[run - 1]) : (0, 0)
  }

  private func share(_ part: Int128, of whole: Int128) -> Share? {
    whole > 0 ? Share(Double(part) / Double(whole)) : nil
  }
}
