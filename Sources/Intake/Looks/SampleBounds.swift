/// What the chunks of a file that were taken up so far have ruled out for its samples: greater hashes than these belong to
/// none of them, because as many smaller ones as a sample holds were seen. Whoever reads the file's next chunk need not note
/// such customers and orders, and the samples are the same as if all were noted.
public struct SampleBounds: Sendable {
  /// The greatest hash that may still belong to the sample of customers.
  var customers = UInt64.max
  /// The same of the orders.
  var orders = UInt64.max

  /// Nothing is ruled out.
  public init() {}
}

/// What of a chunk may belong to a sample, and whether there was more.
struct SampleCandidates<Thing: Sendable>: Sendable {
  private(set) var things: [Thing] = []
  /// Whether things with greater hashes were left out.
  private(set) var leftSomeOut = false

  /// Notes a thing unless its hash is above the bound.
  /// - Parameter thing: Asked only where it is noted.
  @inline(__always)
  mutating func note(_ hash: UInt64, upTo bound: UInt64, _ thing: @autoclosure () -> Thing) {
    if hash <= bound { things.append(thing()) } else { leftSomeOut = true }
  }
}
