internal import Base
internal import Intake
internal import Ledger
internal import Models

/// After how many days of silence a customer could be called lapsed: the gap within which nine of ten returns
/// happened.
struct LapseSuggestion: Sendable {
  let days: Int
  let reason: String

  /// A new customer must not lapse within a month, the period of the proposal.
  private static let fewestDays = 30
  private static let share = 900_000

  /// What to say where nothing is known of the gaps.
  static let unknown = LapseSuggestion(days: 180, reason: "the default, as nothing is known of the gaps yet")

  private init(days: Int, reason: String) {
    self.days = days
    self.reason = reason
  }

  init(_ histories: [History], asOf: Day?) {
    var counts: [Int] = []
    for history in histories {
      for customer in history.customers {
        let days = history.purchases(of: customer).map { history.purchaseDay[$0] }
        for (earlier, later) in zip(days, days.dropFirst()) {
          let gap = later - earlier
          if gap >= counts.count { counts += Array(repeating: 0, count: gap + 1 - counts.count) }
          counts[gap] += 1
        }
      }
    }
    let gaps = Distribution(countsFromZero: counts)
    guard let quantile = gaps.quantile(millionths: Self.share).map(Int.init) else {
      self.init(days: 180, reason: "the default, as no customer came back on another day")
      return
    }
    let held = max(quantile, Self.fewestDays)
    var reason =
      "of \(gaps.count) gaps between a customer's successive purchase days, 90 % are at most \(quantile) days"
    if held > quantile {
      reason += "; a customer new in a month must not lapse within it, so at least \(held)"
    }
    if let asOf { reason += ". Gaps still open on \(asOf) are not among them, so more is safer than less" }
    self.init(days: held, reason: reason)
  }
}
