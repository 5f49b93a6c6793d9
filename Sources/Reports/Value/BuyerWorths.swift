internal import Ledger

/// What is expected of the buyers of a shard. `customer_value` and `value_summary` read the same.
struct BuyerWorths: OncePerShard {
  /// By customer; nil where there is no forecast.
  let worths: [BuyerWorth]?

  init(_ worksheet: Worksheet) {
    worths = worksheet.landmarks.value?.forecast.map { $0.worths(worksheet.history) }
  }
}
