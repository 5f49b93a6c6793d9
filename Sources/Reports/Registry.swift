/// All tables, in the order of the reference. Adding a table is one file in `Tables/` and one line here.
public enum Registry {
  public static let reports: [AnyReport] = [
    AnyReport(Repurchase.self),
    AnyReport(Periods.self),
  ]

  /// The reports, and the one table that is made from what they post.
  public static var tableNames: [String] { reports.map(\.name) + [Reconciliation.reference.name] }
}
