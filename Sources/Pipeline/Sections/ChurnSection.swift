internal import Base
internal import Intake
internal import Ledger

extension LapseRule {
  /// The section `churn`.
  init(reading churn: MappingReader, period: Period.Length) {
    let isCadence = churn.value("rule", .one(of: ["fixed", "cadence"]), else: "fixed") == "cadence"
    let afterDays = churn.value("after_days", .days(), else: 180)
    churn.checkSilence(afterDays, "after_days", against: period)
    if churn.has("cadence"), !isCadence {
      churn.complain(
        about: "cadence",
        "churn.rule is fixed, so this would say nothing; write rule: cadence or leave it out")
    }
    let cadence = churn.section("cadence") {
      Cadence(afterDays: afterDays, reading: $0, period: isCadence ? period : nil)
    }
    self = isCadence ? .cadence(cadence) : .fixed(afterDays: afterDays)
  }
}

extension LapseRule.Cadence {
  /// - Parameter period: nil where the rule is not used, so that its defaults are not held against the file.
  fileprivate init(afterDays: Int, reading cadence: MappingReader, period: Period.Length?) {
    self.init(afterDays: afterDays)
    gaps = cadence.value("gaps", .whole(1...1000), else: gaps)
    multipleThousandths = cadence.value(
      "multiple", .scaled(1...100, digits: 3), else: multipleThousandths)
    atLeast = cadence.value("at_least", .days(), else: atLeast)
    atMost = cadence.value("at_most", .days(), else: atMost)
    guard let period else { return }
    cadence.checkSilence(atLeast, "at_least", against: period)
    if atLeast > atMost {
      cadence.complain(
        about: cadence.has("at_most") ? "at_most" : "at_least",
        "at_least is \(atLeast) and at_most \(atMost); wanted at_least no larger than at_most")
    }
  }
}

extension MappingReader {
  /// A customer who is new in a period must not lapse inside it, or opening + new − churned would
  /// not be closing (see `growth`).
  fileprivate func checkSilence(_ days: Int, _ key: String, against period: Period.Length) {
    let fewest = period.mostDays - 1
    guard days < fewest else { return }
    complain(
      about: key,
      "found \(days)\(has(key) ? "" : " (the default)"); wanted at least \(fewest) days, as period is \(period): "
        + "a customer new in a \(period) could lapse inside it")
  }
}
