internal import Base
internal import Ledger
internal import Models

/// One buyer as a row of a table. The figures are computed once; texts are looked up when a column asks for them.
///
/// The value is two words long, so that it is passed from column to column in registers.
public struct Buyer: Sendable {
  let block: BuyerBlock
  /// The position in the block.
  let place: Int

  private var figures: BuyerFigures { block.figures[place] }
}

extension Buyer {
  var id: String { block.ids[place] }
  var first: Day { figures.first }
  var last: Day { figures.last }
  var purchaseDays: Int { figures.purchaseDays }
  var orders: Int { figures.orders }
  var revenue: Money { figures.revenue }
  var refunds: Money { figures.refunds }
  var profit: Money? { figures.profit }
  var meanGap: Ratio? { Ratio(last - first, over: purchaseDays - 1) }
  var medianGap: Int? { figures.medianGap }
  var activity: Activity { figures.activity }
  var silence: Silence { figures.silence }
  var rank: Int? { figures.rank }
  var score: RFMScale.Score? { figures.score }
  var breadth: Int? { figures.breadth }
  var pyramidPlace: PyramidPlace? { figures.place }
  var previousPlace: PyramidPlace? { figures.previousPlace }
}

// Texts, looked up when a column asks for them.
extension Buyer {
  private var landmarks: Landmarks { block.landmarks }

  /// The position of the cohort's period.
  var cohort: Int { landmarks.premises.calendar.position(of: first) }
  var rung: Rung {
    Rung(
      silence.status, purchaseDays: purchaseDays, isInTopTier: figures.place == .tier(0),
      clientFrom: landmarks.premises.settings.ladder.clientFrom)
  }
}
