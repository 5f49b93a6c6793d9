internal import Base
internal import Ledger

/// How answers are put on 0 … 1, in whole numbers: every figure is a number of units, and a 1 has `unit` of them.
///
/// The mean of m answers has m times the scale's length as divisor, so the unit is a common multiple of all the m that can
/// occur. It is exact unless a list has so many items that the common multiple does not fit; then it is a trillionth.
struct SurveyScale: Hashable, Sendable {
  /// The lowest answer, in thousandths.
  let low: Int
  /// The highest, in thousandths.
  let high: Int
  /// How many units are 1.
  let unit: Int64

  /// Units below this can be squared and added up for 2³¹ respondents in 128 bits.
  static let largest = Int64(1) << 47
  /// What a unit is where the exact one would be larger.
  private static let trillion = Int64(1_000_000_000_000)

  /// - Parameter lists: How many items each list of items has.
  init(low: Int, high: Int, lists: [Int]) {
    (self.low, self.high) = (low, high)
    let divisors = lists.flatMap { Int64(($0 + 1) / 2)...Int64(max($0, 1)) }.filter { $0 > 0 }
    let unit = divisors.reduce(Int64(high - low) as Int64?) { unit, divisor in
      unit.flatMap { Self.multiple($0, divisor * Int64(high - low)) }
    }
    self.unit = unit ?? Self.trillion
  }

  /// The least common multiple; nil where it is too large.
  static func multiple(_ a: Int64, _ b: Int64) -> Int64? {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    let (product, overflow) = (a / x).multipliedReportingOverflow(by: b)
    return overflow || product > largest ? nil : product
  }

  /// How far an answer is from the low end of the scale, or from the high end, in thousandths.
  func placed(_ answer: Int, isReversed: Bool) -> Int { isReversed ? high - answer : answer - low }

  /// The mean of the answers that are given, when they are at least half of all.
  /// - Parameter sum: Of the placed answers.
  func mean(_ sum: Int, of given: Int, outOf items: Int) -> Int64? {
    guard given > 0, 2 * given >= items else { return nil }
    return Self.rounded(Int128(sum) * Int128(unit), by: Int128(given) * Int128(high - low))
  }

  /// Half away from zero; exact where the divisor divides.
  static func rounded(_ number: Int128, by divisor: Int128) -> Int64 {
    let rounded = Int128((2 * number.magnitude + divisor.magnitude) / (2 * divisor.magnitude))
    return Int64(number < 0 ? -rounded : rounded)
  }
}

/// Some items of a survey that are read as one: a component or a construct.
struct SurveyItems: Hashable, Sendable {
  /// As the pipeline names it.
  let name: String
  /// The positions of the items among all that were read.
  let positions: [Int]
  /// By item: whether it is read the other way round.
  let isReversed: [Bool]

  init(_ name: String, _ items: [String], in all: [String], reversed: [String]) {
    self.name = name
    let found = items.compactMap { item in all.firstIndex(of: item).map { (item, $0) } }
    positions = found.map(\.1)
    isReversed = found.map { reversed.contains($0.0) }
  }

  var count: Int { positions.count }
}

extension SurveyRecords {
  /// A respondent's answers to some items, placed on the scale; nil where one is not answered.
  func placed(_ record: Int, _ items: SurveyItems, on scale: SurveyScale) -> [Int?] {
    zip(items.positions, items.isReversed).map { position, isReversed in
      answer(record, item: position).map { scale.placed($0, isReversed: isReversed) }
    }
  }

  /// The mean of a respondent's answers in the scale's units; nil where fewer than half are given.
  func mean(_ record: Int, _ items: SurveyItems, on scale: SurveyScale) -> Int64? {
    let given = placed(record, items, on: scale).compactMap(\.self)
    return scale.mean(given.reduce(0, +), of: given.count, outOf: items.count)
  }
}

extension Worksheet {
  /// By respondent of the shard: the tier of W; nil for a respondent who is no member of W, or not known.
  func tiers(of records: SurveyRecords) -> [Int?] {
    var tiers = [Int?](repeating: nil, count: records.owners.count)
    for customer in 0..<records.owners.customers {
      guard case .tier(let tier) = places[customer] else { continue }
      for record in records.owners.records(of: customer) { tiers[record] = tier }
    }
    return tiers
  }
}

/// The groups of respondents that survey tables have rows for: everybody, then the tiers.
enum SurveyGroups {
  static let all = "all"
  static let tier = "tier"

  /// How many groups there are: tiers only where respondents are named.
  static func count(_ landmarks: Landmarks) -> Int { 1 + names(landmarks).count }

  private static func names(_ landmarks: Landmarks) -> [String] {
    landmarks.facts.relations.survey?.hasCustomers == true ? landmarks.settings.pyramid.tiers.map(\.name) : []
  }

  /// The names of the groups, in the order of the table.
  static func all(_ landmarks: Landmarks) -> [(group: String, value: String)] {
    [(all, all)] + names(landmarks).map { (tier, $0) }
  }
}

extension Ratio {
  /// A figure of answers on 0 … 1; nil of one that no answers can give, as a damaged tally may.
  init?(onScale value: Double) {
    guard value.magnitude < 1e12 else { return nil }
    self.init(value)
  }
}
