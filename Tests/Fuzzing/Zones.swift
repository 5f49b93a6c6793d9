internal import Intake

/// The bytes are no file of the tz database, or clocks that a time can be read by: what they show at the instant of a time
/// is that time, but for times that are skipped.
func checkZones(_ bytes: [UInt8]) throws(Broken) {
  guard let rules = TimeZoneRules(name: "zone", tzif: bytes) else { return }
  for day in stride(from: -40_000, through: 60_000, by: 997) {
    let local = day * 86_400 + (day &* 7919) % 86_400
    let (instant, isDoubtful) = rules.instant(ofLocal: local)
    let shown = instant + rules.offset(at: instant)
    try Broken.unless(abs(instant - local) < 93_600, "\(local) is \(instant)")
    try Broken.unless(isDoubtful || shown == local, "\(local) is \(instant), when \(shown) is shown")
  }
}
