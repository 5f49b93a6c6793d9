/// A field of up to sixteen bytes as two words, as it stands in memory, zeros behind its last byte.
///
/// What a field is recognised by that was seen before: names and codes of a column come again and again, and the
/// bytes say which one it is before anybody asks for blanks around them. Other fields have other keys, as no
/// text holds a NUL; a key says nothing about order.
public struct FieldKey: Equatable, Sendable {
  /// The longest field that has a key.
  public static let mostBytes = 16

  /// The first eight bytes.
  public let low: UInt64
  /// The next eight bytes.
  public let high: UInt64

  /// No field's key.
  public static let none = FieldKey(low: 0, high: 0)

  @inlinable
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// - Parameter bytes: What the field stands in: bytes behind it are read, and not counted.
  /// - Returns: nil where the field is empty, longer, or too near to the end of the bytes.
  @inlinable
  @inline(__always)
  public init?(_ field: Range<Int>, in bytes: Span<UInt8>) {
    let count = field.count
    guard count > 0, count <= Self.mostBytes, field.lowerBound >= 0,
      field.lowerBound &+ Self.mostBytes <= bytes.count
    else { return nil }
    let raw = unsafe bytes.bytes
    let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: field.lowerBound, as: UInt64.self)
    let second = unsafe raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: field.lowerBound &+ 8, as: UInt64.self)
    // The first byte is the lowest, here as on every machine that Swift runs on.
    let bits = UInt64(truncatingIfNeeded: 8 &* count)
    low = first & (.max &>> (64 &- min(bits, 64)))
    high = bits > 64 ? second & (.max &>> (128 &- bits)) : 0
  }

  /// A number below a power of two, up to 2¹⁶, that depends on all bytes. No output depends on it.
  @inlinable
  @inline(__always)
  public func place(below power: Int) -> Int {
    let word = (low ^ (high &<< 21) ^ (high &>> 43)) &* 0xE703_7ED1_A0B4_28DB
    return Int(truncatingIfNeeded: word &>> 48) & (power &- 1)
  }
}
