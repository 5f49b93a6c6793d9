/// All tables, in the order of the reference. Adding a table is one file in `Tables/` and one line here.
public enum Registry {
  /// The tables that a run makes from shards and premises.
  public static let tables: [AnyTable] = [
    AnyTable(Quality.self),
    AnyTable(Refusals.self),
    AnyTable(Suspicions.self),
    AnyTable(Headline.self),
    AnyTable(Repurchase.self),
    AnyTable(RepurchaseCohorts.self),
    AnyTable(RepurchaseDrivers.self),
    AnyTable(PurchaseSteps.self),
    AnyTable(RepurchaseCurve.self),
    AnyTable(Periods.self),
    AnyTable(Cohorts.self),
    AnyTable(RetentionCurve.self),
    AnyTable(Growth.self),
    AnyTable(ChurnByDimension.self),
    AnyTable(ChurnDrivers.self),
    AnyTable(Winback.self),
    AnyTable(Pyramid.self),
    AnyTable(PyramidMigration.self),
    AnyTable(Concentration.self),
    AnyTable(Pareto.self),
    AnyTable(Ladder.self),
    AnyTable(Customers.self),
    AnyTable(Rfm.self),
    AnyTable(ProductRepurchase.self),
    AnyTable(NextPurchase.self),
    AnyTable(Breadth.self),
    AnyTable(KeyAccounts.self),
    AnyTable(RelationshipLevels.self),
    AnyTable(PurchaseModel.self),
    AnyTable(ModelHoldout.self),
    AnyTable(ModelTracking.self),
    AnyTable(CustomerValue.self),
    AnyTable(ValueSummary.self),
    AnyTable(ValueCurve.self),
    AnyTable(RevenueBridge.self),
    AnyTable(RevenueDrivers.self),
    AnyTable(RetentionByChange.self),
    AnyTable(GainLoss.self),
    AnyTable(BasketPairs.self),
    AnyTable(TierProfile.self),
    AnyTable(DiscountDependence.self),
    AnyTable(Staff.self),
    AnyTable(StaffLeavers.self),
    AnyTable(DeliveredValue.self),
    AnyTable(RelationshipQuality.self),
    AnyTable(CampaignLift.self),
    AnyTable(Redemptions.self),
    AnyTable(Points.self),
    AnyTable(Referrals.self),
    AnyTable(Referrers.self),
    AnyTable(Levels.self),
    AnyTable(Calendar.self),
    AnyTable(FirstPurchases.self),
    AnyTable(PurchaseDays.self),
    AnyTable(Exports.self),
    AnyTable(Feedback.self),
    AnyTable(Satisfaction.self),
    AnyTable(Recovery.self),
    AnyTable(FeedbackReasons.self),
  ]

  /// Tables whose rows are made outside the fold: of what the others post, of the run itself, of refused records, of other
  /// snapshots.
  public static let others: [TableDescription] = [
    TableDescription(Reconciliation.self),
    TableDescription(ThisSnapshot.self),
    TableDescription(Rejects.self),
    TableDescription(Restated.self),
    TableDescription(HeadlineHistory.self),
  ]

  /// The tables that ask what customers are worth: only for them are models fitted.
  public static let tablesOfValue: Set = [
    PurchaseModel.reference.name, ModelHoldout.reference.name, ModelTracking.reference.name,
    CustomerValue.reference.name, ValueSummary.reference.name,
  ]

  /// What every table is, in the order of the reference.
  public static let descriptions = tables.map(\.description) + others

  /// The tables that a pipeline can ask for.
  public static var tableNames: [String] {
    tables.map(\.name) + [Reconciliation.reference.name, ThisSnapshot.reference.name]
  }

  /// nil where no table has that name.
  public static func reference(of table: String) -> Reference? {
    descriptions.first { $0.reference.name == table }?.reference
  }
}
