/// A text of up to eight bytes as one number: the first byte on top, zeros behind the last.
///
/// Most ids, codes and names of an export are that short. As numbers they are compared, hashed and sorted in a
/// step each, and they need no room beside their own eight bytes. Numbers stand in the order of their texts' bytes, a
/// shorter prefix first. A text that ends in NUL is never a short one, so the zeros say where a text ends.
public enum ShortText {
  /// The longest text that is short.
  public static let mostBytes = 8

  /// The number of a field; nil where the field is no short text.
  /// - Parameter bytes: What the field stands in: bytes behind it are read, and not counted, eight at a time.
  @inlinable
  @inline(__always)
  public static func number(of field: Range<Int>, in bytes: Span<UInt8>) -> UInt64? {
    let count = field.count
    guard count <= mostBytes, field.lowerBound >= 0, field.upperBound <= bytes.count else { return nil }
    if count == 0 { return 0 }
    var word: UInt64
    if field.lowerBound &+ mostBytes <= bytes.count {
      let raw = unsafe bytes.bytes
      word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: field.lowerBound, as: UInt64.self)
      word = word.byteSwapped & (UInt64.max &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count))
    } else {
      word = 0
      for offset in field { word = word &<< 8 | UInt64(unsafe bytes[unchecked: offset]) }
      word &<<= UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    }
    // A NUL as the last byte would be taken for one of the zeros behind the text.
    return word.trailingZeroBitCount >= 64 &- 8 &* count &+ 8 ? nil : word
  }

  /// The number of a text; nil where it is no short one.
  @inlinable
  public static func number(of text: Span<UInt8>) -> UInt64? { number(of: 0..<text.count, in: text) }

  /// How many bytes the text of a number has.
  @inlinable
  public static func count(of number: UInt64) -> Int { (64 - number.trailingZeroBitCount + 7) / 8 }

  /// Whether the text begins or ends with a blank.
  @inlinable
  @inline(__always)
  public static func hasBlankEnd(_ number: UInt64) -> Bool {
    let last = number &>> UInt64(truncatingIfNeeded: number.trailingZeroBitCount & ~7)
    return FieldBytes.isBlank(UInt8(truncatingIfNeeded: number &>> 56))
      || FieldBytes.isBlank(UInt8(truncatingIfNeeded: last))
  }

  /// Whether a number may stand for a longer text's place, counted from 1: no short text's number is so small, unless the
  /// text begins with NULs.
  @inlinable
  @inline(__always)
  public static func isPlace(_ number: UInt64) -> Bool { number &- 1 < UInt64(UInt32.max) }

  /// The text of a number.
  public static func bytes(of number: UInt64) -> [UInt8] {
    (0..<count(of: number)).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
  }

  /// A 64-bit hash, the same on every run and machine. It must never change: `Intake.TextHash` says what depends on it.
  @inlinable
  @inline(__always)
  public static func hash(of number: UInt64) -> UInt64 {
    FieldBytes.mixed(number ^ 0x9E37_79B9_7F4A_7C15)
  }
}
