internal import Base
internal import Ledger
internal import Models

/// All fits and trials of a run, as pieces of work that have nothing to do with each other: each model on each sample.
///
///     let trials = ModelTrials(sample, premises)
///     let fits = trials.pieces.map(trials.fit)      // in any order, by any number of threads
///     let models = trials.outcome(fits)
public struct ModelTrials: Sendable {
  private let settings: Settings
  private let days: ValuationDays
  private let calibration: FittedSample
  private let all: FittedSample
  private let trial: CountedCells<TrialCell>
  private let spendTrial: CountedCells<SpendTrialCell>
  /// The model without parameters, trained on the last days of the first horizon.
  let byClassNear: ByClass

  /// What became of one piece.
  public struct Piece: Sendable {
    let fit: SampleFit
  }

  /// Positions of all pieces. The longest come first.
  public var pieces: Range<Int> { 0..<2 * ModelName.allCases.count }

  /// - Parameter sample: That of all shards, merged; nil where there is no shard.
  public init(_ sample: BuyerSample?, _ premises: Premises) {
    let sample = sample ?? BuyerSample(History.ofNobody(premises.facts), premises, Crowd())
    settings = premises.settings
    days = ValuationDays(premises)
    calibration = FittedSample(.calibration, of: sample, days, decimals: settings.decimals)
    all = FittedSample(.all, of: sample, days, decimals: settings.decimals)
    byClassNear = ByClass(of: sample, from: .nearBefore, upTo: .asOf, days)
    var trial: [TrialCell] = []
    var spendTrial: [SpendTrialCell] = []
    for buyer in sample.buyers {
      guard let cell = buyer.cell(.cutOff, days) else { continue }
      trial.append(
        TrialCell(
          cell, daysBefore: buyer.purchaseDays(after: .beforeCutOff, upTo: .cutOff),
          daysAfter: buyer.purchaseDays(after: .cutOff, upTo: .asOf)))
      spendTrial.append(
        SpendTrialCell(
          repeatDays: cell.repeatDays, buyer.spend(.cutOff),
          after: buyer.spend(after: .cutOff, upTo: .asOf)))
    }
    self.trial = CountedCells(trial)
    self.spendTrial = CountedCells(spendTrial)
  }

  /// Does one piece of work.
  public func fit(_ piece: Int) -> Piece {
    let sample: SampleName = piece % 2 == 0 ? .calibration : .all
    let seen = sample == .calibration ? calibration : all
    let fit =
      switch ModelName.allCases[piece / 2] {
      case .paretoNBD: fit(ParetoNBD.self, sample, seen)
      case .mbgNBD: fit(MBGNBD.self, sample, seen)
      case .bgNBD: fit(BGNBD.self, sample, seen)
      case .nbd: fit(NBD.self, sample, seen)
      case .byClass: trainedByClass(sample, seen)
      case .gammaGamma: fittedSpend(sample, seen)
      }
    return Piece(fit: fit)
  }

  /// What all pieces, in their order, come to.
  public func outcome(_ pieces: [Piece]) -> ModelOutcome {
    let trials = ModelName.allCases.enumerated().map { index, model in
      ModelTrial(
        model, pieces[2 * index].fit, pieces[2 * index + 1].fit,
        toleranceMillionths: settings.value.toleranceMillionths)
    }
    return ModelOutcome(
      trials, days, settings.value.model, byClass: (near: byClassNear, far: all.byClass))
  }
}

extension ModelTrials {
  /// Why nothing is fitted.
  private func doubt(_ seen: FittedSample, repeatBuyers: Int) -> Doubt? {
    if seen.historyDays < settings.value.minHistoryDays { return .shortHistory }
    return repeatBuyers < settings.value.minRepeatBuyers ? .tooFewRepeatBuyers : nil
  }

  private func fit<Model: BuyingModel>(
    _ type: Model.Type, _ sample: SampleName, _ seen: FittedSample
  ) -> SampleFit {
    var outcome = SampleFit(buyers: seen.buyers, repeatBuyers: seen.repeatBuyers)
    outcome.doubt = doubt(seen, repeatBuyers: seen.repeatBuyers)
    guard outcome.doubt == nil else { return outcome }
    let fit = Model.fit(seen.purchases)
    outcome.take(fit, seen.purchases)
    if sample == .calibration, let model = fit.model {
      var expectation = Expectation(model, within: Horizon(days: days.holdout))
      outcome.holdout = Holdout(trial) { expectation.purchases($0) }
    }
    return outcome
  }

  private func trainedByClass(_ sample: SampleName, _ seen: FittedSample) -> SampleFit {
    var outcome = SampleFit(buyers: seen.buyers, repeatBuyers: seen.repeatBuyers)
    outcome.doubt = doubt(seen, repeatBuyers: seen.repeatBuyers)
    if outcome.doubt == nil, !seen.hasTrainingForClasses { outcome.doubt = .shortHistory }
    guard outcome.doubt == nil else { return outcome }
    outcome.cells = seen.byClass.classes
    if sample == .calibration {
      let expectations = seen.byClass.expectations
      outcome.holdout = Holdout(trial) { expectations[$0] ?? 0 }
    }
    return outcome
  }

  private func fittedSpend(_ sample: SampleName, _ seen: FittedSample) -> SampleFit {
    var outcome = SampleFit(buyers: seen.buyers, repeatBuyers: seen.payingBuyers)
    outcome.doubt = doubt(seen, repeatBuyers: seen.payingBuyers)
    guard outcome.doubt == nil else { return outcome }
    outcome.correlation = seen.correlation
    let fit = GammaGamma.fit(seen.spends)
    outcome.take(fit, seen.spends)
    guard let model = fit.model else { return outcome }
    let limit = Double(settings.value.maxCorrelationMillionths) / 1e6
    outcome.doubt =
      Doubt(model) ?? (seen.correlation.map { $0.magnitude > limit } ?? false ? .correlated : nil)
    if sample == .calibration, outcome.doubt == nil {
      let decimals = settings.decimals
      outcome.holdout = Holdout(spendTrial, decimals: decimals) { spend in
        model.expectedSpend(Spend(spend, decimals: decimals)) ?? 0
      }
    }
    return outcome
  }
}

extension SampleFit {
  fileprivate mutating func take<Model: FittedModel>(_ fit: Fit<Model>, _ cells: CountedCells<Model.Cell>) {
    self.cells = cells.cells.count
    doubt = Doubt(fit)
    guard let model = fit.model else { return }
    parameters = model.parameters
    logLikelihood = model.logLikelihood(cells)
  }
}
