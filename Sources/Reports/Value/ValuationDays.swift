internal import Base
internal import Ledger

/// The days from which buyers are looked at to value them.
struct ValuationDays: Hashable, Sendable {
  let dataStart: Day
  /// A, from which the sample `all` is seen.
  let asOf: Day
  /// C, from which the sample `calibration` is seen.
  let cutOff: Day
  /// How many days there are from C to A.
  let holdout: Int
  /// `value.horizons`.
  let near: Int
  let far: Int

  init(_ premises: Premises) {
    let settings = premises.settings.value
    dataStart = premises.facts.dataStart
    asOf = premises.facts.asOf
    holdout = settings.holdoutDays ?? min(365, max(0, asOf - dataStart) / 4)
    cutOff = asOf - holdout
    (near, far) = (settings.horizons[0], settings.horizons[1])
  }

  /// How many whole weeks there are from data start to A.
  var wholeWeeks: Int { max(0, asOf - dataStart + 1) / 7 }

  /// The day that a sample is seen from.
  func day(of sample: SampleName) -> Day { sample == .calibration ? cutOff : asOf }

  /// How far the model without parameters looks ahead in a sample; it then needs as many days of history twice.
  func byClassHorizon(of sample: SampleName) -> Int { sample == .calibration ? holdout : far }
}
