/// A tally that can be counted in one process and merged in another.
///
///     let tally = try Tally(sealed, like: tallyOfNobody)
///
/// What comes from elsewhere is checked before it is used: it must be what the same question, asked of the same input,
/// could have come to. Everything above may then rely on it as on what was counted here.
public protocol Portable: Mergeable, Packed, Sendable {
  /// Whether this is of one shape with another tally, so that both can be merged, and whether its numbers can be.
  /// - Parameters:
  ///   - shape: The tally of nobody for the same input. It has the right number of positions everywhere.
  ///   - sizes: What all numbers come to together. They are counted on.
  func fits(_ shape: Self, _ sizes: inout TallySizes) -> Bool
}

extension Portable {
  /// The tally that was sealed.
  /// - Parameter shape: The tally of nobody for the same input.
  /// - Throws: `Damage` where the content is no tally of this type, or none of this input.
  public init(_ sealed: Sealed, like shape: Self) throws(Damage) {
    self = try Self(sealed)
    var sizes = TallySizes()
    guard fits(shape, &sizes) else {
      throw Damage("a \(sealed.kind) that fits the input", at: sealed.content.count)
    }
  }
}

/// What the numbers of a tally come to, without their signs. Up to these bounds no sum, difference or percentage of them
/// can overflow, so that damaged numbers cannot stop the program: no shop comes near them.
public struct TallySizes {
  private static let mostCounted = UInt64(1) << 55
  private static let mostUnits = UInt64(1) << 61
  private static let mostSquares = UInt128(1) << 122

  private var counted: UInt64 = 0
  private var units: UInt64 = 0
  private var squares: UInt128 = 0

  /// Of no numbers.
  public init() {}

  /// Whether so many more can be counted.
  public mutating func holds(_ count: Int) -> Bool {
    Self.add(UInt64(count.magnitude), to: &counted, atMost: Self.mostCounted)
  }

  /// Whether an amount, or the same amount several times, can be added.
  public mutating func holds(_ money: Money, times count: Int = 1) -> Bool {
    let (units, overflow) = money.units.magnitude.multipliedReportingOverflow(by: UInt64(count.magnitude))
    return !overflow && Self.add(units, to: &self.units, atMost: Self.mostUnits)
  }

  /// Whether a sum of squares or products can be added. No sum of squares is above the square of the sum.
  public mutating func holds(squares: Int128) -> Bool {
    Self.add(squares.magnitude, to: &self.squares, atMost: Self.mostSquares)
  }

  private static func add<Number: UnsignedInteger>(
    _ more: Number, to total: inout Number, atMost most: Number
  ) -> Bool {
    guard more <= most - total else { return false }
    total += more
    return true
  }
}

extension Int: Portable {
  /// A count is never negative.
  public func fits(_ shape: Int, _ sizes: inout TallySizes) -> Bool { self >= 0 && sizes.holds(self) }
}

extension Money: Portable {
  public func fits(_ shape: Money, _ sizes: inout TallySizes) -> Bool { sizes.holds(self) }
}

extension Bool: Portable {
  public func fits(_ shape: Bool, _ sizes: inout TallySizes) -> Bool { true }
}

extension Array: Portable where Element: Portable {
  public func fits(_ shape: [Element], _ sizes: inout TallySizes) -> Bool {
    guard count == shape.count else { return false }
    for (element, shape) in zip(self, shape) {
      guard element.fits(shape, &sizes) else { return false }
    }
    return true
  }
}

/// Whether there is a value is a question of the input, not of the customers.
extension Optional: Portable where Wrapped: Portable {
  public func fits(_ shape: Wrapped?, _ sizes: inout TallySizes) -> Bool {
    guard let self, let shape else { return self == nil && shape == nil }
    return self.fits(shape, &sizes)
  }
}
