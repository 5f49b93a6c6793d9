internal import Base
internal import Models

/// What became of one model: its two fits, its trial, and the first reason not to believe it.
struct ModelTrial: Sendable {
  let model: ModelName
  let calibration: SampleFit
  let all: SampleFit
  /// Of the calibration fit; nil where that has a reason of its own.
  let holdout: Holdout?
  /// The first that holds; nil: the model is reliable.
  let reason: Doubt?
  /// Whether it makes the forecasts.
  var isChosen = false

  var isReliable: Bool { reason == nil }

  func fit(_ sample: SampleName) -> SampleFit { sample == .calibration ? calibration : all }

  init(_ model: ModelName, _ calibration: SampleFit, _ all: SampleFit, toleranceMillionths: Int) {
    self.model = model
    self.calibration = calibration
    self.all = all
    holdout = calibration.holdout
    let trial = calibration.holdout.flatMap { Doubt($0, toleranceMillionths: toleranceMillionths) }
    reason = calibration.doubt ?? trial ?? all.doubt
  }
}

/// One model fitted to one sample. Large only where the trial is.
struct SampleFit: Sendable {
  let buyers: Int
  /// With a repeat day; of the spend model with a paid one.
  let repeatBuyers: Int
  /// Distinct cells, or classes with buyers; nil when nothing was fitted.
  var cells: Int?
  /// As many as the model has; nil when there are none.
  var parameters: SIMD4<Double>?
  var logLikelihood: Double?
  var correlation: Double?
  /// What the fit says against itself.
  var doubt: Doubt?
  /// The trial; of the calibration sample alone.
  var holdout: Holdout?
}

extension ModelName {
  /// Of the parameters, in order.
  var parameterNames: [String] {
    switch self {
    case .paretoNBD: ParetoNBD.parameterNames
    case .mbgNBD: MBGNBD.parameterNames
    case .bgNBD: BGNBD.parameterNames
    case .nbd: NBD.parameterNames
    case .byClass: []
    case .gammaGamma: GammaGamma.parameterNames
    }
  }

  /// The purchase model with these parameters; nil of the two that are none.
  func buyingModel(_ parameters: SIMD4<Double>) -> (any BuyingModel)? {
    switch self {
    case .paretoNBD: ParetoNBD(parameters)
    case .mbgNBD: MBGNBD(parameters)
    case .bgNBD: BGNBD(parameters)
    case .nbd: NBD(parameters)
    case .byClass, .gammaGamma: nil
    }
  }
}
