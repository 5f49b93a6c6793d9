internal import Base
internal import Models

/// One of the two samples, as the models see it.
struct FittedSample: Sendable {
  let buyers: Int
  /// With a repeat day, and with a paid one.
  let repeatBuyers: Int
  let payingBuyers: Int
  let purchases: PurchaseCells
  /// Of who has a paid repeat day, in units of the currency.
  let spends: CountedCells<Spend>
  /// Pearson's correlation of how many paid days with the mean spend on one.
  let correlation: Double?
  /// The model without parameters, trained up to the sample's day.
  let byClass: ByClass
  /// From data start to the sample's day.
  let historyDays: Int
  /// Whether the history reaches far enough back to train the model without parameters.
  let hasTrainingForClasses: Bool

  init(_ name: SampleName, of sample: BuyerSample, _ days: ValuationDays, decimals: Int) {
    let mark: SampledBuyer.Mark = name == .calibration ? .cutOff : .asOf
    var purchases: [PurchaseCell] = []
    var spends: [SpendCell] = []
    for buyer in sample.buyers {
      guard let cell = buyer.cell(mark, days) else { continue }
      purchases.append(cell)
      spends.append(buyer.spend(mark))
    }
    buyers = purchases.count
    self.purchases = PurchaseCells(purchases)
    repeatBuyers = self.purchases.repeatBuyers
    let spendCells = SpendCells(spends)
    let paying = spendCells.paying
    payingBuyers = paying.buyers
    correlation = paying.correlation
    self.spends = paying.mapped { Spend($0, decimals: decimals) }
    historyDays = days.day(of: name) - days.dataStart
    hasTrainingForClasses = historyDays >= 2 * days.byClassHorizon(of: name)
    byClass = ByClass(of: sample, from: name == .calibration ? .beforeCutOff : .farBefore, upTo: mark, days)
  }
}

extension ByClass {
  /// Trained on what the buyers of a sample did between two days, who stood in their class on the first.
  init(
    of sample: BuyerSample, from start: SampledBuyer.Mark, upTo end: SampledBuyer.Mark,
    _ days: ValuationDays
  ) {
    self.init()
    for buyer in sample.buyers {
      guard let cell = buyer.cell(start, days) else { continue }
      add(cell, purchaseDaysAfter: buyer.purchaseDays(after: start, upTo: end))
    }
  }
}
