public import Base

// How a distribution leaves the process and comes back.

extension Distribution: Portable {
  public func pack(into packer: inout Packer) {
    values.pack(into: &packer)
    // Most distinct values have few things, so counts take fewer bytes than how many lie at or below.
    runs.map(\.count).pack(into: &packer)
  }

  /// - Throws: `Damage` also where values do not rise, where nothing has a value, and where the counts add up to more
  ///   than an `Int`.
  public init(from unpacker: inout Unpacker) throws(Damage) {
    let values = try [Int64](from: &unpacker)
    let counts = try [Int](from: &unpacker)
    guard values.count == counts.count, zip(values, values.dropFirst()).allSatisfy(<) else {
      throw unpacker.damage("rising values with a count each")
    }
    guard let distribution = Distribution(rising: values, counts: counts) else {
      throw unpacker.damage("counts above zero")
    }
    self = distribution
  }

  /// A shape of any size fits any other: distributions have values and no positions.
  public func fits(_ shape: Distribution, _ sizes: inout TallySizes) -> Bool {
    guard sizes.holds(count) else { return false }
    for (value, count) in runs {
      guard sizes.holds(Money(units: value), times: count) else { return false }
    }
    return true
  }
}
