/// Numbers, texts and bytes one after another, as the machine holds them: for files that only the program that wrote
/// them reads again, on the same machine. `BinaryReader` takes them back in the same order.
public struct BinaryWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  @inlinable
  public mutating func write(_ number: Int) {
    write(all: [Int64(number)])
  }

  /// Numbers whose count the reader knows.
  public mutating func write<Number: FixedWidthInteger & BitwiseCopyable>(all numbers: [Number]) {
    unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// Numbers, their count in front.
  public mutating func write<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) {
    write(numbers.count)
    write(all: numbers)
  }

  public mutating func write(_ text: String) {
    write(Array(text.utf8))
  }

  public mutating func write(_ flag: Bool) {
    write(flag ? 1 : 0)
  }
}

/// Takes back what a `BinaryWriter` wrote.
public struct BinaryReader: Sendable {
  /// The bytes end too early, or say what cannot be.
  public struct Damage: Error {
    public init() {}
  }

  private let bytes: [UInt8]
  private var offset = 0

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  public var isAtEnd: Bool { offset == bytes.count }

  public mutating func number() throws(Damage) -> Int {
    let numbers: [Int64] = try numbers(count: 1)
    return Int(numbers[0])
  }

  public mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    count: Int
  ) throws(Damage) -> [Number] {
    let stride = MemoryLayout<Number>.stride
    guard count >= 0, count <= (bytes.count - offset) / stride else { throw Damage() }
    let start = offset
    offset += count * stride
    return unsafe Array(unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe bytes.withUnsafeBytes { all in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: all[start..<start + count * stride]))
      }
      filled = count
    }
  }

  /// Numbers whose count stands in front.
  public mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>() throws(Damage) -> [Number] {
    try numbers(count: number())
  }

  public mutating func text() throws(Damage) -> String {
    let utf8: [UInt8] = try numbers()
    guard let text = String(validating: utf8, as: UTF8.self) else { throw Damage() }
    return text
  }

  public mutating func flag() throws(Damage) -> Bool {
    switch try number() {
    case 0: false
    case 1: true
    default: throw Damage()
    }
  }
}
