/// Numbers, texts and bytes one after another, as the machine holds them: for files that only the program that wrote
/// them reads again, on the same machine. `BinaryReader` takes them back in the same order.
public struct BinaryWriter: Sendable {
  /// Everything that was written so far.
  public private(set) var bytes: [UInt8] = []

  /// A writer with nothing in it, or an error with nothing to say.
  public init() {}

  /// Appends a number in eight bytes.
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

  /// Appends a text as UTF-8, its length before it.
  public mutating func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Appends a yes or no.
  public mutating func write(_ flag: Bool) {
    write(flag ? 1 : 0)
  }
}

/// Takes back what a `BinaryWriter` wrote.
public struct BinaryReader: Sendable {
  /// The bytes end too early, or say what cannot be.
  public struct Fault: Error {
    /// A writer with nothing in it, or an error with nothing to say.
    public init() {}
  }

  private let bytes: [UInt8]
  private var offset = 0

  /// - Parameter bytes: As a `BinaryWriter` gave them, on a machine of the same byte order.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether everything has been read.
  public var isAtEnd: Bool { offset == bytes.count }

  /// The next number. Throws where the bytes end too early, as do the functions below.
  public mutating func number() throws(Fault) -> Int {
    let numbers: [Int64] = try numbers(count: 1)
    return Int(numbers[0])
  }

  /// The next list of numbers.
  public mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    count: Int
  ) throws(Fault) -> [Number] {
    let stride = MemoryLayout<Number>.stride
    guard count >= 0, count <= (bytes.count - offset) / stride else { throw Fault() }
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
  public mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>() throws(Fault) -> [Number] {
    try numbers(count: number())
  }

  /// The next text. Throws where it is no UTF-8, too.
  public mutating func text() throws(Fault) -> String {
    let utf8: [UInt8] = try numbers()
    guard let text = String(validating: utf8, as: UTF8.self) else { throw Fault() }
    return text
  }

  /// The next yes or no.
  public mutating func flag() throws(Fault) -> Bool {
    switch try number() {
    case 0: false
    case 1: true
    default: throw Fault()
    }
  }
}
