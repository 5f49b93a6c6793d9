public import Base
public import Ledger

/// Each buyer's first purchase and whether a second came, so that repurchase can be cut by anything.
public struct FirstPurchases: Listed {
  public init() {}

  public static let reference = Reference(
    name: "first_purchases",
    question: "What did each buyer buy first, and did the buyer come back in time?",
    grain: "One row per buyer, by the bytes of the id.",
    key: ["customer_id"], order: .bytesOfKey,
    foreignKeys: [
      ForeignKey("customer_id", in: Customers.self), ForeignKey("cohort", in: Periods.self),
      ForeignKey("first_purchase", in: Calendar.self), ForeignKey("second_purchase", in: Calendar.self),
    ],
    definition: """
      The rows behind `repurchase` and `repurchase_cohorts`: a program can group them by anything that is known
      of the first purchase. `again_<N>` is true where a second purchase day follows within N days, false where
      it does not, and empty while the N days are not over. True / (true + false) over all buyers is the rate
      of `repurchase`. The first product is the one with the largest sum of sale amounts on the first purchase
      day; of several the first by its bytes. Before `is_mature` a cohort also holds old customers whom the
      exports show for the first time.
      """,
    example: """
      customer_id,cohort,is_mature,first_purchase,first_amount,first_orders,first_product,first_region,first_category,second_purchase,days_to_second,again_30,again_60,again_90,again_180,again_365
      c1,2025-01,true,2025-01-10,35.00,1,tea,north,drinks,2025-02-08,29,true,true,true,true,true
      c3,2025-03,true,2025-03-03,60.00,1,pot,south,ware,2025-11-11,253,false,false,false,false,true
      c4,2025-05,true,2025-05-02,40.00,1,cake,south,food,2025-06-15,44,false,true,true,true,true
      c5,2026-05,true,2026-05-20,25.00,1,cake,north,food,,,false,,,,
      """)

  public struct Row: Sendable {
    let block: FirstPurchaseBlock
    /// The position in the block.
    let place: Int

    fileprivate var figures: FirstPurchaseBlock.Figures { block.figures[place] }
    fileprivate var calendar: PeriodCalendar { block.landmarks.premises.calendar }
    fileprivate var position: Int { calendar.position(of: figures.first) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("customer_id", "the customer's id as the export has it") { $0.block.ids[$0.place] },
      Column("cohort", "the period of the first purchase day", sharedBy: CohortReader()),
      Column("is_mature", "the cohort starts late enough: its newcomers are really new") {
        $0.calendar.isMature($0.position)
      },
      Column("first_purchase", "the first purchase day seen") { $0.figures.first },
      Column("first_amount", "sum of the day's amounts, net of refunds") { $0.figures.amount },
      Column("first_orders", "orders of the day") { $0.figures.orders },
      Column(
        "first_product",
        "the product with the largest sum of sale amounts on the day; empty where none is mapped",
        sharedBy: ProductReader()),
    ]
      + names.dimensions.enumerated().map { dimension, name in
        Column("first_\(name)", "the value the day carries", sharedBy: ValueReader(dimension: dimension))
      }
      + [
        Column("second_purchase", "the second purchase day; empty where there is none") { $0.figures.second },
        Column("days_to_second", "days from the first to the second purchase day") { row in
          row.figures.second.map { $0 - row.figures.first }
        },
      ]
      + names.windows.map { days in
        Column(
          "again_\(days)", "a second purchase day within \(days) days; empty while they are not over",
          by: ReturnReader(window: days))
      }
  }

  /// Reads what the first purchase day carries of a dimension.
  private struct ValueReader: SharedTextReader {
    let dimension: Int

    func texts(for row: Row) -> [String] { row.block.values[dimension] }

    func place(of row: Row) -> Int? { row.block.code(row.place, of: dimension) }
  }

  private struct CohortReader: SharedTextReader {
    func texts(for row: Row) -> [String] { row.calendar.names }

    func place(of row: Row) -> Int? { row.position }
  }

  private struct ProductReader: SharedTextReader {
    func texts(for row: Row) -> [String] { row.block.landmarks.premises.facts.products }

    func place(of row: Row) -> Int? { row.block.product(row.place) }
  }

  /// Reads whether a buyer came back within a window of days.
  private struct ReturnReader: CellReader {
    let window: NamedDays

    func value(of row: Row) -> Bool? {
      guard case .days(let days) = window else { return nil }
      let figures = row.figures
      guard row.block.landmarks.premises.facts.asOf - figures.first >= days else { return nil }
      return figures.second.map { $0 - figures.first <= days } ?? false
    }
  }

  /// What the buyers bought first; nil where no product is mapped. It takes all lines to know.
  public func part(_ worksheet: Worksheet) -> FirstProducts? {
    worksheet.landmarks.facts.hasProducts
      ? FirstProducts(worksheet.history, worksheet.landmarks.settings.purchase) : nil
  }

  public func rows(
    of buyers: ArraySlice<UInt32>, in history: History, _ part: FirstProducts?, _ landmarks: Landmarks
  ) -> [Row] {
    let block = FirstPurchaseBlock(buyers, in: history, products: part, landmarks)
    return block.ids.indices.map { Row(block: block, place: $0) }
  }
}
