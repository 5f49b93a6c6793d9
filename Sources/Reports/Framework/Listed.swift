public import Ledger

/// A table with one row per buyer, in the order of the customers' ids: its key is the id alone. `purchase_days` has
/// several rows per buyer, one below the other.
///
/// A shard's rows are made from that shard and the landmarks alone, and the rows of all shards are merged by id. There may
/// be millions, so rows are only made when they are written, some thousand at a time: no run holds the text of all.
public protocol Listed: Table {
  /// What rows need of a shard beside the histories, by customer.
  associatedtype Part: Sendable

  /// How many rows a buyer of a shard has; nil: one, whoever it is.
  static var rowsOfBuyer: (@Sendable (_ buyer: Int, _ history: History) -> Int)? { get }

  /// Notes what the rows will need of a shard.
  func part(_ worksheet: Worksheet) -> Part

  /// Makes the rows of some buyers of one shard.
  /// - Parameters:
  ///   - buyers: Customers with a purchase day, in any order.
  ///   - part: What the table has noted of the shard.
  /// - Returns: The rows of each of them, in the same order.
  func rows(
    of buyers: ArraySlice<UInt32>, in history: History, _ part: Part, _ landmarks: Landmarks
  ) -> [Row]
}

extension Listed {
  public static var rowsOfBuyer: (@Sendable (_ buyer: Int, _ history: History) -> Int)? { nil }
}
