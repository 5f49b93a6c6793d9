public import Base
internal import Ledger
internal import Models

/// Does what a model foresees follow what buyers do, week by week?
public struct ModelTracking: Counted {
  public init() {}

  public static let reference = Reference(
    name: "model_tracking",
    question:
      "Does what each model foresees follow what buyers do, week by week, also after the day it was fitted on?",
    grain: """
      One row per model with parameters and whole week from data start; only a header when no model has any.
      """,
    key: ["model", "week"], order: .stated("models as in `purchase_model`, weeks rising"),
    definition: """
      Repeat days of all buyers first seen by C, the day on which the holdout begins. What a model foresees is
      summed up from each first purchase day on: what a newcomer of that day is expected to buy, by the
      parameters of the sample `calibration`. Up to C this is the fit, after C (`is_holdout`) it is a forecast.
      A model that runs away from the actual line after C cannot be used, however well it fits before.
      """,
    example: """
      model,week,week_end,is_holdout,actual,predicted,actual_cumulative,predicted_cumulative
      """)

  public struct Row: Sendable {
    let model: ModelName
    /// From 1.
    let week: Int
    let end: Day
    let isHoldout: Bool
    let actual: Int
    let predicted: Ratio
    let actualCumulative: Int
    let predictedCumulative: Ratio
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("model", "the model") { $0.model },
      Column("week", "weeks from data start; week 1 begins on it") { $0.week },
      Column("week_end", "the last day of the week") { $0.end },
      Column("is_holdout", "whether the week ends after C") { $0.isHoldout },
      Column("actual", "repeat days in the week") { $0.actual },
      Column("predicted", "repeat days that the model expects in it") { $0.predicted },
      Column("actual_cumulative", "repeat days up to the end of the week") { $0.actualCumulative },
      Column("predicted_cumulative", "what the model expects up to then") { $0.predictedCumulative },
    ]
  }

  /// Of buyers first seen by C.
  public struct Tally: Hashable, MadeOfParts, Portable {
    /// By day from data start to C: buyers whose first purchase day it is.
    var firsts: [Int] = []
    /// By whole week from data start: their repeat days.
    var repeats: [Int] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.firsts)
      try parts.sum(\.repeats)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let days = ValuationDays(landmarks.premises)
    var tally = Tally()
    tally.firsts = Array(repeating: 0, count: max(0, days.cutOff - days.dataStart + 1))
    tally.repeats = Array(repeating: 0, count: days.wholeWeeks)
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard let first = purchases.first.map({ history.purchaseDay[$0] }), first <= days.cutOff else {
        continue
      }
      tally.firsts[first - days.dataStart] += 1
      for purchase in purchases.dropFirst() {
        let week = (history.purchaseDay[purchase] - days.dataStart) / 7
        if week < days.wholeWeeks { tally.repeats[week] += 1 }
      }
    }
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let days = ValuationDays(landmarks.premises)
    return (landmarks.value?.models.trials ?? []).flatMap { trial -> [Row] in
      guard trial.calibration.doubt == nil, let parameters = trial.calibration.parameters,
        let model = trial.model.buyingModel(parameters)
      else { return [] }
      let expected = (0...max(0, days.asOf - days.dataStart)).map {
        model.expectedPurchases(.newcomer, within: Horizon(days: $0))
      }
      var (actual, before) = (0, 0.0)
      return (0..<days.wholeWeeks).map { week in
        let end = 7 * week + 6
        actual += tally.repeats[week]
        var predicted = 0.0
        for (first, buyers) in tally.firsts.enumerated().prefix(end + 1) where buyers > 0 {
          predicted += Double(buyers) * expected[end - first]
        }
        defer { before = predicted }
        return Row(
          model: trial.model, week: week + 1, end: days.dataStart + end,
          isHoldout: days.dataStart + end > days.cutOff, actual: tally.repeats[week],
          predicted: Ratio(predicted - before), actualCumulative: actual,
          predictedCumulative: Ratio(predicted))
      }
    }
  }
}
