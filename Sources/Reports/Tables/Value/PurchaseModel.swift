public import Base
internal import Models

/// Which models of buying and spending can be believed for this shop?
public struct PurchaseModel: Stated {
  public init() {}

  public static let reference = Reference(
    name: "purchase_model",
    question:
      "Which models of buying and spending fit this shop, and how well did they foresee what is known by now?",
    grain: "Two rows per model: `calibration`, then `all`.",
    key: ["model", "sample"], order: .stated("as the accepted values of `model`, `calibration` before `all`"),
    definition: """
      Each model is fitted twice: to the buyers as seen from C (`calibration`), and to all buyers as seen from
      the as-of day (`all`). C is `value.holdout_days` before the as-of day. What happened after C is the
      holdout; it tries the calibration fit. A model that fails its trial says nothing anywhere, and `reason`
      says why. The parameters have five significant digits, and every figure of the six tables is computed
      from these rounded parameters. With more than `value.fit_buyers` buyers both samples hold only the
      buyers whose ids have the lowest hashes, and the figures are theirs. Models count in weeks.
      Reasons: `short_history` (fewer days than `value.min_history_days`, and for `by_class` less than two
      horizons), `too_few_repeat_buyers` (fewer than `value.min_repeat_buyers`), `boundary` (the data do not
      tell the parameters apart from 0 or infinity), `not_converged` (the likelihood has no top),
      `infinite_mean` and `correlated` (the spend model does not fit), `holdout_total`, `holdout_classes` and
      `no_better_than_last_period` (the trial failed). The holdout figures of `gamma_gamma` are money, those of
      the others purchase days. `gamma_gamma` has no `rmse`.
      """,
    example: """
      model,sample,buyers,repeat_buyers,cells,name_1,value_1,name_2,value_2,name_3,value_3,name_4,value_4,log_likelihood,converged,correlation,holdout_actual,holdout_predicted,holdout_error,class_error,rmse,baseline_rmse,is_reliable,reason,is_chosen
      pareto_nbd,calibration,4,3,,,,,,,,,,,false,,,,,,,,false,too_few_repeat_buyers,false
      pareto_nbd,all,5,3,,,,,,,,,,,false,,,,,,,,false,too_few_repeat_buyers,false
      """)

  public struct Row: Sendable {
    let trial: ModelTrial
    let sample: SampleName

    var fit: SampleFit { trial.fit(sample) }
    var holdout: Holdout? { sample == .calibration ? trial.holdout : nil }

    fileprivate func name(_ place: Int) -> String? {
      fit.parameters.flatMap { _ in
        trial.model.parameterNames.indices.contains(place) ? trial.model.parameterNames[place] : nil
      }
    }

    fileprivate func value(_ place: Int) -> Ratio? {
      name(place).flatMap { _ in fit.parameters.map { Ratio($0[place]) } }
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    fits + (0..<4).flatMap(parameter) + top + holdout
  }

  private static let fits: [Column<Row>] = [
    Column("model", "the model") { $0.trial.model },
    Column("sample", "`calibration`: as seen from C; `all`: as seen from the as-of day") { $0.sample },
    Column("buyers", "buyers of the sample") { $0.fit.buyers },
    Column("repeat_buyers", "of those, with a repeat day; for `gamma_gamma` with a paid one") {
      $0.fit.repeatBuyers
    },
    Column(
      "cells",
      "buyers of different histories; for `by_class` the classes with buyers; empty when nothing was fitted"
    ) { $0.fit.cells },
  ]

  private static func parameter(_ place: Int) -> [Column<Row>] {
    let accepted = ["r", "alpha", "s", "beta", "a", "b", "p", "q", "gamma"]
    return [
      Column("name_\(place + 1)", "the name of parameter \(place + 1)", oneOf: accepted) { $0.name(place) },
      Column("value_\(place + 1)", "its value; empty when nothing was fitted or there is no top") {
        $0.value(place)
      },
    ]
  }

  private static let top: [Column<Row>] = [
    Column("log_likelihood", "the log-likelihood, the sum over the buyers, with four digits") {
      $0.fit.logLikelihood.map { FourDigits($0) }
    },
    Column("converged", "whether the fit found a top; empty for `by_class`") {
      $0.trial.model == .byClass ? nil : $0.fit.parameters != nil
    },
    Column(
      "correlation",
      "`gamma_gamma`: Pearson's correlation, over buyers, of paid repeat days with the mean spend on one"
    ) {
      $0.fit.correlation.map { Ratio($0) }
    },
  ]

  private static let holdout: [Column<Row>] = [
    Column("holdout_actual", "purchase days in the holdout; for `gamma_gamma` what they came to") { row in
      row.holdout.map { TrialSum.actual($0.total, of: row.trial.model) }
    },
    Column("holdout_predicted", "what the calibration fit expected of the same buyers") { row in
      row.holdout.flatMap { TrialSum.predicted($0.total, of: row.trial.model) }
    },
    Column("holdout_error", "holdout_predicted / holdout_actual − 1") {
      $0.holdout?.error.map { Ratio($0) }
    },
    Column(
      "class_error", "Σ over the frequency classes of |predicted − actual|, over holdout_actual"
    ) {
      $0.holdout?.classError.map { Ratio($0) }
    },
    Column("rmse", "root of the mean squared error over buyers, in purchase days") {
      $0.holdout?.rmse.map { Ratio($0) }
    },
    Column("baseline_rmse", "the same of the forecast that everybody buys as often as in the days before C") {
      $0.holdout?.baselineRMSE.map { Ratio($0) }
    },
    Column("is_reliable", "whether no reason speaks against the model") { $0.trial.isReliable },
    Column(
      "reason", "the first reason against the model; empty when it is reliable",
      oneOf: Doubt.allCases.map(\.rawValue)
    ) {
      $0.trial.reason?.rawValue
    },
    Column("is_chosen", "whether the model makes the forecasts of `customer_value`") { $0.trial.isChosen },
  ]

  public func rows(_ landmarks: Landmarks) -> [Row] {
    (landmarks.value?.models.trials ?? []).flatMap { trial in
      SampleName.allCases.map { Row(trial: trial, sample: $0) }
    }
  }

  public static func remark(on landmarks: Landmarks) -> String? {
    guard let models = landmarks.value?.models else { return nil }
    func reasons(_ names: [ModelName]) -> String {
      names.compactMap { name in models[name]?.reason.map { "\(name.rawValue) \($0.rawValue)" } }
        .joined(separator: ", ")
    }
    guard let chosen = models.chosen else {
      let why = reasons(ModelName.ofPurchases)
      return "value: no purchase model is used" + (why.isEmpty ? "" : " (\(why))")
        + ", so customer_value has no forecast"
    }
    let spend = models.spend == nil ? "; no value (\(reasons([.gammaGamma])))" : ", gamma_gamma for the spend"
    return "value: \(chosen.model.rawValue) for the purchases" + spend
  }
}
