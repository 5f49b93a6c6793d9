public import Base

/// How long it took until something happened, counted by day, for many subjects: some saw the
/// event, the others were only watched until a day and are censored.
///
/// Two counts combine into the count of both, whatever the order, so shards of subjects can be
/// counted apart. Equal counts compare equal, however they were made.
public struct Durations: Hashable, Sendable {
  /// `events[day]`: subjects whose event came `day` days after their start.
  public private(set) var events: [Int] = []
  /// `censored[day]`: subjects without the event, watched for `day` days.
  public private(set) var censored: [Int] = []

  /// Of nobody.
  public init() {}

  /// From counts by day, beginning with day 0.
  public init(events: [Int], censored: [Int]) {
    self.events = Durations.trimmed(events)
    self.censored = Durations.trimmed(censored)
  }

  /// Subjects with an event or censored. Complexity: O(days).
  public var subjects: Int { events.reduce(0, +) + censored.reduce(0, +) }

  /// The days until the event of those who saw it; the censored are left out.
  public var untilEvent: Distribution { Distribution(countsFromZero: events) }
}

extension Durations {
  /// Complexity: O(1), amortised over days.
  public mutating func addEvent(onDay day: Int, subjects: Int = 1) {
    Durations.add(subjects, on: day, to: &events)
  }

  /// Complexity: O(1), amortised over days.
  public mutating func addCensored(onDay day: Int, subjects: Int = 1) {
    Durations.add(subjects, on: day, to: &censored)
  }

  /// Adds what another count holds. Associative and commutative. Complexity: O(days).
  public mutating func merge(_ other: Durations) {
    Durations.add(other.events, to: &events)
    Durations.add(other.censored, to: &censored)
  }
}

extension Durations: Portable {
  public func pack(into packer: inout Packer) {
    events.pack(into: &packer)
    censored.pack(into: &packer)
  }

  /// - Throws: `Damage` also where a count is negative, and where the last day of a column has no subject.
  public init(from unpacker: inout Unpacker) throws(Damage) {
    let events = try [Int](from: &unpacker)
    let censored = try [Int](from: &unpacker)
    for column in [events, censored] {
      guard column.allSatisfy({ $0 >= 0 }), column.last != 0 else {
        throw unpacker.damage("subjects by day, up to the last day that has some")
      }
    }
    self.init(events: events, censored: censored)
  }

  /// Durations of any length fit each other: shorter ones have nobody on the days that are missing.
  public func fits(_ shape: Durations, _ sizes: inout TallySizes) -> Bool {
    (events + censored).allSatisfy { sizes.holds($0) }
  }
}

extension Durations {
  private static func add(_ subjects: Int, on day: Int, to counts: inout [Int]) {
    precondition(day >= 0 && subjects >= 0, "\(subjects) subjects on day \(day)")
    guard subjects > 0 else { return }
    widen(&counts, to: day + 1)
    counts[day] += subjects
  }

  private static func add(_ more: [Int], to counts: inout [Int]) {
    widen(&counts, to: more.count)
    for (day, subjects) in more.enumerated() { counts[day] += subjects }
  }

  private static func widen(_ counts: inout [Int], to days: Int) {
    if counts.count < days { counts += repeatElement(0, count: days - counts.count) }
  }

  /// Without the empty days at the end, so that equal counts have equal columns.
  private static func trimmed(_ counts: [Int]) -> [Int] {
    precondition(counts.allSatisfy { $0 >= 0 }, "a negative count of subjects")
    return Array(counts.prefix((counts.lastIndex { $0 > 0 } ?? -1) + 1))
  }
}
