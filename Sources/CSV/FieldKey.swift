/// A field of up to sixteen bytes as two words, as it stands in memory, zeros behind its last byte.
///
/// What a field is recognised by that was seen before: names and codes of a column come again and again, and the
/// bytes say which one it is before anybody asks for blanks around them. Other fields have other keys, as no
/// text holds a NUL; a key says nothing about order.
public struct FieldKey: Equatable, Sendable {
  /// The longest field that has a key.
  public static let mostBytes = 16

  public let low: UInt64
  public let high: UInt64

  /// - Parameter bytes: What the field stands in: bytes behind it are read, and not counted.
  /// - Returns: nil where the field is longer, or too near to the end of the bytes.
  @inlinable
  @inline(__always)
  public init?(_ field: Range<Int>, in bytes: Span<UInt8>) {
    let count = field.count
    guard count <= Self.mostBytes, field.lowerBound >= 0, field.lowerBound &+ Self.mostBytes <= bytes.count
    else { return nil }
    let raw = unsafe bytes.bytes
    let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: field.lowerBound, as: UInt64.self)
    let second = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: field.lowerBound &+ 8, as: UInt64.self)
    // The first byte is the lowest, here as on every machine that Swift runs on.
    low = first & ~(UInt64.max << UInt64(truncatingIfNeeded: 8 &* count))
    high = second & ~(UInt64.max << UInt64(truncatingIfNeeded: max(0, 8 &* (count &- 8))))
  }

  /// A 64-bit hash. No output depends on it.
  @inlinable
  @inline(__always)
  public var hash: UInt64 { FieldBytes.mixed(low ^ FieldBytes.mixed(high ^ 0x9E37_79B9_7F4A_7C15)) }
}
