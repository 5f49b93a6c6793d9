public import Base
internal import Ledger
internal import Models

/// Which lever binds each tier of customers, and which fits it?
public struct Levels: Counted {
  public init() {}

  public static let reference = Reference(
    name: "levels",
    question:
      "What ties the customers of each tier to the shop: price, being known, or services that make leaving dear?",
    grain: "One row per tier from the top.",
    key: ["tier"], order: .stated("tiers from the top"),
    definition: """
      The members of W by tier, and the three levels of relationship marketing of Berry and Parasuraman: financial (price
      and points: the share of discounts, who was targeted and who redeemed), social (being known and answered: who gave
      scores and which, who was dissatisfied, who brought others) and structural (what makes leaving dear: breadth,
      tenure, regular buying). `lever` is what `levels` names for the tier; without it the first tier is structural, the
      last financial and those between social. The other columns say what ties the tier already has. Discounts and revenue
      are of W; scores, dissatisfaction, campaigns and referrals are of all time. A column whose export or column is
      missing is empty. A tie that goes with a tier did not make the tier.
      With `privacy.min_group`, rows of fewer members keep their place and have no figures.
      """,
    example: """
      tier,position,lever,customers,revenue,discount_share,discounted_day_share,targeted_share,redeemer_share,score_share,csat,complaint_share,referrer_share,breadth_mean,several_share,tenure_days_p50,regular_share
      platinum,1,structural,1,125.00,0.045802,0.250000,1.000000,1.000000,1.000000,1.000000,0.000000,1.000000,3.000000,1.000000,536,1.000000
      gold,2,social,0,0.00,,,,,,,,,,,,
      iron,3,financial,3,120.00,0.069767,0.500000,0.000000,0.666667,0.666667,0.000000,0.666667,0.000000,1.666667,0.666667,424,
      """)

  public struct Row: Sendable {
    let tier: String
    let position: Int
    let lever: Settings.Lever
    let count: LevelCount
    let has: Mapped

    /// Which columns have something to say.
    struct Mapped: Sendable {
      let discounts: Bool
      let targets: Bool
      let redemptions: Bool
      let feedback: Bool
      let scores: Bool
      let satisfaction: Bool
      let referrals: Bool
      let breadth: Bool
    }

    /// A share of the tier's members; nil where nothing is known.
    func share(_ part: Int, if isKnown: Bool) -> Share? { isKnown ? Share(part, of: count.customers) : nil }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    names.hidingSmallGroups(
      columnsOfTiers + columnsOfTies + columnsOfHabits, keeping: ["tier", "position", "lever"]
    ) { $0.count.customers }
  }

  private static let columnsOfTiers: [Column<Row>] = [
    Column("tier", "the tier in W") { $0.tier },
    Column("position", "1 for the highest tier") { $0.position },
    Column(
      "lever", "the level of relationship marketing that fits the tier",
      oneOf: Settings.Lever.allCases.map(\.rawValue)
    ) { $0.lever.rawValue },
    Column("customers", "members of W in the tier") { $0.count.customers },
    Column("revenue", "their revenue in W, net of refunds") { $0.count.revenue },
    Column("discount_share", "Σ discount / (Σ amount + Σ discount) in W") {
      $0.has.discounts ? Ratio($0.count.discount, over: $0.count.revenue + $0.count.discount) : nil
    },
    Column("discounted_day_share", "purchase days in W whose discounts sum above 0 / purchase days in W") {
      $0.has.discounts ? Share($0.count.discountedDays, of: $0.count.purchaseDays) : nil
    },
  ]

  private static let columnsOfTies: [Column<Row>] = [
    Column("targeted_share", "members ever listed in a campaign, in a group that is no control") {
      $0.share($0.count.targeted, if: $0.has.targets)
    },
    Column("redeemer_share", "members who ever redeemed") {
      $0.share($0.count.redeemers, if: $0.has.redemptions)
    },
    Column("score_share", "members who ever gave a score") { $0.share($0.count.scorers, if: $0.has.scores) },
    Column("csat", "satisfied scores / scores of the members") {
      $0.has.satisfaction ? Share($0.count.satisfied, of: $0.count.scores) : nil
    },
    Column("complaint_share", "members who were ever dissatisfied") {
      $0.share($0.count.dissatisfied, if: $0.has.feedback)
    },
    Column("referrer_share", "members who brought somebody") {
      $0.share($0.count.referrers, if: $0.has.referrals)
    },
  ]

