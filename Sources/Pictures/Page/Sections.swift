/// The sections of the page in their order, each with its pictures.
extension Page {
  struct Section: Sendable {
    let heading: @Sendable (any Words) -> String
    let pictures: [any Picture.Type]
  }

  static let sections = [
    Section(
      heading: { $0.whereMoneySits },
      pictures: [
        TierPyramid.self, ParetoCurve.self, TierMoves.self, RevenueByPeriod.self, RevenueWaterfall.self,
        RevenueFactors.self, TierPurchases.self, ConcentrationByYear.self,
      ]),
    Section(
      heading: { $0.doTheyComeBack },
      pictures: [
        ReturnCurve.self, PurchaseSteps.self, CohortTrend.self, ProductReturns.self, CohortHeat.self,
      ]),
    Section(
      heading: { $0.whoIsLeaving },
      pictures: [GrowthColumns.self, ChurnCourse.self, ChurnByValue.self, WinbackBands.self]),
    Section(
      heading: { $0.whoTheyAre },
      pictures: [LadderRungs.self, SegmentGrid.self, NextPurchases.self, KeyAccounts.self]),
    Section(
      heading: { $0.whatTheyAreWorth },
      pictures: [WorthByRetention.self, ForecastTracking.self, ValueAtRisk.self]),
    Section(
      heading: { $0.canBeTrusted },
      pictures: [InputAccount.self, BalanceList.self, RestatedFigures.self]),
  ]

  /// Where it says whether the figures can be trusted: the last one.
  static let trustSection = sections.count
}
