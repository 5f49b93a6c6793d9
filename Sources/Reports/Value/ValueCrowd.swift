public import Base
public import Ledger
public import Models

/// What all buyers' values come to, counted shard by shard once the models are chosen: ranks and tiers need them.
public struct ValueCrowd: Hashable, MadeOfParts, Portable {
  /// Buyers' values, in smallest units; empty where there are none.
  public var values = Distribution()
  /// Whether a figure is so large that all could not be added up.
  public var isTooLarge = false

  /// Of nobody.
  public init() {}

  /// What one shard adds.
  public init(_ history: History, _ forecast: Forecast) {
    let worths = forecast.worths(history)
    values = Distribution(worths.compactMap(\.value))
    isTooLarge = worths.contains(where: \.isTooLarge)
  }

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.values)
    try parts.sum(\.isTooLarge)
  }
}