  private static let columnsOfHabits: [Column<Row>] = [
    Column("breadth_mean", "mean number of distinct values of `cross_sell.dimension` bought, of all time") {
      $0.has.breadth ? Ratio($0.count.breadth, over: $0.count.customers) : nil
    },
    Column("several_share", "members who bought more than one of them") {
      $0.share($0.count.several, if: $0.has.breadth)
    },
    Column("tenure_days_p50", "median of the days since the first purchase") {
      $0.count.tenures.quantile(millionths: 500_000).map { Int($0) }
    },
    Column(
      "regular_share",
      "of members with three gaps or more, those whose gaps have a coefficient of variation of at most 0.5"
    ) { Share($0.count.regular, of: $0.count.manyGaps) },
  ]
}

extension Levels {
  /// By tier.
  public func tally(_ worksheet: Worksheet) -> [LevelCount] {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let (activities, places, breadths) = (worksheet.activities, worksheet.places, worksheet.breadths)
    var counts = landmarks.settings.pyramid.tiers.map { _ in LevelCount() }
    var tenures = landmarks.settings.pyramid.tiers.map { _ in [Int64]() }
    let ties = MemberTies(worksheet)
    for customer in history.customers {
      guard case .tier(let tier) = places[customer] else { continue }
      let purchases = history.purchases(of: customer)
      let activity = activities[customer]
      counts[tier].customers += 1
      counts[tier].revenue += activity.revenue
      if landmarks.facts.hasDiscount {
        counts[tier].discount += activity.discount
        counts[tier].purchaseDays += activity.purchaseDays
        // W ends on the as-of day, so its purchases are the last ones.
        counts[tier].discountedDays += purchases.suffix(activity.purchaseDays)
          .count { history.isDiscounted($0) }
      }
      if let breadths {
        counts[tier].breadth += Int(breadths[customer])
        counts[tier].several += breadths[customer] > 1 ? 1 : 0
      }
      if let isRegular = history.isRegular(purchases) {
        counts[tier].manyGaps += 1
        counts[tier].regular += isRegular ? 1 : 0
      }
      tenures[tier].append(Int64(landmarks.asOf - history.purchaseDay[purchases.lowerBound]))
      ties.add(customer, to: &counts[tier])
    }
    for tier in counts.indices { counts[tier].tenures = Distribution(tenures[tier]) }
    return counts
  }

  public func rows(_ tally: [LevelCount], _ landmarks: Landmarks) -> [Row] {
    let (facts, settings) = (landmarks.facts, landmarks.settings)
    let (relations, tiers) = (facts.relations, settings.pyramid.tiers)
    let hasScores = relations.feedback?.hasScores ?? false
    let has = Row.Mapped(
      discounts: facts.hasDiscount, targets: relations.targetGroups != nil,
      redemptions: relations.hasRedemptions, feedback: relations.feedback != nil, scores: hasScores,
      satisfaction: hasScores && settings.feedback?.satisfiedFrom != nil,
      referrals: relations.hasReferrals, breadth: landmarks.crossSellDimension != nil)
    return tiers.indices.map { position in
      let lever: Settings.Lever =
        settings.levels[tiers[position].name]
        ?? (position == 0 ? .structural : position == tiers.count - 1 ? .financial : .social)
      return Row(
        tier: tiers[position].name, position: position + 1, lever: lever, count: tally[position], has: has)
    }
  }
}

extension History {
  /// Whether the gaps between purchases are alike, a coefficient of variation of at most 0.5, as 4 (n Σg² − (Σg)²) ≤ (Σg)²;
  /// nil with fewer than three gaps.
  func isRegular(_ purchases: Range<Int>) -> Bool? {
    guard purchases.count > 3, let last = purchases.last else { return nil }
    var squares = 0
    for purchase in purchases.dropFirst() {
      let gap = purchaseDay[purchase] - purchaseDay[purchase - 1]
      squares += gap * gap
    }
    let sum = purchaseDay[last] - purchaseDay[purchases.lowerBound]
    let gaps = Int128(purchases.count - 1)
    return 4 * (gaps * Int128(squares) - Int128(sum) * Int128(sum)) <= Int128(sum) * Int128(sum)
  }
}
