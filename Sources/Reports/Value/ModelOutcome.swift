internal import Base
internal import Models

/// What all models came to, and which of them make the forecasts.
public struct ModelOutcome: Sendable {
  let days: ValuationDays
  /// In the order of `ModelName`.
  private(set) var trials: [ModelTrial]
  /// Trained for each horizon, as seen from the as-of day.
  let byClass: (near: ByClass, far: ByClass)

  init(
    _ trials: [ModelTrial], _ days: ValuationDays, _ choice: Valuation.Choice,
    byClass: (near: ByClass, far: ByClass)
  ) {
    self.trials = trials
    self.days = days
    self.byClass = byClass
    guard let chosen = choice.model(among: trials) else { return }
    for index in trials.indices {
      let model = trials[index].model
      self.trials[index].isChosen =
        model == chosen || model == .gammaGamma && trials[index].isReliable
    }
  }

  subscript(_ model: ModelName) -> ModelTrial? { trials.first { $0.model == model } }

  /// The purchase model that makes the forecasts; nil where none does.
  var chosen: ModelTrial? { trials.first { $0.isChosen && $0.model != .gammaGamma } }

  /// The spend model, if it can be used.
  var spend: GammaGamma? {
    trials.first { $0.isChosen && $0.model == .gammaGamma }?.all.parameters.map { GammaGamma($0) }
  }

  /// The same with no forecast at all.
  var withoutForecast: ModelOutcome {
    var outcome = self
    for index in trials.indices { outcome.trials[index].isChosen = false }
    return outcome
  }
}

extension Valuation.Choice {
  /// The purchase model that is used; nil where none is reliable.
  fileprivate func model(among trials: [ModelTrial]) -> ModelName? {
    func trial(_ model: ModelName) -> ModelTrial? { trials.first { $0.model == model } }
    func isReliable(_ model: ModelName) -> Bool { trial(model)?.isReliable ?? false }
    switch self {
    case .auto: break
    case .paretoNBD: return isReliable(.paretoNBD) ? .paretoNBD : nil
    case .mbgNBD: return isReliable(.mbgNBD) ? .mbgNBD : nil
    case .bgNBD: return isReliable(.bgNBD) ? .bgNBD : nil
    case .nbd: return isReliable(.nbd) ? .nbd : nil
    case .byClass: return isReliable(.byClass) ? .byClass : nil
    }
    let leaving = [ModelName.paretoNBD, .mbgNBD]
    var best: (model: ModelName, likelihood: Int128)?
    for model in leaving where isReliable(model) {
      // As it is written, so that a reader finds the same one.
      guard let written = trial(model)?.all.logLikelihood.map({ FourDigits($0).tenThousandths }) else {
        continue
      }
      if best.map({ written > $0.likelihood }) ?? true { best = (model, written) }
    }
    if let best { return best.model }
    // Nobody is seen to leave.
    let isBoundary = leaving.allSatisfy { model in
      [trial(model)?.calibration.doubt, trial(model)?.all.doubt].contains(.boundary)
    }
    if isBoundary, isReliable(.nbd) { return .nbd }
    return isReliable(.byClass) ? .byClass : nil
  }
}
