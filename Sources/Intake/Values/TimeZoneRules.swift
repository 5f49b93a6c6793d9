/// A time zone as the tz database describes it: from which instant on its clocks are how far ahead of UTC.
///
/// Instants are seconds since 1970-01-01 UTC. Everything comes from the bytes that are given; no zone of the machine is asked.
public struct TimeZoneRules: Hashable, Sendable {
  /// `America/New_York`
  public let name: String
  /// Tells rules of one name from those of another version of the tz database.
  public let digest: UInt64
  /// Before the first of the changes.
  private let firstOffset: Int
  /// In order of time: from `start` on the clocks are so many seconds ahead.
  private let changes: [Change]
  /// What holds after the last of them.
  private let rule: YearlyZoneRule?
  /// By the abbreviation, packed as `ZoneName.key`, where the zone uses it in one sense only.
  private let names: [UInt64: Int]

  private struct Change: Hashable, Sendable {
    let start: Int
    let offset: Int
  }

  /// - Parameter bytes: A file of the tz database, in the form of RFC 8536 (TZif, versions 1 to 4).
  /// - Returns: nil where the bytes are none.
  public init?(name: String, tzif bytes: [UInt8]) {
    guard let file = TimeZoneFile(bytes) else { return nil }
    self.name = name
    // FNV-1a.
    digest = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    firstOffset = file.types[0].offset
    changes = zip(file.starts, file.typeOfStart).map { Change(start: $0, offset: file.types[$1].offset) }
    rule = file.footer.isEmpty ? nil : YearlyZoneRule(file.footer)
    if rule == nil, !file.footer.isEmpty { return nil }
    names = Dictionary(file.types.map { ($0.name, [$0.offset]) }, uniquingKeysWith: +)
      .compactMapValues { offsets in Set(offsets).count == 1 ? offsets[0] : nil }
  }

  /// How many seconds the clocks are ahead of UTC at an instant.
  package func offset(at instant: Int) -> Int {
    // The first change that comes later.
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].start <= instant { low = middle + 1 } else { high = middle }
    }
    if low == changes.count, let rule { return rule.offset(at: instant) }
    return low == 0 ? firstOffset : changes[low - 1].offset
  }

  /// What an abbreviation of the zone's own means; nil where the zone does not use it, or in several senses.
  func offset(named key: UInt64) -> Int? { names[key] }

  /// The instant at which the clocks show a time. A time that they skip, or show twice, is taken by the earlier offset,
  /// that of the clocks before they are changed.
  /// - Parameter local: Seconds since 1970-01-01 as the clocks show them.
  package func instant(ofLocal local: Int) -> (instant: Int, isDoubtful: Bool) {
    // Longer than any clock is ahead or behind, shorter than any time between two changes.
    let margin = 93_600
    let before = offset(at: local - margin)
    let after = offset(at: local + margin)
    guard before != after else { return (local - before, false) }
    let isBefore = offset(at: local - before) == before
    let isAfter = offset(at: local - after) == after
    return (local - (isBefore || !isAfter ? before : after), isBefore == isAfter)
  }
}
