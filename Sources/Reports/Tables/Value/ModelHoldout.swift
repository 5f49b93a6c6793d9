public import Base
internal import Models

/// How well did each model foresee what buyers of each frequency did?
public struct ModelHoldout: Stated {
  public init() {}

  public static let reference = Reference(
    name: "model_holdout",
    question:
      "What did each model expect of the holdout, by how often the buyers had bought before, and what happened?",
    grain: """
      One row per model with holdout figures and frequency class: 0 to 6 repeat days, `7+`, then `all`; only a \
      header when no model has any.
      """,
    key: ["model", "frequency"],
    order: .stated("models as in `purchase_model`, frequency classes rising, then `all`"),
    definition: """
      The frequency class is the number of repeat days as of C, the day on which the holdout begins. Drawn side
      by side, `actual_per_buyer` and `predicted_per_buyer` are the usual picture of how good a model is: the
      two lines should lie close together, and both should rise. For `gamma_gamma` the figures are money: what
      the buyers who came back paid, and the expected spend times the days on which they paid. For the other
      models they are purchase days.
      """,
    example: """
      model,frequency,buyers,actual,predicted,actual_per_buyer,predicted_per_buyer
      """)

  public struct Row: Sendable {
    let model: ModelName
    /// Nil: of everybody.
    let frequency: Int?
    let sum: Holdout.Sum

    fileprivate var name: String {
      guard let frequency else { return ModelHoldout.all }
      return frequency == Holdout.classes - 1 ? "\(frequency)+" : "\(frequency)"
    }
  }

  fileprivate static let all = "all"

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let classes = (0..<Holdout.classes).map { $0 == Holdout.classes - 1 ? "\($0)+" : "\($0)" }
    return [
      Column("model", "the model") { $0.model },
      Column("frequency", "repeat days as of C, or `all`", oneOf: classes + [all]) { $0.name },
      Column("buyers", "buyers of the calibration sample") { $0.sum.buyers },
      Column("actual", "their purchase days in the holdout; for `gamma_gamma` what they paid") {
        TrialSum.actual($0.sum, of: $0.model)
      },
      Column("predicted", "what the calibration fit expected of them") {
        TrialSum.predicted($0.sum, of: $0.model)
      },
      Column("actual_per_buyer", "actual / buyers") {
        TrialSum.actualPerBuyer($0.sum, of: $0.model)
      },
      Column("predicted_per_buyer", "predicted / buyers") {
        TrialSum.predictedPerBuyer($0.sum, of: $0.model)
      },
    ]
  }

  public func rows(_ landmarks: Landmarks) -> [Row] {
    (landmarks.value?.models.trials ?? []).flatMap { trial -> [Row] in
      guard let holdout = trial.holdout else { return [] }
      return holdout.byFrequency.enumerated().map { frequency, sum in
        Row(model: trial.model, frequency: frequency, sum: sum)
      } + [Row(model: trial.model, frequency: nil, sum: holdout.total)]
    }
  }

  public func postings(_ rows: [Row]) -> [Posting] {
    ModelName.allCases.flatMap { model -> [Posting] in
      let own = rows.filter { $0.model == model }
      guard let all = own.first(where: { $0.frequency == nil }) else { return [] }
      let classes = own.reduce(0) { $0 + ($1.frequency == nil ? 0 : $1.sum.buyers) }
      return [
        Posting(.holdoutBuyers, .left, of: model.rawValue, classes),
        Posting(.holdoutBuyers, .right, of: model.rawValue, all.sum.buyers),
      ]
    }
  }
}
