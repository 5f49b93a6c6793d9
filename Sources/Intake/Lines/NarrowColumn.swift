/// Whole numbers in as few bytes each as their spread needs: the least of them is kept once, and of each the distance
/// from it. A chunk's days, amounts and codes lie close together, so most take one byte or two.
///
/// Source: J. Goldstein, R. Ramakrishnan, U. Shaft, "Compressing Relations and Indexes" (ICDE 1998), where it is
/// called frame of reference.
public struct NarrowColumn: Sendable {
  @usableFromInline
  enum Distances: Sendable {
    case bytes([UInt8])
    case shorts([UInt16])
    case words([UInt32])
    case longs([UInt64])
  }

  @usableFromInline let least: Int64
  @usableFromInline let distances: Distances

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
    guard let first = order.first, !numbers.isEmpty else {
      self.init()
      return
    }
    var range = numbers[Int(first)]...numbers[Int(first)]
    for index in order {
      let number = numbers[Int(index)]
      range = Swift.min(range.lowerBound, number)...Swift.max(range.upperBound, number)
    }
    self.init(numbers, at: order, within: range)
  }

  /// Some of the numbers, in an order.
  /// - Parameter range: What they are known to lie in.
  init<Number: FixedWidthInteger>(_ numbers: [Number], at order: [UInt32], within range: ClosedRange<Number>)
  {
    guard !order.isEmpty, !numbers.isEmpty else {
      self.init()
      return
    }
    let least = range.lowerBound
    func distances<Distance: FixedWidthInteger>(_: Distance.Type) -> [Distance] {
      var distances = Array(repeating: Distance(0), count: order.count)
      var place = distances.mutableSpan
      let numbers = numbers.span
      for index in order.indices {
        place[index] = Distance(truncatingIfNeeded: numbers[Int(order[index])] &- least)
      }
      return distances
    }
    let spread = UInt64(bitPattern: Int64(range.upperBound) &- Int64(least))
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
  init(rising numbers: [UInt32]) { self.init(numbers, most: numbers.last ?? 0) }

  /// All numbers, in their order.
  /// - Parameter most: None is greater.
  init(_ numbers: [UInt32], most: UInt32) {
    func narrowed<Distance: FixedWidthInteger>(_: Distance.Type) -> [Distance] {
      var narrowed = Array(repeating: Distance(0), count: numbers.count)
      var place = narrowed.mutableSpan
      for index in numbers.indices { place[index] = Distance(truncatingIfNeeded: numbers[index]) }
      return narrowed
    }
    self.init(
      least: 0,
      distances: most <= 0xFF
        ? .bytes(narrowed(UInt8.self)) : most <= 0xFFFF ? .shorts(narrowed(UInt16.self)) : .words(numbers))
  }

  /// How many numbers there are.
  public var count: Int {
    switch distances {
    case .bytes(let bytes): bytes.count
    case .shorts(let shorts): shorts.count
    case .words(let words): words.count
    case .longs(let longs): longs.count
    }
  }

  /// How many bytes the numbers take.
  var footprint: Int {
    switch distances {
    case .bytes: count
    case .shorts: 2 * count
    case .words: 4 * count
    case .longs: 8 * count
    }
  }

  /// Whether there is no number.
  public var isEmpty: Bool { count == 0 }

  /// One number. For many `put` is faster.
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
  func forEach(in range: Range<Int>, _ body: (Int64) -> Void) {
    switch distances {
    case .bytes(let bytes): for index in range { body(least &+ Int64(bytes[index])) }
    case .shorts(let shorts): for index in range { body(least &+ Int64(shorts[index])) }
    case .words(let words): for index in range { body(least &+ Int64(words[index])) }
    case .longs(let longs): for index in range { body(least &+ Int64(bitPattern: longs[index])) }
    }
  }

  var all: [Int64] {
    var numbers: [Int64] = []
    numbers.reserveCapacity(count)
    forEach(in: 0..<count) { numbers.append($0) }
    return numbers
  }

  /// Some of the numbers, in an order.
  func picked(_ order: [UInt32]) -> NarrowColumn { NarrowColumn(all, at: order) }
}

