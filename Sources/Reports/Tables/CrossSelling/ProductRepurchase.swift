public import Base
internal import Ledger
internal import Models

/// Which products make people come back?
public struct ProductRepurchase: Counted {
  public init() {}

  public static let reference = Reference(
    name: "product_repurchase",
    question: "Which products are bought again, and which products have buyers who come back at all?",
    grain: """
      One row per product, then per value of each dimension of level line, by their bytes; only with at least \
      `cross_sell.min_buyers` buyers.
      """,
    key: ["entity", "value"],
    order: .stated("products, then dimensions as the pipeline names them; values by their bytes"),
    definition: """
      Buyers of a product have a sale line of it on a purchase day (with `purchase.minimum` 0 a free line
      counts too). Rebuyers have one on two or more purchase days. `came_back` counts buyers with any purchase
      day after the first one with the product, whatever they bought then. These rates are not matured: a
      buyer of last week has had only a week to return.
      """,
    example: """
      entity,value,buyers,rebuyers,rebuy_rate,rebuy_low,rebuy_high,came_back,came_back_rate,revenue
      product,cake,3,1,0.333333,0.061492,0.792340,2,0.666667,125.00
      product,cup,3,0,0.000000,0.000000,0.561497,3,1.000000,60.00
      product,pot,2,0,0.000000,0.000000,0.657620,2,1.000000,120.00
      product,tea,3,2,0.666667,0.207660,0.938508,2,0.666667,180.00
      category,ware,3,2,0.666667,0.207660,0.938508,3,1.000000,180.00
      """)

  public struct Row: Sendable {
    let entity: String
    let value: String
    let count: Count

    var interval: Interval? { .wilson(count.rebuyers, of: count.buyers) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column(
        "entity", "`product`, or the name of a dimension of level line",
        oneOf: [PipelineNames.product] + names.dimensions
      ) { $0.entity },
      Column("value", "the product, or the line's own value of the dimension") { $0.value },
      Column("buyers", "buyers with a sale of it on a purchase day") { $0.count.buyers },
      Column("rebuyers", "of those, on two or more purchase days") { $0.count.rebuyers },
      Column("rebuy_rate", "rebuyers / buyers") { Share($0.count.rebuyers, of: $0.count.buyers) },
      Column("rebuy_low", "lower bound of the rate's 95% Wilson interval") { $0.interval?.low },
      Column("rebuy_high", "upper bound of the rate's 95% Wilson interval") { $0.interval?.high },
      Column("came_back", "buyers with any purchase day after the first one with it") { $0.count.cameBack },
      Column("came_back_rate", "came_back / buyers") { Share($0.count.cameBack, of: $0.count.buyers) },
      Column("revenue", "sum of all lines of it of buyers, net of refunds") { $0.count.revenue },
    ]
  }

  /// Of one product or value.
  public struct Count: Hashable, MadeOfParts, Portable {
    var buyers = 0
    var rebuyers = 0
    var cameBack = 0
    var revenue = Money.zero

    public init() {}

    init(_ count: (buyers: Int, rebuyers: Int, cameBack: Int), revenue: Money) {
      (buyers, rebuyers, cameBack) = count
      self.revenue = revenue
    }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.buyers)
      try parts.sum(\.rebuyers)
      try parts.sum(\.cameBack)
      try parts.sum(\.revenue)
    }

    public var isConsistent: Bool { rebuyers <= buyers }
  }

  /// By entity and code.
  public func tally(_ worksheet: Worksheet) -> [[Count]] {
    Self.entities(of: worksheet.landmarks.facts).map { entity in
      let revenues = worksheet.lineSums(ofDimension: entity.dimension).totals
      return zip(worksheet.valueBuyers(ofDimension: entity.dimension).values, revenues).map {
        buyers, revenue in
        Count(buyers, revenue: revenue)
      }
    }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    let isPossible = landmarks.facts.hasProducts || landmarks.facts.dimensions.contains(where: \.isOfLine)
    return isPossible ? nil : Wish("a product", key: "source.columns.product")
  }

  public func rows(_ tally: [[Count]], _ landmarks: Landmarks) -> [Row] {
    let fewest = landmarks.settings.crossSell.minBuyers
    return zip(Self.entities(of: landmarks.facts), tally).flatMap { entity, counts in
      zip(entity.values, counts).lazy.filter { $0.1.buyers > 0 && $0.1.buyers >= fewest }.map {
        value, count in
        Row(entity: entity.name, value: value, count: count)
      }
    }
  }
}

extension ProductRepurchase {
  /// What is bought, seen by product or by a property of the line.
  private struct Entity {
    let name: String
    /// The position of the dimension; nil for products.
    let dimension: Int?
    let values: [String]
  }

  private static func entities(of facts: InputFacts) -> [Entity] {
    let products =
      facts.hasProducts ? [Entity(name: PipelineNames.product, dimension: nil, values: facts.products)] : []
    return products
      + facts.dimensions.enumerated().filter { $0.element.isOfLine }.map { position, dimension in
        Entity(name: dimension.name, dimension: position, values: dimension.values)
      }
  }
}
