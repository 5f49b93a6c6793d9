internal import Intake

/// By line of a shard: which order it is of.
///
/// Orders are compared only with other orders of the same customer, so they need no dictionary: a text of up to eight bytes
/// is its own number, and a longer one is compared by its hash first, and where that is equal by its bytes.
struct LineOrders {
  /// By place: the same where orders are the same, and mostly not otherwise; 0 for a line without an order.
  let numbers: [UInt64]
  /// By place: the chunk, in the upper half, and the run that say the order's text. Empty where numbers say all.
  private let runs: [UInt64]
  private let chunks: [LineColumns]

  /// Of lines without orders.
  static let none = LineOrders(numbers: [], runs: [], of: [])

  /// - Parameters:
  ///   - numbers: 0 only for an empty text; equal for equal texts.
  ///   - runs: Empty where equal numbers are of equal texts.
  init(numbers: [UInt64], runs: [UInt64], of chunks: [LineColumns]) {
    self.numbers = numbers
    self.runs = runs
    self.chunks = chunks
  }

  /// Whether no order is mapped.
  var isEmpty: Bool { numbers.isEmpty }

  /// Whether two lines with one number are of one order.
  func areOfOneOrder(_ a: Int, _ b: Int) -> Bool {
    if runs.isEmpty || runs[a] == runs[b] { return true }
    return text(runs[a]) == text(runs[b])
  }

  private func text(_ run: UInt64) -> ArraySlice<UInt8> {
    chunks[Int(run >> 32)].orders.bytes(of: UInt32(truncatingIfNeeded: run))
  }
}
