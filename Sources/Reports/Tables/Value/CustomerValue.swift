public import Base
public import Ledger
internal import Models

/// What is each customer worth, and whom would it cost most to lose?
public struct CustomerValue: Listed {
  public init() {}

  public static let reference = Reference(
    name: "customer_value",
    question:
      "What will each customer bring, how likely is it that they are still a customer, and what does the doubt cost?",
    grain: "One row per buyer, by the bytes of the id.",
    key: ["customer_id"], order: .bytesOfKey,
    foreignKeys: [ForeignKey("customer_id", in: Customers.self)],
    definition: """
      Seen from the as-of day, by the models that `purchase_model` shows as chosen. Columns that no reliable
      model can fill are empty: without a purchase model all from `p_alive` on, without `gamma_gamma` all from
      `expected_spend` on. `nbd` and `by_class` know of no leaving, so they leave `p_alive` and `value_at_risk`
      empty. `p_alive` is the probability that the customer is still one. `expected_revenue` is the expected
      purchase days of the second horizon × `expected_spend` × the share of purchases that refunds on other
      days leave. `value` is the same, later purchases discounted (`value.discount_rate`), × the margin; where
      no margin is known it is revenue (`basis` of `value_summary` says so), and where the measured margin is
      below 0 it is empty. `value_at_risk` is what is lost if the customer has left: the value of the customer
      if that were certain not to be so, minus `value`. It is the list to call from. `value_tier` cuts the
      values of all buyers by the rules of the pyramid. These are expectations over many customers like this
      one; a single customer may do anything.
      """,
    example: """
      customer_id,repeat_days,recency_days,age_days,p_alive,expected_purchases_90,expected_purchases_365,expected_spend,expected_revenue,value,value_at_risk,value_rank,value_tier
      c1,7,500,536,,,,,,,,,
      c2,0,0,521,,,,,,,,,
      """)

  /// One buyer.
  public struct Row: Sendable {
    let id: String
    let cell: PurchaseCell
    /// Nil where there is no forecast.
    let worth: BuyerWorth?
    let rank: Int?
    /// The position from the top.
    let tier: Int?
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    history + purchases(names.horizons) + money + place(names)
  }

  private static let history: [Column<Row>] = [
    Column("customer_id", "the customer's id as the export has it") { $0.id },
    Column("repeat_days", "purchase days after the first") { $0.cell.repeatDays },
    Column("recency_days", "days from the first to the last purchase day; 0 without a repeat day") {
      $0.cell.recencyDays
    },
    Column("age_days", "days from the first purchase day to the as-of day") { $0.cell.ageDays },
  ]

  private static func purchases(_ horizons: [NamedDays]) -> [Column<Row>] {
    [
      Column("p_alive", "the probability that the customer is still one") { $0.worth?.alive },
      Column(
        "expected_purchases_\(horizons[0])",
        "purchase days to be expected in the first of `value.horizons`, in days from the as-of day"
      ) {
        $0.worth?.near
      },
      Column("expected_purchases_\(horizons[1])", "the same in the second of `value.horizons`") {
        $0.worth?.far
      },
    ]
  }

  private static let money: [Column<Row>] = [
    Column("expected_spend", "money to be expected on a purchase day") { $0.worth?.spendMoney },
    Column("expected_revenue", "revenue to be expected in the second horizon") { $0.worth?.revenueMoney },
    Column("value", "the same, discounted, × margin") { $0.worth?.valueMoney },
    Column("value_at_risk", "the value if `p_alive` were 1, minus `value`: what the doubt costs") {
      $0.worth?.riskMoney
    },
  ]

  private static func place(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("value_rank", "1 + buyers of larger value") { $0.rank },
      Column(
        "value_tier", "the pyramid's rules over the values of all buyers", oneOf: names.tiers,
        sharedBy: TierReader(tiers: names.tiers)),
    ]
  }

  private struct TierReader: SharedTextReader {
    let tiers: [String]

    func texts(for row: Row) -> [String] { tiers }

    func place(of row: Row) -> Int? { row.tier }
  }

  /// By customer; nil where there is no forecast.
  public struct Part: Sendable {
    let worths: [BuyerWorth]?
  }

  public func part(_ worksheet: Worksheet) -> Part { Part(worths: worksheet[BuyerWorths.self].worths) }

  public func rows(
    of buyers: ArraySlice<UInt32>, in history: History, _ part: Part, _ landmarks: Landmarks
  ) -> [Row] {
    buyers.map { buyer in
      let customer = Int(buyer)
      guard let cell = history.cell(of: customer, seenFrom: landmarks.asOf) else {
        preconditionFailure("a customer without a purchase day")
      }
      let worth = part.worths?[customer]
      let value = worth?.value
      return Row(
        id: history.ids.text(of: customer), cell: cell, worth: worth,
        rank: value.flatMap { value in landmarks.value.map { $0.ranks.rank(of: value) } },
        tier: value.flatMap { landmarks.value?.tier(ofValue: $0) })
    }
  }
}

extension BuyerWorth {
  fileprivate var alive: Millionths? { aliveMillionths.map { Millionths(Int($0)) } }
  fileprivate var near: Millionths { Millionths(nearMillionths) }
  fileprivate var far: Millionths { Millionths(farMillionths) }

  fileprivate var spendMoney: Money? { spend.map { Money(units: $0) } }
  fileprivate var revenueMoney: Money? { revenue.map { Money(units: $0) } }
  fileprivate var valueMoney: Money? { value.map { Money(units: $0) } }
  fileprivate var riskMoney: Money? { valueAtRisk.map { Money(units: $0) } }
}
