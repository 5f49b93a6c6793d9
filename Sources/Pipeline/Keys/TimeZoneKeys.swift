internal import Intake

extension Key {
  /// The zone whose calendar days count.
  static let timeZone = Key.leaf(
    "time_zone", wanted: { _ in "{from: UTC, to: America/New_York}" },
    read: { pipeline, source in
      let shift: ZoneShift?? = source.place("time_zone")?.mapping { zones in
        let from = zones.value("from", .timeZone)
        return zones.required("to", .timeZone).map { ZoneShift(from: from, to: $0) }
      }
      if case .some(.some(let shift)) = shift { pipeline.source.timeZone = shift }
    },
    written: { pipeline in
      guard let shift = pipeline.source.timeZone else { return "none" }
      let written = Form<TimeZoneRules>.timeZone.written
      return "{from: \(shift.from.map(written) ?? "none"), to: \(written(shift.to))}"
    },
    parts: [
      .part(
        "from", Form.timeZone.wanted,
        "The zone of clock times that show no offset. Without it, they have the day that they show."),
      .part("to", Form.timeZone.wanted, "The shop's zone: a sale is of the day that it was there."),
    ],
    "Takes times to the shop's own calendar day. Without it, a day is the date that the export shows.")
}

extension Form where Value == TimeZoneRules {
  /// The canonical text also tells one version of a zone's rules from another.
  static let timeZone = Form(
    wanted: "a time zone such as America/New_York", written: zoneText
  ) { scalar throws(Misfit) in
    do throws(TimeZoneRules.NameError) {
      return try TimeZoneRules(named: scalar.text)
    } catch {
      throw Misfit(hint: error.description)
    }
  }

  @Sendable private static func zoneText(_ rules: TimeZoneRules) -> String {
    "\(rules.name.quoted) (\(String(rules.digest, radix: 16)))"
  }
}
