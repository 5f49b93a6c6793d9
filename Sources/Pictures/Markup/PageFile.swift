/// The files of a snapshot that the page leads to, relative to itself.
enum PageFile: String {
  case headline, periods, repurchase, cohorts, growth, winback, pyramid, concentration, pareto, ladder, rfm
  case exports, satisfaction, feedback, recovery, staff, levels
  case quality, refusals, suspicions, reconciliation, restated, rejects, manifest, breadth
  case campaignLift = "campaign_lift"
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
  case revenueBridge = "revenue_bridge"
  case revenueDrivers = "revenue_drivers"
  case tierProfile = "tier_profile"
  case purchaseModel = "purchase_model"
  case modelTracking = "model_tracking"
  case customerValue = "customer_value"
  case valueSummary = "value_summary"
  case valueCurve = "value_curve"

  var fileName: String { self == .manifest ? "manifest.json" : rawValue + ".csv" }

  var path: String {
    switch self {
    case .restated, .rejects, .manifest: fileName
    default: "tables/" + fileName
    }
  }
}