// Putting many where they belong.
extension NarrowColumn {
  /// Puts the numbers of a range one behind the other.
  @inlinable
  public func put<Number: FixedWidthInteger>(
    _ range: Range<Int>, in numbers: inout MutableSpan<Number>, at first: Int
  ) {
    switch distances {
    case .bytes(let bytes): Self.put(bytes.span.extracting(range), above: least, in: &numbers, at: first)
    case .shorts(let shorts): Self.put(shorts.span.extracting(range), above: least, in: &numbers, at: first)
    case .words(let words): Self.put(words.span.extracting(range), above: least, in: &numbers, at: first)
    case .longs(let longs): Self.put(longs.span.extracting(range), above: least, in: &numbers, at: first)
    }
  }

  @inlinable
  static func put<Distance: FixedWidthInteger, Number: FixedWidthInteger>(
    _ distances: Span<Distance>, above least: Int64, in numbers: inout MutableSpan<Number>, at first: Int
  ) {
    for index in distances.indices {
      numbers[first + index] = Number(
        truncatingIfNeeded: least &+ Int64(truncatingIfNeeded: distances[index]))
    }
  }

  /// Puts the numbers of a range to places of their own.
  /// - Parameter places: One for each number of the range, in the same order.
  @inlinable
  public func put<Number: FixedWidthInteger>(
    _ range: Range<Int>, at places: Span<UInt32>, in numbers: inout MutableSpan<Number>
  ) {
    switch distances {
    case .bytes(let bytes): Self.put(bytes.span.extracting(range), above: least, at: places, in: &numbers)
    case .shorts(let shorts): Self.put(shorts.span.extracting(range), above: least, at: places, in: &numbers)
    case .words(let words): Self.put(words.span.extracting(range), above: least, at: places, in: &numbers)
    case .longs(let longs): Self.put(longs.span.extracting(range), above: least, at: places, in: &numbers)
    }
  }

  @inlinable
  static func put<Distance: FixedWidthInteger, Number: FixedWidthInteger>(
    _ distances: Span<Distance>, above least: Int64, at places: Span<UInt32>,
    in numbers: inout MutableSpan<Number>
  ) {
    for index in distances.indices {
      numbers[Int(places[index])] = Number(
        truncatingIfNeeded: least &+ Int64(truncatingIfNeeded: distances[index]))
    }
  }

  /// Puts codes of the run, in place of a chunk's, to places of their own.
  /// - Parameter table: By the chunk's code: the run's.
  @inlinable
  public func put<Code: FixedWidthInteger>(
    _ range: Range<Int>, through table: Span<UInt32>, at places: Span<UInt32>,
    in codes: inout MutableSpan<Code>
  ) {
    switch distances {
    case .bytes(let bytes):
      Self.put(bytes.span.extracting(range), above: least, through: table, at: places, in: &codes)
    case .shorts(let shorts):
      Self.put(shorts.span.extracting(range), above: least, through: table, at: places, in: &codes)
    case .words(let words):
      Self.put(words.span.extracting(range), above: least, through: table, at: places, in: &codes)
    case .longs(let longs):
      Self.put(longs.span.extracting(range), above: least, through: table, at: places, in: &codes)
    }
  }

  @inlinable
  static func put<Distance: FixedWidthInteger, Code: FixedWidthInteger>(
    _ distances: Span<Distance>, above least: Int64, through table: Span<UInt32>, at places: Span<UInt32>,
    in codes: inout MutableSpan<Code>
  ) {
    for index in distances.indices {
      let code = Int(truncatingIfNeeded: least &+ Int64(truncatingIfNeeded: distances[index]))
      codes[Int(places[index])] = Code(truncatingIfNeeded: table[code])
    }
  }
}
