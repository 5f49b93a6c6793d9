/// All tables, in the order of the reference. Adding a table is one file in `Tables/` and one line here.
public enum Registry {
  public static let reports: [AnyReport] = [
    AnyReport(Quality.self),
    AnyReport(Refusals.self),
    AnyReport(Headline.self),
    AnyReport(Repurchase.self),
    AnyReport(RepurchaseCohorts.self),
    AnyReport(PurchaseSteps.self),
    AnyReport(RepurchaseCurve.self),
    AnyReport(Periods.self),
    AnyReport(Cohorts.self),
    AnyReport(RetentionCurve.self),
    AnyReport(Growth.self),
    AnyReport(ChurnByDimension.self),
    AnyReport(Winback.self),
    AnyReport(Pyramid.self),
    AnyReport(PyramidMigration.self),
    AnyReport(Concentration.self),
    AnyReport(Pareto.self),
    AnyReport(Ladder.self),
    AnyReport(Customers.self),
    AnyReport(Rfm.self),
    AnyReport(ProductRepurchase.self),
    AnyReport(NextPurchase.self),
    AnyReport(Breadth.self),
    AnyReport(KeyAccounts.self),
    AnyReport(RelationshipLevels.self),
  ]

  /// The reports, and the one table that is made from what they post.
  public static var tableNames: [String] { reports.map(\.name) + [Reconciliation.reference.name] }
}
