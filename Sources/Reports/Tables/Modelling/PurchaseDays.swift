public import Base
public import Ledger

/// Every purchase day of every buyer: the rows that a model is fitted to.
public struct PurchaseDays: Listed {
  public init() {}

  public static let reference = Reference(
    name: "purchase_days",
    question: "On which days did each buyer buy, for how much, and how long after the day before?",
    grain: "One row per buyer and purchase day, by the bytes of the id, then by day.",
    key: ["customer_id", "day"], order: .bytesOfKey,
    foreignKeys: [ForeignKey("customer_id", in: Customers.self), ForeignKey("day", in: Calendar.self)],
    definition: """
      The purchase days that all other tables count, for programs that fit their own models. The table is as
      long as the exports, so it is made only with `output.purchase_days: true`. `net` is the sum of the day's
      amounts, refunds of the day included; refunds on other days are in no row. `gap_days` is empty on the
      first purchase day. The last columns are the values that the day carries of the pipeline's dimensions:
      of each the one with the largest sum of sale amounts on the day.
      """,
    example: """
      customer_id,day,number,net,orders,gap_days,is_last,region,category
      c1,2025-01-10,1,35.00,1,,false,north,drinks
      c1,2025-02-08,2,20.00,1,29,false,north,drinks
      c5,2026-05-20,1,25.00,1,,true,north,food
      """)

  public struct Row: Sendable {
    let block: PurchaseDayBlock
    /// The position in the block.
    let place: Int

    fileprivate var figures: PurchaseDayBlock.Figures { block.figures[place] }
  }

  /// The columns that are there whatever the pipeline's dimensions are; no dimension can be called so.
  public static let ownColumns = columns(dimensions: []).map(\.heading.name)

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    columns(dimensions: names.dimensions)
  }

  private static func columns(dimensions: [String]) -> [Column<Row>] {
    [
      Column("customer_id", "the customer's id as the export has it") {
        $0.block.ids[Int($0.figures.buyer)]
      },
      Column("day", "the purchase day") { $0.figures.day },
      Column("number", "which of the customer's purchase days it is: 1 for the first seen") {
        Int($0.figures.number)
      },
      Column("net", "sum of the day's amounts, net of refunds") { $0.figures.net },
      Column("orders", "orders of the day") { Int($0.figures.orders) },
      Column("gap_days", "days since the purchase day before; empty for the first") {
        $0.figures.gap.map(Int.init)
      },
      Column("is_last", "no later purchase day is known") { $0.figures.isLast },
    ]
      + dimensions.enumerated().map { dimension, name in
        Column(name, "the value the day carries", sharedBy: ValueReader(dimension: dimension))
      }
  }

  /// Reads what a purchase day carries of a dimension.
  private struct ValueReader: SharedTextReader {
    let dimension: Int

    func texts(for row: Row) -> [String] { row.block.values[dimension] }

    func place(of row: Row) -> Int? { row.block.code(row.place, of: dimension) }
  }

  public static let rowsOfBuyer: (@Sendable (Int, History) -> Int)? = { buyer, history in
    history.purchases(of: buyer).count
  }

  /// The histories say all.
  public func part(_ worksheet: Worksheet) {}

  public func rows(
    of buyers: ArraySlice<UInt32>, in history: History, _ part: Void, _ landmarks: Landmarks
  ) -> [Row] {
    let block = PurchaseDayBlock(buyers, in: history, landmarks.facts.dimensions)
    return block.figures.indices.map { Row(block: block, place: $0) }
  }
}
