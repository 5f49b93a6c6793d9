/// Whole numbers in as few bytes each as their spread needs: the least of them is kept once, and of each the distance
/// from it. A chunk's days, amounts and codes lie close together, so most take one byte or two.
///
/// Source: J. Goldstein, R. Ramakrishnan, U. Shaft, "Compressing Relations and Indexes" (ICDE 1998), where it is
/// called frame of reference.
public struct NarrowColumn: Sendable {
  enum Distances: Sendable {
    case bytes([UInt8])
    case shorts([UInt16])
    case words([UInt32])
    case longs([UInt64])
  }

  let least: Int64
  let distances: Distances

  init(least: Int64, distances: Distances) {
    self.least = least
    self.distances = distances
  }

  /// No numbers.
  public init() {
    self.init(least: 0, distances: .bytes([]))
  }

  /// Some of the numbers, in an order.
  init<Number: FixedWidthInteger>(_ numbers: [Number], at order: [UInt32]) {
    guard !order.isEmpty, !numbers.isEmpty else {
      self.init()
      return
    }
    var least = Number.max
    var most = Number.min
    for index in order {
      let number = numbers[Int(index)]
      least = Swift.min(least, number)
      most = Swift.max(most, number)
    }
    func distances<Distance: FixedWidthInteger>(_: Distance.Type) -> [Distance] {
      order.map { Distance(truncatingIfNeeded: numbers[Int($0)] &- least) }
    }
    let spread = UInt64(bitPattern: Int64(most) &- Int64(least))
    self.init(
      least: Int64(least),
      distances: spread <= 0xFF
        ? .bytes(distances(UInt8.self))
        : spread <= 0xFFFF
          ? .shorts(distances(UInt16.self))
          : spread <= 0xFFFF_FFFF ? .words(distances(UInt32.self)) : .longs(distances(UInt64.self)))
  }

  /// All numbers, in their order.
  init<Number: FixedWidthInteger>(_ numbers: [Number]) {
    self.init(numbers, at: numbers.indices.map { UInt32(truncatingIfNeeded: $0) })
  }

  /// All numbers, in their order, of which none is greater than the last one.
  init(rising numbers: [UInt32]) {
    let most = numbers.last ?? 0
    self.init(
      least: 0,
      distances: most <= 0xFF
        ? .bytes(numbers.map { UInt8(truncatingIfNeeded: $0) })
        : most <= 0xFFFF ? .shorts(numbers.map { UInt16(truncatingIfNeeded: $0) }) : .words(numbers))
  }

  public var count: Int {
    switch distances {
    case .bytes(let bytes): bytes.count
    case .shorts(let shorts): shorts.count
    case .words(let words): words.count
    case .longs(let longs): longs.count
    }
  }

  public var isEmpty: Bool { count == 0 }

  public subscript(index: Int) -> Int64 {
    switch distances {
    case .bytes(let bytes): least &+ Int64(bytes[index])
    case .shorts(let shorts): least &+ Int64(shorts[index])
    case .words(let words): least &+ Int64(words[index])
    case .longs(let longs): least &+ Int64(bitPattern: longs[index])
    }
  }
}

// Reading many at once.
extension NarrowColumn {
  /// Hands out the numbers of a range, in order.
  @inline(__always)
  private func forEach(in range: Range<Int>, _ body: (Int64) -> Void) {
    switch distances {
    case .bytes(let bytes): for index in range { body(least &+ Int64(bytes[index])) }
    case .shorts(let shorts): for index in range { body(least &+ Int64(shorts[index])) }
    case .words(let words): for index in range { body(least &+ Int64(words[index])) }
    case .longs(let longs): for index in range { body(least &+ Int64(bitPattern: longs[index])) }
    }
  }

  public func append(_ range: Range<Int>, to numbers: inout [Int64]) {
    forEach(in: range) { numbers.append($0) }
  }

  public func append(_ range: Range<Int>, to numbers: inout [Int32]) {
    forEach(in: range) { numbers.append(Int32(truncatingIfNeeded: $0)) }
  }

  public func append(_ range: Range<Int>, to codes: inout [UInt32]) {
    forEach(in: range) { codes.append(UInt32(truncatingIfNeeded: $0)) }
  }

  /// Codes of the run in place of a chunk's.
  public func append(_ range: Range<Int>, through table: [UInt32], to codes: inout [UInt32]) {
    forEach(in: range) { codes.append(table[Int($0)]) }
  }

  var all: [Int64] {
    var numbers: [Int64] = []
    numbers.reserveCapacity(count)
    append(0..<count, to: &numbers)
    return numbers
  }

  /// Some of the numbers, in an order.
  func picked(_ order: [UInt32]) -> NarrowColumn { NarrowColumn(all, at: order) }
}
