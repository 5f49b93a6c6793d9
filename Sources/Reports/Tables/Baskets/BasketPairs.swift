public import Base
internal import Ledger
internal import Models

/// What is bought together, and what is bought instead?
public struct BasketPairs: Counted {
  public init() {}

  public static let reference = Reference(
    name: "basket_pairs",
    question: """
      Which products or categories are bought together on one day, which by the same customers, and which replace \
      each other?
      """,
    grain: """
      One row per entity (`product`, then dimensions of level line), unit (`purchase_day`, `customer`) and ordered \
      pair of values.
      """,
    key: ["entity", "unit", "value", "other"],
    order: .stated(
      "`product`, then dimensions as the pipeline names them; `purchase_day`, `customer`; values by their bytes"
    ),
    definition: """
      A basket is a customer's purchase day. It holds the values that have a sale line in it (with
      `purchase.minimum` 0 free lines count too). A unit is a basket, or a buyer with all baskets; of all time.
      Only the `baskets.values` values that are in most units count, and all that are in as many as the last of
      them; and only pairs with at least `baskets.min` units. Empty values are left out. `support` = with_both /
      units; `confidence` = with_both / with_value; `lift` compares the pair with what it would be if the two
      were bought independently: above 1, together more often. Yule's Q = (ad − bc) / (ad + bc) of the units with
      both, with only the one, with only the other and with neither, from −1 to 1. Among customers, a Q near −1
      marks substitutes (who buys the one does not buy the other), and a Q near 1 complements. Buying together is
      not a cause: two things may be in season together.
      """,
    example: """
      entity,unit,value,other,units,with_value,with_other,with_both,support,confidence,confidence_low,confidence_high,lift,yule_q
      product,purchase_day,cake,cup,16,5,3,1,0.062500,0.200000,0.036224,0.624465,1.066667,0.058824
      product,purchase_day,cup,cake,16,3,5,1,0.062500,0.333333,0.061492,0.792340,1.066667,0.058824
      product,purchase_day,cup,tea,16,3,9,2,0.125000,0.666667,0.207660,0.938508,1.185185,0.263158
      product,purchase_day,tea,cup,16,9,3,2,0.125000,0.222222,0.063225,0.547411,1.185185,0.263158
      product,customer,cake,cup,5,3,3,2,0.400000,0.666667,0.207660,0.938508,1.111111,0.333333
      product,customer,cake,pot,5,3,2,1,0.200000,0.333333,0.061492,0.792340,0.833333,-0.333333
      product,customer,cake,tea,5,3,3,1,0.200000,0.333333,0.061492,0.792340,0.555556,-1.000000
      category,customer,drinks,food,5,3,3,1,0.200000,0.333333,0.061492,0.792340,0.555556,-1.000000
      category,customer,drinks,ware,5,3,3,2,0.400000,0.666667,0.207660,0.938508,1.111111,0.333333
      category,customer,food,drinks,5,3,3,1,0.200000,0.333333,0.061492,0.792340,0.555556,-1.000000
      category,customer,food,ware,5,3,3,2,0.400000,0.666667,0.207660,0.938508,1.111111,0.333333
      category,customer,ware,drinks,5,3,3,2,0.400000,0.666667,0.207660,0.938508,1.111111,0.333333
      category,customer,ware,food,5,3,3,2,0.400000,0.666667,0.207660,0.938508,1.111111,0.333333
      """)

  public struct Row: Sendable {
    let entity: String
    let unit: BasketUnit
    let value: String
    let other: String
    let units: Int
    let withValue: Int
    let withOther: Int
    let withBoth: Int

    var confidence: Interval? { .wilson(withBoth, of: withValue) }

    // In 128 bits, because these are products of counts.
    var lift: Ratio? { Ratio(Int128(withBoth) * Int128(units), over: Int128(withValue) * Int128(withOther)) }

    var yuleQ: Ratio? {
      let (one, two) = (withValue - withBoth, withOther - withBoth)
      let alike = Int128(withBoth) * Int128(units - withBoth - one - two)
      let unlike = Int128(one) * Int128(two)
      return Ratio(alike - unlike, over: alike + unlike)
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column(
        "entity", "`product`, or the name of a dimension of level line",
        oneOf: [PipelineNames.product] + names.dimensions
      ) { $0.entity },
      Column("unit", "in what the values are looked for together") { $0.unit },
      Column("value", "a product, or a line's own value of the dimension") { $0.value },
      Column("other", "another one") { $0.other },
      Column("units", "all purchase days, or all buyers") { $0.units },
      Column("with_value", "units with the value") { $0.withValue },
      Column("with_other", "units with the other") { $0.withOther },
      Column("with_both", "units with both") { $0.withBoth },
      Column("support", "with_both / units") { Share($0.withBoth, of: $0.units) },
      Column("confidence", "with_both / with_value") { Share($0.withBoth, of: $0.withValue) },
      Column("confidence_low", "lower bound of the confidence's 95% Wilson interval") { $0.confidence?.low },
      Column("confidence_high", "upper bound of the confidence's 95% Wilson interval") {
        $0.confidence?.high
      },
      Column("lift", "with_both × units / (with_value × with_other)") { $0.lift },
      Column("yule_q", "Yule's Q of the two-by-two table; empty when it is 0/0") { $0.yuleQ },
    ]
  }

  /// By entity: the pairs in each unit.
  public func tally(_ worksheet: Worksheet) -> [[PairsInUnits]] {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    return zip(landmarks.facts.basketEntities, landmarks.basketValues).map { entity, chosen in
      PairsInUnits.ofAllUnits(
        entity.codes(in: history), among: chosen, of: history, landmarks.settings.purchase)
    }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.basketEntities.isEmpty ? Wish("a product", key: "source.columns.product") : nil
  }

  public func rows(_ tally: [[PairsInUnits]], _ landmarks: Landmarks) -> [Row] {
    zip(zip(landmarks.facts.basketEntities, landmarks.basketValues), tally).flatMap { entity, ofEntity in
      zip(BasketUnit.allCases, ofEntity).flatMap { unit, pairs in
        Self.rows(
          entity.0, unit, pairs, among: entity.1[unit]?.codes ?? [], fewest: landmarks.settings.baskets.min)
      }
    }
  }

  private static func rows(
    _ entity: BasketEntity, _ unit: BasketUnit, _ pairs: PairsInUnits, among codes: [Int], fewest: Int
  ) -> [Row] {
    let withValue = pairs.withValue
    let frequent = pairs.found.filter { $0.count >= fewest }
    let ordered = (frequent + frequent.map { ($0.b, $0.a, $0.count) }).sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    return ordered.map { a, b, count in
      Row(
        entity: entity.name, unit: unit, value: entity.values[codes[a]], other: entity.values[codes[b]],
        units: pairs.units, withValue: withValue[a], withOther: withValue[b], withBoth: count)
    }
  }
}
