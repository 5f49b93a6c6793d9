#if canImport(Glibc)
  internal import Glibc
#endif

/// A field's bytes, hashed and compared many at a time.
public enum FieldBytes {
  /// A 64-bit hash, the same on every run and machine. It must never change: `Intake.TextHash` says what depends on it.
  @inlinable
  public static func hash(_ field: Span<UInt8>) -> UInt64 {
    // A multiply and fold for each eight bytes, as in wyhash's mixing step.
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: field.count)
    var offset = 0
    let bytes = unsafe field.bytes
    while offset &+ 8 <= field.count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      hash = mixed(hash ^ word)
      offset &+= 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while offset < field.count {
      tail |= UInt64(unsafe field[unchecked: offset]) &<< shift
      shift &+= 8
      offset &+= 1
    }
    return mixed(hash ^ tail ^ 0xA076_1D64_78BD_642F)
  }

  @inlinable
  static func mixed(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// What is taken off a field's ends, and separates the fields of old exports.
  @inlinable
  @inline(__always)
  public static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Eight bytes as a number, the first of them lowest.
  /// - Precondition: There are so many.
  @inlinable
  @inline(__always)
  public static func word(at offset: Int, in bytes: Span<UInt8>) -> UInt64 {
    precondition(offset >= 0 && offset &+ 8 <= bytes.count)
    return unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
  }

  /// Whether the bytes are well-formed UTF-8. Most bytes of most exports are ASCII, and these are passed over many at a
  /// time; only what stands between them is given to the standard library to validate.
  public static func areUTF8(_ field: Span<UInt8>) -> Bool {
    var start = 0
    while true {
      let first = firstBeyondASCII(field, from: start)
      if first == field.count { return true }
      // A letter begins and ends within a stretch without ASCII.
      var end = first + 1
      while end < field.count, field[end] >= 0x80 { end += 1 }
      guard (try? UTF8Span(validating: field.extracting(first..<end))) != nil else { return false }
      start = end
    }
  }

  /// The offset of the first byte with its high bit set; the end where there is none.
  public static func firstBeyondASCII(_ field: Span<UInt8>, from start: Int = 0) -> Int {
    let bytes = unsafe field.bytes
    var offset = start
    // Long stretches of ASCII first, many bytes at once.
    while offset &+ 64 <= field.count {
      var high = SIMD16<UInt8>()
      for part in 0..<4 {
        high |= unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: offset &+ 16 &* part, as: SIMD16<UInt8>.self)
      }
      if high.isBeyondASCII { break }
      offset &+= 64
    }
    while offset &+ 8 <= field.count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      let high = word & 0x8080_8080_8080_8080
      // The first byte is the lowest.
      if high != 0 { return offset &+ (high.littleEndian.trailingZeroBitCount &>> 3) }
      offset &+= 8
    }
    while offset < field.count, field[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// Whether a field has a byte.
  public static func contains(_ byte: UInt8, _ field: Span<UInt8>) -> Bool {
    unsafe field.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return unsafe memchr(base, Int32(byte), bytes.count) != nil
    }
  }

  /// Whether two fields have the same bytes.
  public static func areEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    return unsafe a.withUnsafeBufferPointer { left in
      unsafe b.withUnsafeBufferPointer { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return true }
        return unsafe memcmp(first, second, left.count) == 0
      }
    }
  }

  /// Whether two fields of the same bytes say the same, without a call: for fields that are compared line by line.
  @inlinable
  @inline(__always)
  public static func areEqual(_ a: Range<Int>, _ b: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let count = a.count
    guard count == b.count else { return false }
    guard count >= 8 else {
      return (0..<count).allSatisfy { bytes[a.lowerBound + $0] == bytes[b.lowerBound + $0] }
    }
    precondition(
      a.lowerBound >= 0 && a.upperBound <= bytes.count && b.lowerBound >= 0 && b.upperBound <= bytes.count)
    let raw = unsafe bytes.bytes
    var offset = 0
    while true {
      let left = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: a.lowerBound &+ offset, as: UInt64.self)
      let right = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: b.lowerBound &+ offset, as: UInt64.self)
      if left != right { return false }
      if offset &+ 8 == count { return true }
      // The last eight bytes may overlap those before.
      offset = min(offset &+ 8, count &- 8)
    }
  }

  /// Appends a field's bytes.
  public static func append(_ field: Span<UInt8>, to bytes: inout [UInt8]) {
    unsafe field.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Order by bytes, a shorter prefix first.
  public static func precedes(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    let common = min(a.count, b.count)
    let order = unsafe a.withUnsafeBufferPointer { left in
      unsafe b.withUnsafeBufferPointer { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return Int32(0) }
        return unsafe memcmp(first, second, common)
      }
    }
    return order < 0 || order == 0 && a.count < b.count
  }
}

extension SIMD16<UInt8> {
  /// Whether one of the bytes has its high bit set.
  @inline(__always)
  var isBeyondASCII: Bool {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return (halves[0] | halves[1]) & 0x8080_8080_8080_8080 != 0
  }
}
