/// A whole number of any size, for the few exact quotients whose parts are products of several counts and an amount.
///
/// Sums and products take O(n) and O(n²) in the words of the numbers. There is nothing else that the tables need.
struct WideInteger: Hashable {
  private(set) var isNegative = false
  /// The magnitude in base 2⁶⁴, the lowest word first, without zeros at the top. Zero has none.
  private var words: [UInt64] = []

  init(_ number: Int) { self.init(Int64(number)) }

  init(_ number: Int64) {
    isNegative = number < 0
    words = number == 0 ? [] : [number.magnitude]
  }

  init(_ number: Int128) {
    let magnitude = number.magnitude
    self.init(
      isNegative: number < 0,
      words: [UInt64(truncatingIfNeeded: magnitude), UInt64(magnitude >> 64)])
  }

  /// Whether it is above zero.
  var isPositive: Bool { !isNegative && !words.isEmpty }

  /// The number as a double, within two units in the last place.
  var double: Double {
    let magnitude = words.reversed().reduce(0.0) { $0 * 0x1p64 + Double($1) }
    return isNegative ? -magnitude : magnitude
  }

  private init(isNegative: Bool, words: [UInt64]) {
    self.words = words
    while self.words.last == 0 { self.words.removeLast() }
    self.isNegative = isNegative && !self.words.isEmpty
  }

  static func + (a: WideInteger, b: WideInteger) -> WideInteger {
    if a.isNegative == b.isNegative {
      return WideInteger(isNegative: a.isNegative, words: sum(a.words, b.words))
    }
    let (larger, smaller) = isBelow(a.words, b.words) ? (b, a) : (a, b)
    return WideInteger(isNegative: larger.isNegative, words: difference(larger.words, smaller.words))
  }

  static func - (a: WideInteger, b: WideInteger) -> WideInteger {
    a + WideInteger(isNegative: !b.isNegative, words: b.words)
  }

  static func * (a: WideInteger, b: WideInteger) -> WideInteger {
    WideInteger(isNegative: a.isNegative != b.isNegative, words: product(a.words, b.words))
  }

  /// The quotient, rounded half away from zero; nil where it does not fit 64 bits.
  /// - Precondition: The divisor is above zero.
  func divided(by divisor: WideInteger) -> Int64? {
    precondition(!divisor.isNegative && !divisor.words.isEmpty, "a divisor that is not above zero")
    // round(a / b) half away is floor((2a + b) / 2b) of the magnitudes.
    let doubled = Self.sum(Self.sum(words, words), divisor.words)
    let unit = Self.sum(divisor.words, divisor.words)
    guard Self.isBelow(doubled, [0] + unit) else { return nil }
    var quotient: UInt64 = 0
    for bit in (0..<UInt64(64)).reversed() {
      let larger = quotient | 1 << bit
      if !Self.isBelow(doubled, Self.product(unit, [larger])) { quotient = larger }
    }
    return isNegative ? Int64(exactly: -Int128(quotient)) : Int64(exactly: quotient)
  }
}

// Of magnitudes; zeros at the top of a product or difference are allowed.
extension WideInteger {
  private static func isBelow(_ a: [UInt64], _ b: [UInt64]) -> Bool {
    for place in (0..<max(a.count, b.count)).reversed() {
      let (x, y) = (word(a, place), word(b, place))
      if x != y { return x < y }
    }
    return false
  }

  private static func sum(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var sum: [UInt64] = []
    var carry: UInt128 = 0
    for place in 0...max(a.count, b.count) {
      carry += UInt128(word(a, place)) + UInt128(word(b, place))
      sum.append(UInt64(truncatingIfNeeded: carry))
      carry >>= 64
    }
    return sum
  }

  /// - Precondition: `a` is not below `b`.
  private static func difference(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var difference: [UInt64] = []
    var borrow: Int128 = 0
    for place in a.indices {
      borrow += Int128(a[place]) - Int128(word(b, place))
      difference.append(UInt64(truncatingIfNeeded: borrow))
      borrow >>= 64
    }
    return difference
  }

  private static func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var product = Array(repeating: UInt64(0), count: a.count + b.count)
    for i in a.indices {
      var carry: UInt128 = 0
      for j in b.indices {
        carry += UInt128(a[i]) * UInt128(b[j]) + UInt128(product[i + j])
        product[i + j] = UInt64(truncatingIfNeeded: carry)
        carry >>= 64
      }
      product[i + b.count] = UInt64(truncatingIfNeeded: carry)
    }
    return product
  }

  private static func word(_ words: [UInt64], _ place: Int) -> UInt64 {
    place < words.count ? words[place] : 0
  }
}
