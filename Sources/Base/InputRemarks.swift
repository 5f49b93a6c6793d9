/// What a person should know of lines that were accepted and read in a way of their own. No figure changes by it.
public struct InputRemarks: Hashable, Sendable {
  /// Lines with more fields than there are columns, all of these empty.
  public var emptySurplus = 0
  /// Lines at a time that the clocks of their zone skip or show twice; the earlier offset was taken.
  public var doubtfulTimes = 0
  /// Lines with an empty cell that took the value of the record before (`source.fill_down`).
  public var filled = 0
  /// Lines that are the refund of their record (`source.columns.refund`), whatever became of them.
  public var refunds = 0
  /// Lines whose customer's id lost its case or an ending (`source.columns.customer`).
  public var reshapedIDs = 0
  /// Lines whose customer was merged with another (`source.aliases`).
  public var aliases = 0
  /// Lines that `source.negate` turned round.
  public var turned = 0
  /// Of these: lines whose amount was below zero before.
  public var turnedBelowZero = 0

  /// Nothing to remark.
  public init() {}

  /// Adds the counts of other lines. Wraps around where a sum does not fit; whoever needs it right has bounded the counts.
  public mutating func add(_ other: InputRemarks) {
    counts = zip(counts, other.counts).map { $0 &+ $1 }
  }

  private static var parts: [WritableKeyPath<InputRemarks, Int>] {
    [
      \.emptySurplus, \.doubtfulTimes, \.filled, \.refunds, \.reshapedIDs, \.aliases, \.turned,
      \.turnedBelowZero,
    ]
  }

  /// The counts in a fixed order.
  package var counts: [Int] {
    get { Self.parts.map { self[keyPath: $0] } }
    set { for (part, count) in zip(Self.parts, newValue) { self[keyPath: part] = count } }
  }
}

extension InputRemarks: Packed {
  /// The counts in their order.
  public func pack(into packer: inout Packer) { counts.pack(into: &packer) }

  /// - Throws: `Damage` where there are other counts than these, or one is negative.
  public init(from unpacker: inout Unpacker) throws(Damage) {
    let counts = try [Int](from: &unpacker)
    guard counts.count == self.counts.count, counts.allSatisfy({ $0 >= 0 }) else {
      throw unpacker.damage("the counts of what is remarked")
    }
    self.counts = counts
  }
}
