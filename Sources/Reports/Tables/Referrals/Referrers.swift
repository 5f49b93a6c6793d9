public import Base
internal import Ledger

/// Who brings others, and what are those worth?
public struct Referrers: Counted {
  public init() {}

  public static let reference = Reference(
    name: "referrers",
    question: "Which customers bring others, and what did those spend?",
    grain: """
      One row per customer who brought somebody, and one `(unknown)` for those brought by nobody who is named. Only a \
      header without the section `referrals`.
      """,
    key: ["referrer"],
    order: .stated("most revenue of those brought first, equal ones by the referrers' bytes"),
    definition: """
      `referred_revenue` is the revenue of all time of the buyers whom the referrer brought directly. Everybody has one
      referrer, so it adds up to the revenue of `referred` in `referrals`, and no money is counted for who brought the
      referrer. `revenue_with_referred` counts money twice where a referrer was brought by another: never add it up.
      `own_revenue`, `revenue_with_referred` and `tier` are empty for a referrer who is no buyer. The table does not show
      that the referrer caused the revenue: some would have come without.
      """,
    example: """
      referrer,tier,referred,referred_buyers,referred_active,own_revenue,referred_revenue,revenue_with_referred
      c1,platinum,2,2,1,220.00,115.00,335.00
      (unknown),,1,1,0,,20.00,
      """)

  public struct Row: Sendable {
    let referrer: String
    /// nil of who is no buyer.
    let tier: String?
    let count: ReferrerCounts.Count

    /// nil of who is no buyer.
    var ownRevenue: Money? { tier == nil ? nil : count.ownRevenue }
  }

  /// Stands for whoever is not named.
  private static let unknown = "(unknown)"

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("referrer", "the customer who brought others; `(unknown)` where the referral names nobody") {
        $0.referrer
      },
      Column("tier", "the referrer's tier in W; empty for who is no buyer", oneOf: names.tiersAndInactive) {
        $0.tier
      },
      Column("referred", "customers whom the referrer brought, buyers or not") { $0.count.referred },
      Column("referred_buyers", "of those, buyers by the as-of day") { $0.count.buyers },
      Column("referred_active", "of those, active on the as-of day") { $0.count.active },
      Column("own_revenue", "the referrer's revenue of all time; empty for who is no buyer") {
        $0.ownRevenue
      },
      Column("referred_revenue", "the revenue of all time of the buyers brought") { $0.count.revenue },
      Column("revenue_with_referred", "own_revenue + referred_revenue; never add it up") { row in
        row.ownRevenue.map { $0 + row.count.revenue }
      },
    ]
  }

  public func tally(_ worksheet: Worksheet) -> ReferrerCounts {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let tiers = landmarks.settings.pyramid.tiers.count
    guard let referrals = history.relations.referrals else { return ReferrerCounts(tiers: tiers) }
    var counts: [String: ReferrerCounts.Count] = [:]
    for person in referrals.owners.people {
      let isBuyer = history.isKnown(person)
      for record in referrals.owners.records(of: person) {
        var count = ReferrerCounts.Count()
        count.referred = 1
        if isBuyer {
          count.buyers = 1
          count.active = worksheet.statuses[person] == .lapsed ? 0 : 1
          count.revenue = Self.revenue(of: person, in: history)
        }
        let referrer = String(decoding: referrals.referrer(record), as: UTF8.self)
        counts[referrer, default: ReferrerCounts.Count()].merge(count)
      }
    }
    let isReferrer = worksheet.isReferrer
    for customer in history.customers where isReferrer[customer] {
      guard let place = worksheet.places[customer] else { continue }
      var count = ReferrerCounts.Count()
      count.place =
        switch place {
        case .tier(let tier): 1 + tier
        case .inactive, .new: 1 + tiers
        }
      count.ownRevenue = Self.revenue(of: customer, in: history)
      let id = String(decoding: history.ids.bytes(of: customer), as: UTF8.self)
      counts[id, default: ReferrerCounts.Count()].merge(count)
    }
    return ReferrerCounts(counts, tiers: tiers)
  }

  private static func revenue(of customer: Int, in history: History) -> Money {
    history.days(of: customer).reduce(.zero) { $0 + history.net[$1] }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? { Referrals.missing(from: landmarks) }

  public func rows(_ tally: ReferrerCounts, _ landmarks: Landmarks) -> [Row] {
    let places = PipelineNames(landmarks).tiersAndInactive
    let rows = zip(tally.ids, tally.counts).map { id, count in
      Row(
        referrer: id.isEmpty ? Self.unknown : id,
        tier: count.place > 0 ? places[count.place - 1] : nil, count: count)
    }
    return rows.sorted { a, b in
      a.count.revenue == b.count.revenue
        ? a.referrer.precedesInBytes(b.referrer) : a.count.revenue > b.count.revenue
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    guard landmarks.facts.relations.hasReferrals else { return [] }
    return [Posting(.referredRevenue, .left, rows.reduce(Money.zero) { $0 + $1.count.revenue })]
  }
}
