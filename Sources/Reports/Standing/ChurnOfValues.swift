public import Base
internal import Ledger

/// The churn of every value of every dimension. `churn_by_dimension` and `churn_drivers` read it.
public struct ChurnOfValues: MadeOfParts, SharedTally {
  /// By dimension and value.
  private(set) var churns: [SparseTallies<ChurnTally>] = []

  /// Of no dimensions.
  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.churns)
  }

  /// A customer carries one value of each dimension, so where one dimension has an opening all have. So many customers that
  /// their products would not fit do not exist.
  public var isConsistent: Bool {
    let openings = churns.map { ChurnTally.openings($0) }
    guard let first = openings.first else { return true }
    return openings.allSatisfy { opening in
      opening.allSatisfy { $0 < 1 << 30 } && opening.map { $0 > 0 } == first.map { $0 > 0 }
    }
  }

  /// What one shard adds up to.
  public init(_ worksheet: Worksheet) {
    let periods = worksheet.landmarks.calendar.count
    let stays = worksheet.stays
    churns = worksheet.landmarks.facts.dimensions.enumerated().map { position, dimension in
      let carried = worksheet.history.carried[position]
      let counted = ChurnTally.counted(stays, periods: periods, groups: dimension.values.count) {
        Int(carried[Int($0.purchase)])
      }
      return SparseTallies(counted, nobody: ChurnTally(periods: periods))
    }
  }
}
