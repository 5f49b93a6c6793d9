public import Base

/// A table that is a fold over shards of whole customers.
///
///     tally(worksheet)  →  what one shard adds up to
///     merge(a, b)       →  associative, commutative and exact: whole numbers only
///     rows(tally)       →  ratios, intervals and order; only here appear doubles
///
/// Because of this one shape a shard is a shard wherever it is counted, and
/// `fold(a + b) = merge(fold(a), fold(b))` holds for any split of the customers.
public protocol Counted: Table {
  /// What one shard of customers adds up to.
  associatedtype Tally: Portable

  /// Counts one shard, in whole numbers.
  func tally(_ worksheet: Worksheet) -> Tally

  /// Makes the rows of what all shards add up to, in the order of the table.
  func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row]

  /// What the rows add up to, for `reconciliation`.
  func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting]
}

extension Counted {
  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] { [] }
}

/// A tally that several tables make their rows of: a fold counts it once for all of them.
public protocol SharedTally: Portable, OncePerShard {}

extension Counted where Tally: OncePerShard {
  public func tally(_ worksheet: Worksheet) -> Tally { worksheet[Tally.self] }
}
