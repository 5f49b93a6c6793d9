public import Base
internal import Models

/// How unevenly is revenue spread?
public struct Concentration: Counted {
  public init() {}

  public static let reference = Reference(
    name: "concentration",
    question: "How unevenly is revenue spread over customers, products and dimensions, and does that change?",
    grain: """
      One row per entity and scope. Entities: `customer`, `product` where it is mapped, then each dimension. \
      Scopes: `trailing` (W), `all`, and each complete calendar year.
      """,
    key: ["entity", "scope"],
    order: .stated(
      "customers, products, dimensions as the pipeline names them; `trailing`, `all`, years rising"),
    definition: """
      Customers count by their revenue in the scope, if they have a purchase day in it. Products and
      dimensions count by the value of each line, over lines of buyers, and only values with a sale in the
      scope. Values below zero count as 0 and are counted in `negative_entities`; `total` is after that. An
      entity and scope with nothing in it keeps its row. A Gini of 0 means that all have the same. A Gini near
      1 means that one has nearly everything.
      """,
    example: """
      entity,scope,entities,total,negative_entities,gini,gini_unbiased,hhi,top_1_share,top_5_share,top_10_share,top_20_share,top_50_share,entities_for_80,share_for_80
      customer,trailing,4,245.00,0,0.352041,0.469388,0.362766,0.020408,0.102041,0.204082,0.408163,0.795918,3,0.750000
      customer,all,5,485.00,0,0.416495,0.520619,0.316399,0.022680,0.113402,0.226804,0.453608,0.814433,3,0.600000
      product,trailing,4,245.00,0,0.168367,0.224490,0.275302,0.013061,0.065306,0.130612,0.261224,0.632653,3,0.750000
      product,all,4,485.00,0,0.188144,0.250859,0.280689,0.014845,0.074227,0.148454,0.296907,0.628866,3,0.750000
      region,trailing,2,245.00,0,0.030612,0.061224,0.501874,0.010612,0.053061,0.106122,0.212245,0.530612,2,1.000000
      region,all,2,485.00,0,0.005155,0.010309,0.500053,0.010103,0.050515,0.101031,0.202062,0.505155,2,1.000000
      category,trailing,3,245.00,0,0.040816,0.061224,0.335277,0.011020,0.055102,0.110204,0.220408,0.530612,3,1.000000
      category,all,3,485.00,0,0.075601,0.113402,0.341907,0.011134,0.055670,0.111340,0.222680,0.556701,3,1.000000
      """)

  public struct Row: Sendable {
    let entity: String
    let scope: String
    let curve: Lorenz
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let figures = [
      Column<Row>(
        "entity", "`customer`, `product`, or the name of a dimension", oneOf: names.entities
      ) { $0.entity },
      Column("scope", "`trailing` (W), `all`, or a calendar year", oneOf: names.scopes) { $0.scope },
      Column("entities", "customers, products or values in the scope") { $0.curve.entities },
      Column("total", "their revenue, values below zero counting as 0") { Money(units: $0.curve.total) },
      Column("negative_entities", "entities whose revenue is below zero") { $0.curve.negatives },
      Column("gini", "Σ(2i − n − 1)x(i) / (n Σx), in rising order") { $0.curve.gini },
      Column("gini_unbiased", "gini × n / (n − 1), which is not too low for few entities") {
        $0.curve.giniUnbiased
      },
      Column("hhi", "the sum of squared shares: 1/n when all are equal") { $0.curve.hhi },
    ]
    let tops = [1, 5, 10, 20, 50].map { percent in
      Column<Row>("top_\(percent)_share", "share of the total that the top \(percent)% hold, interpolated") {
        $0.curve.topShare(percent: percent)
      }
    }
    let eighty = [
      Column<Row>("entities_for_80", "the fewest top entities with at least 80% of the total") {
        $0.curve.entities(carryingPercent: 80)
      },
      Column("share_for_80", "entities_for_80 / entities") { row in
        row.curve.entities(carryingPercent: 80).flatMap { Share($0, of: row.curve.entities) }
      },
    ]
    return figures + tops + eighty
  }

  public func rows(_ spread: RevenueSpread, _ landmarks: Landmarks) -> [Row] {
    spread.curves(landmarks).map {
      Row(entity: $0.entity, scope: $0.scope, curve: $0.curve)
    }
  }
}
