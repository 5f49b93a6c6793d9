public import Base
internal import Models

/// What share of revenue do the top 1, 2, 3 … percent hold?
public struct Pareto: Counted {
  public init() {}

  public static let reference = Reference(
    name: "pareto",
    question: "What share of revenue do the top 1, 2, 3 … percent of customers, products or values have?",
    grain: """
      One row per entity, scope (`trailing`, `all`) and percent from 1 to 100; no rows for an entity with \
      nothing in the scope.
      """,
    key: ["entity", "scope", "percent"],
    order: .stated(
      "customers, products, dimensions as the pipeline names them; `trailing`, `all`; percents rising"),
    foreignKeys: [ForeignKey("entity", "scope", in: Concentration.self)],
    definition: """
      The points of the Lorenz curve, read from the top, over the same entities as in `concentration`.
      `entities` is n × percent / 100 and is seldom whole: the curve is linear between entities. Values below
      zero count as 0.
      """,
    example: """
      entity,scope,percent,entities,revenue_share,cutoff
      customer,trailing,1,0.04,0.020408,125.00
      customer,trailing,20,0.80,0.408163,125.00
      customer,trailing,50,2.00,0.795918,70.00
      customer,trailing,100,4.00,1.000000,25.00
      category,trailing,1,0.03,0.011020,90.00
      category,trailing,20,0.60,0.220408,90.00
      category,trailing,50,1.50,0.530612,80.00
      category,trailing,100,3.00,1.000000,75.00
      """)

  public struct Row: Sendable {
    let entity: String
    let scope: String
    let percent: Int
    let entities: Hundredths
    let share: Share?
    let cutoff: Money?
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("entity", "`customer`, `product`, or the name of a dimension", oneOf: names.entities) {
        $0.entity
      },
      Column("scope", "`trailing` (W) or `all`", oneOf: Array(names.scopes.prefix(scopes))) { $0.scope },
      Column("percent", "how many percent of the entities, from the top") { $0.percent },
      Column("entities", "how many entities that is, with two digits") { $0.entities },
      Column("revenue_share", "share of the total that they hold, interpolated") { $0.share },
      Column("cutoff", "revenue of the entity at rank ceil(entities), below zero as 0") { $0.cutoff },
    ]
  }

  /// W and all time.
  private static let scopes = 2

  public func rows(_ spread: RevenueSpread, _ landmarks: Landmarks) -> [Row] {
    let curves = spread.curves(landmarks, scopes: Self.scopes)
    return curves.filter { $0.curve.entities > 0 }.flatMap { entity, scope, curve in
      (1...100).map { percent in
        Row(
          entity: entity, scope: scope, percent: percent,
          entities: Hundredths(curve.entities * percent), share: curve.topShare(percent: percent),
          cutoff: curve.cutoff(percent: percent).map(Money.init(units:)))
      }
    }
  }
}
