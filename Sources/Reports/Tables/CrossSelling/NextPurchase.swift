public import Base
internal import Ledger

/// What do they buy next, and where do they go?
public struct NextPurchase: Counted {
  public init() {}

  public static let reference = Reference(
    name: "next_purchase",
    question: "After a purchase of one kind, of which kind is the next purchase?",
    grain: "One row per dimension, from value and to value that occurs, values by their bytes.",
    key: ["dimension", "from_value", "to_value"],
    order: .stated("dimensions as the pipeline names them; values by their bytes"),
    definition: """
      A move is a buyer's step from one purchase day to the next. Its values are those that the two days
      carry. `lift` compares with the next purchases of everybody: above 1, the from value leads to the to
      value more often than purchases do on average. A lift over few moves may be chance.
      """,
    example: """
      dimension,from_value,to_value,moves,share_of_from,lift
      region,north,north,6,0.857143,1.571429
      region,north,south,1,0.142857,0.314286
      region,south,south,4,1.000000,2.200000
      category,drinks,drinks,4,0.800000,1.466667
      category,drinks,food,1,0.200000,0.733333
      category,food,food,2,0.666667,2.444444
      category,food,ware,1,0.333333,1.833333
      category,ware,drinks,2,0.666667,1.222222
      category,ware,ware,1,0.333333,1.833333
      """)

  public struct Row: Sendable {
    let dimension: String
    let from: String
    let to: String
    let moves: Int
    let movesFrom: Int
    let movesTo: Int
    let allMoves: Int

    /// In 128 bits, because these are products of counts.
    var lift: Ratio? {
      let observed = Int128(moves) * Int128(allMoves)
      let expected = Int128(movesFrom) * Int128(movesTo)
      return Ratio(observed, over: expected)
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("dimension", "a dimension of the pipeline", oneOf: names.dimensions) { $0.dimension },
      Column("from_value", "the value that a purchase day carries") { $0.from },
      Column("to_value", "the value that the buyer's next purchase day carries") { $0.to },
      Column("moves", "how often the to value followed the from value") { $0.moves },
      Column("share_of_from", "moves / all moves from the from value") { Share($0.moves, of: $0.movesFrom) },
      Column("lift", "share_of_from / (all moves to the to value / all moves)") {
        $0.lift
      },
    ]
  }

  /// By dimension.
  public func tally(_ worksheet: Worksheet) -> [PairCounts] {
    worksheet.landmarks.facts.dimensions.enumerated().map { position, dimension in
      PairCounts(
        codes: dimension.values.count, worksheet.history.carried[position],
        at: worksheet.repeats)
    }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.dimensions.isEmpty ? Wish("a dimension", key: "source.dimensions") : nil
  }

  public func rows(_ tally: [PairCounts], _ landmarks: Landmarks) -> [Row] {
    zip(landmarks.facts.dimensions, tally).flatMap { dimension, moves in
      var movesFrom = Array(repeating: 0, count: dimension.values.count)
      var movesTo = movesFrom
      var allMoves = 0
      for move in moves.pairs {
        movesFrom[move.from] += move.count
        movesTo[move.to] += move.count
        allMoves += move.count
      }
      return moves.pairs.map { move in
        Row(
          dimension: dimension.name, from: dimension.values[move.from], to: dimension.values[move.to],
          moves: move.count, movesFrom: movesFrom[move.from], movesTo: movesTo[move.to], allMoves: allMoves)
      }
    }
  }
}
