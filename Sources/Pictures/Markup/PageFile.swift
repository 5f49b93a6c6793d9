/// The files of a snapshot that the page leads to, relative to itself.
enum PageFile: String {
  case headline, periods, repurchase, cohorts, growth, winback, pyramid, concentration, pareto, ladder, rfm
  case quality, refusals, suspicions, reconciliation, restated, rejects, manifest, breadth
  case pyramidMigration = "pyramid_migration"
  case purchaseSteps = "purchase_steps"
  case repurchaseCurve = "repurchase_curve"
  case repurchaseCohorts = "repurchase_cohorts"
  case retentionCurve = "retention_curve"
  case churnByDimension = "churn_by_dimension"
  case nextPurchase = "next_purchase"
  case productRepurchase = "product_repurchase"
  case keyAccounts = "key_accounts"
  case relationshipLevels = "relationship_levels"

  var fileName: String { self == .manifest ? "manifest.json" : rawValue + ".csv" }

  var path: String {
    switch self {
    case .restated, .rejects, .manifest: fileName
    default: "tables/" + fileName
    }
  }
}
