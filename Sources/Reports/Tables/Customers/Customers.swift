public import Base
public import Ledger

/// Who are our customers, one by one?
public struct Customers: Listed {
  public init() {}

  public static let reference = Reference(
    name: "customers",
    question: "Who are the customers, how active and valuable is each one, and who should be called?",
    grain: "One row per buyer, by the bytes of the id: the customer database.",
    key: ["customer_id"], order: .bytesOfKey,
    foreignKeys: [
      ForeignKey("tier", in: Pyramid.self), ForeignKey("rung", in: Ladder.self),
      ForeignKey("cohort", in: Periods.self), ForeignKey("first_purchase", in: Calendar.self),
      ForeignKey("last_purchase", in: Calendar.self),
    ],
    definition: """
      Here are the people behind the figures of the other tables: filter by tier, status, cohort or any other
      column. A customer who never had a purchase day (refunds only, or a sale cancelled on the same day) has
      no row. Scores, segment and rank are only for members of W, the trailing window. W counts purchase days
      and the lapse threshold counts silence, so the same customer can be `inactive` in the pyramid and at
      risk in status on the same day. `lapse_date` is the day on which the customer is lapsed if no purchase
      comes before. A favourite is the value that most purchase days carry; of several, the one whose days
      have the largest net.
      """,
    example: """
      customer_id,first_purchase,last_purchase,days_since_last,purchase_days,orders,revenue,refunds,profit,revenue_window,revenue_per_order,mean_gap_days,median_gap_days,status,lapse_after_days,lapse_date,days_overdue,tier,previous_tier,rank,rung,cohort,r_score,f_score,m_score,segment,breadth,first_region,last_region,favourite_region,first_category,last_category,favourite_category
      c1,2025-01-10,2026-05-25,36,8,8,220.00,20.00,123.00,125.00,27.50,71.428571,77,active,90,2026-08-24,,platinum,platinum,1,partner,2025-01,4,4,4,loyal,3,north,south,north,drinks,drinks,drinks
      c2,2025-01-25,2025-01-25,521,1,1,20.00,0.00,12.00,0.00,20.00,,,lapsed,90,2025-04-26,431,inactive,iron,,lapsed,2025-01,,,,,1,north,north,north,drinks,drinks,drinks
      c3,2025-03-03,2026-01-15,166,3,3,130.00,0.00,66.00,70.00,43.33,159.000000,65,lapsed,90,2026-04-16,76,iron,iron,2,lapsed,2025-03,2,3,3,at_risk,2,south,south,south,ware,drinks,ware
      c5,2026-05-20,2026-05-20,41,1,1,25.00,0.00,15.00,25.00,25.00,,,active,90,2026-08-19,,iron,new,3,first_time,2026-05,3,1,1,about_to_sleep,1,north,north,north,food,food,food
      """)

