/// A section of the page: its heading, and its pictures in their order.
struct PageSection: Sendable {
  let heading: @Sendable (any Words) -> String
  let pictures: [any Picture.Type]

  static let all = [
    PageSection(
      heading: { $0.whereMoneySits },
      pictures: [
        TierPyramid.self, ParetoCurve.self, TierMoves.self, RevenueByPeriod.self, RevenueWaterfall.self,
        RevenueFactors.self, TierPurchases.self, ConcentrationByYear.self,
      ]),
    PageSection(
      heading: { $0.doTheyComeBack },
      pictures: [
        ReturnCurve.self, PurchaseSteps.self, CohortTrend.self, ProductReturns.self, CohortHeat.self,
      ]),
    PageSection(
      heading: { $0.whoIsLeaving },
      pictures: [GrowthColumns.self, ChurnCourse.self, ChurnByValue.self, WinbackBands.self]),
    PageSection(
      heading: { $0.whoTheyAre },
      pictures: [LadderRungs.self, SegmentGrid.self, NextPurchases.self, KeyAccounts.self]),
    PageSection(
      heading: { $0.whatTheyAreWorth },
      pictures: [WorthByRetention.self, ForecastTracking.self, ValueAtRisk.self]),
    PageSection(
      heading: { $0.whatOthersSay },
      pictures: [
        SatisfactionCourse.self, TierSatisfaction.self, ComplaintOutcomes.self, CampaignEffects.self,
        TierBonds.self, StaffLeaving.self,
      ]),
    PageSection(
      heading: { $0.canBeTrusted },
      pictures: [InputAccount.self, BalanceList.self, RestatedFigures.self]),
  ]

  /// Where the page says whether its figures can be trusted: the last one.
  static let ofTrust = all.count
}
