internal import Base
internal import Ledger
internal import Reports

extension Key {
  static let period = Key.value(
    "period", \.settings.period, .choice(), "The length of the periods in tables over time.")

  /// When a customer is lost.
  static let churn = Key.section(
    "churn",
    [
      .value(
        "rule", \.lapse.rule, .choice(),
        "fixed: a customer is lost after after_days days without a purchase. cadence: after a multiple of the customer's own mean gap."
      ),
      .value(
        "after_days", \.lapse.afterDays, .days(),
        "Days without a purchase. With cadence: for customers who have too few gaps."),
      .section("cadence", cadence, check: { pipeline, cadence in pipeline.checkCadence(cadence) })
        // The canonical text says nothing of a rhythm that is not used.
        .writtenOnly { $0.lapse.rule == .cadence },
    ],
    check: { pipeline, churn in
      churn.checkSilence(pipeline.lapse.afterDays, "after_days", against: pipeline.settings.period)
      if churn.has("cadence"), pipeline.lapse.rule != .cadence {
        churn.complain(
          about: "cadence",
          "churn.rule is fixed, so this would say nothing; write rule: cadence or leave it out")
      }
    })

  private static let cadence: [Key] = [
    .value(
      "gaps", \.lapse.cadence.gaps, .whole(1...1000),
      "The customer's own mean gap is used when there are at least so many gaps between purchase days."),
    .value(
      "multiple", \.lapse.cadence.multipleThousandths, .scaled(1...100, digits: 3),
      "A customer is lost after so many mean gaps without a purchase."),
    .value("at_least", \.lapse.cadence.atLeast, .days(), "The threshold is never below this number of days."),
    .value("at_most", \.lapse.cadence.atMost, .days(), "The threshold is never above this number of days."),
  ]
}

/// The section `churn` as it stands in the file.
private struct WrittenLapse: Sendable {
  enum Rule: String, Sendable, CaseIterable {
    case fixed, cadence
  }

  var rule = Rule.fixed
  var afterDays: Int
  var cadence: LapseRule.Cadence
}

extension Pipeline {
  fileprivate var lapse: WrittenLapse {
    get {
      switch settings.lapse {
      case .fixed(let days):
        WrittenLapse(afterDays: days, cadence: LapseRule.Cadence(afterDays: days))
      case .cadence(let cadence):
        WrittenLapse(rule: .cadence, afterDays: cadence.afterDays, cadence: cadence)
      }
    }
    set {
      var cadence = newValue.cadence
      cadence.afterDays = newValue.afterDays
      settings.lapse = newValue.rule == .cadence ? .cadence(cadence) : .fixed(afterDays: newValue.afterDays)
    }
  }

  /// Where the rule is not used, its defaults are not held against the file.
  fileprivate func checkCadence(_ cadence: MappingReader) {
    guard case .cadence(let used) = settings.lapse else { return }
    cadence.checkSilence(used.atLeast, "at_least", against: settings.period)
    if used.atLeast > used.atMost {
      cadence.complain(
        about: cadence.has("at_most") ? "at_most" : "at_least",
        "at_least is \(used.atLeast) and at_most \(used.atMost); wanted at_least no larger than at_most")
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