  public typealias Row = Buyer

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    history + standing(names) + place + names.dimensions.enumerated().flatMap(values)
  }

  private static let history: [Column<Row>] = [
    Column("customer_id", "the customer's id as the export has it") { $0.id },
    Column("first_purchase", "the first purchase day seen") { $0.first },
    Column("last_purchase", "the last purchase day up to the as-of day") { $0.last },
    Column("days_since_last", "days from the last purchase day to the as-of day") { $0.silence.days },
    Column("purchase_days", "purchase days of all time") { $0.purchaseDays },
    Column("orders", "orders of all time") { $0.orders },
    Column("revenue", "sum of all amounts of all time, net of refunds") { $0.revenue },
    Column("refunds", "minus the sum of the negative amounts, so it is positive") { $0.refunds },
    Column("profit", "revenue less cost; empty where no cost is mapped") { $0.profit },
    Column("revenue_window", "revenue in W") { $0.activity.revenue },
    Column("revenue_per_order", "revenue / orders") { $0.revenue.average(over: $0.orders) },
    Column("mean_gap_days", "mean days between successive purchase days") { $0.meanGap },
    Column("median_gap_days", "their median by nearest rank") { $0.medianGap },
  ]

  private static func standing(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("status", "`active`, `at_risk` or `lapsed` on the as-of day") { $0.silence.status },
      Column(
        "lapse_after_days", "the lapse threshold: more days of silence than this and the customer is lapsed"
      ) {
        $0.silence.threshold
      },
      Column("lapse_date", "last_purchase + lapse_after_days + 1, past or to come") {
        $0.last + ($0.silence.threshold + 1)
      },
      Column("days_overdue", "days_since_last − lapse_after_days; empty unless lapsed") {
        $0.silence.daysOverdue
      },
      Column(
        "tier", "the pyramid's tier in W, or `inactive`", oneOf: names.tiersAndInactive,
        sharedBy: TierReader(names.places, isPrevious: false)),
      Column(
        "previous_tier",
        "the tier in the window before W, `inactive`, or `new`; empty where that is not known",
        oneOf: names.places, sharedBy: TierReader(names.places, isPrevious: true)),
      Column("rank", "1 + members of W with a higher value; empty for non-members") { $0.rank },
      Column("rung", "the rung of the ladder") { $0.rung },
    ]
  }

  private static let place: [Column<Row>] = [
    Column("cohort", "the period of the first purchase day", sharedBy: CohortReader()),
    Column("r_score", "1 to 5 by days since the last purchase, 5 the latest; empty for non-members") {
      $0.score?.r
    },
    Column("f_score", "1 to 5 by purchase days in W") { $0.score?.f },
    Column("m_score", "1 to 5 by revenue in W") { $0.score?.m },
    Column("segment", "the group that r_score and f_score together suggest") { $0.score?.segment },
    Column("breadth", "distinct values of `cross_sell.dimension` bought; empty without it") { $0.breadth },
  ]

  private static func values(of dimension: Int, _ name: String) -> [Column<Row>] {
    [
      Column(
        "first_\(name)", "the value the first purchase day carries",
        sharedBy: CarriedReader(.first, dimension)),
      Column(
        "last_\(name)", "the value the last purchase day carries", sharedBy: CarriedReader(.last, dimension)),
      Column(
        "favourite_\(name)", "the value most purchase days carry",
        sharedBy: CarriedReader(.favourite, dimension)),
    ]
  }

  /// Reads what a buyer's purchase days carry of a dimension.
  private struct CarriedReader: SharedTextReader {
    enum Choice { case first, last, favourite }

    let choice: Choice
    let dimension: Int

    init(_ choice: Choice, _ dimension: Int) {
      self.choice = choice
      self.dimension = dimension
    }

    func texts(for buyer: Buyer) -> [String] { buyer.block.values[dimension] }

    func place(of buyer: Buyer) -> Int? {
      let carried = buyer.block.carried(buyer.place, dimension)
      let code =
        switch choice {
        case .first: carried.first
        case .last: carried.last
        case .favourite: carried.favourite
        }
      return Int(code)
    }
  }

  /// Reads where a buyer stands in the pyramid.
  private struct TierReader: SharedTextReader {
    /// The tiers from the top, `inactive` and `new`.
    let places: [String]
    let isPrevious: Bool

    init(_ places: [String], isPrevious: Bool) {
      self.places = places
      self.isPrevious = isPrevious
    }

    func texts(for buyer: Buyer) -> [String] { places }

    func place(of buyer: Buyer) -> Int? {
      (isPrevious ? buyer.previousPlace : buyer.pyramidPlace)?.position(amongTiers: places.count - 2)
    }
  }

  private struct CohortReader: SharedTextReader {
    func texts(for buyer: Buyer) -> [String] { buyer.block.landmarks.calendar.names }

    func place(of buyer: Buyer) -> Int? { buyer.cohort }
  }

  /// By customer: distinct values of `cross_sell.dimension` bought; nil without it. It takes all lines to know.
  public func part(_ worksheet: Worksheet) -> [Int32]? { worksheet.breadths }

  public func rows(
    of buyers: ArraySlice<UInt32>, in history: History, _ part: [Int32]?, _ landmarks: Landmarks
  ) -> [Buyer] {
    let block = BuyerBlock(buyers, in: history, breadths: part, landmarks)
    return (0..<block.count).map { Buyer(block: block, place: $0) }
  }
}
