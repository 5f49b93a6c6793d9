/// Puts values into bytes, little-endian on every machine, so that another process or another machine can take them
/// back with an `Unpacker`.
///
/// Not Codable, since tallies have arrays of millions; and without unsafe code, since Base has none.
public struct Packer: Sendable {
  /// Everything that was packed so far.
  public private(set) var bytes: [UInt8] = []

  /// A packer with nothing in it.
  public init() {}

  /// Appends one byte as it is.
  public mutating func pack(byte: UInt8) { bytes.append(byte) }

  /// Appends how many things follow.
  /// - Precondition: `count` is not negative.
  public mutating func pack(count: Int) {
    precondition(count >= 0, "\(count) things")
    pack(Int64(count), width: 8)
  }

  /// Appends bytes, their count in front.
  public mutating func pack(counted content: [UInt8]) {
    pack(count: content.count)
    bytes += content
  }

  /// Appends the lowest bytes of a number, the lowest first.
  mutating func pack(_ number: Int64, width: Int) {
    var rest = UInt64(bitPattern: number)
    for _ in 0..<width {
      pack(byte: UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func reserve(_ more: Int) { bytes.reserveCapacity(bytes.count + more) }

  /// The fewest bytes, of 1, 2, 4 and 8, that hold each of these numbers with its sign.
  static func width<Number: FixedWidthInteger>(of numbers: [Number]) -> Int {
    var (least, greatest) = (Int64(0), Int64(0))
    for number in numbers {
      least = min(least, Int64(number))
      greatest = max(greatest, Int64(number))
    }
    if least >= Int64(Int8.min), greatest <= Int64(Int8.max) { return 1 }
    if least >= Int64(Int16.min), greatest <= Int64(Int16.max) { return 2 }
    if least >= Int64(Int32.min), greatest <= Int64(Int32.max) { return 4 }
    return 8
  }
}

/// Takes back what a `Packer` put into bytes. Bytes that end too early or say what cannot be are an error and never a
/// trap: nothing is believed before it is checked against what is left.
public struct Unpacker: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  /// - Parameter bytes: As a `Packer` gave them.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes are not taken yet.
  public var remaining: Int { bytes.count - offset }

  /// Takes one byte.
  public mutating func byte() throws(Damage) -> UInt8 {
    guard offset < bytes.count else { throw damage("a byte") }
    defer { offset += 1 }
    return bytes[offset]
  }

  /// Takes how many things follow. Each of them takes a byte at least, so that no damage asks for more memory than
  /// the bytes themselves have.
  public mutating func count() throws(Damage) -> Int {
    let count = try number(width: 8)
    guard count >= 0, count <= remaining else { throw damage("a count") }
    return Int(count)
  }

  /// Takes bytes that have their count before them.
  public mutating func countedBytes() throws(Damage) -> [UInt8] {
    let count = try count()
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  /// Takes a number of so many bytes, the lowest first, with its sign.
  mutating func number(width: Int) throws(Damage) -> Int64 {
    guard remaining >= width else { throw damage("a number of \(width) bytes") }
    var number: UInt64 = 0
    for place in 0..<width { number |= UInt64(bytes[offset + place]) << UInt64(8 * place) }
    offset += width
    let unused = Int64(64 - 8 * width)
    return Int64(bitPattern: number << UInt64(unused)) >> unused
  }

  /// To be called when everything is taken: what is left over was never packed.
  public func finish() throws(Damage) {
    guard remaining == 0 else { throw damage("the end") }
  }

  /// What to throw where the bytes say what the type cannot be.
  public func damage(_ expected: String) -> Damage { Damage(expected, at: offset) }
}
