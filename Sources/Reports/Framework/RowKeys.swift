/// Which columns name a row of each table: what two runs' rows are matched by.
///
/// Kept in one place and not with each table, since two programs beside the tables (`patron diff` and
/// `restated.csv`) live by them; a test holds every table of the registry against this list.
public enum RowKeys {
  private static let byTable: [String: [String]] = [
    "quality": ["file"],
    "refusals": ["file", "reason"],
    "rejects": ["file", "line"],
    "reconciliation": ["identity"],
    "headline": [],
    "repurchase": ["dimension", "value", "window_days"],
    "repurchase_cohorts": ["cohort", "window_days"],
    "purchase_steps": ["n"],
    "repurchase_curve": ["n", "day"],
    "periods": ["period"],
    "cohorts": ["cohort", "age"],
    "retention_curve": ["age"],
    "growth": ["period"],
    "churn_by_dimension": ["dimension", "value", "period"],
    "winback": ["band"],
    "pyramid": ["tier"],
    "pyramid_migration": ["from_tier", "to_tier"],
    "concentration": ["entity", "scope"],
    "pareto": ["entity", "scope", "percent"],
    "ladder": ["rung"],
    "customers": ["customer_id"],
    "rfm": ["r_score", "f_score"],
    "product_repurchase": ["entity", "value"],
    "next_purchase": ["dimension", "from_value", "to_value"],
    "breadth": ["breadth"],
    "key_accounts": ["customer_id"],
    "relationship_levels": ["group", "value"],
  ]

  /// The columns that together name a row of a table; none where it has only one row; nil for a table
  /// that is not in the list.
  public static func columns(of table: String) -> [String]? { byTable[table] }

  /// Whether a table's rows rise by the bytes of their key, so that two of them can be compared as they
  /// stream by. It may have a row per customer, and need never fit into memory.
  public static func isInByteOrder(_ table: String) -> Bool { table == "customers" }

  /// Tables whose rows are about periods that are over: what they said is not to change unnoticed.
  public static let settled = ["periods", "growth", "cohorts", "churn_by_dimension"]
}
