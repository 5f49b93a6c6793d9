/// Bytes that are not what a `Packer` wrote.
public struct Damage: Error, Hashable, CustomStringConvertible {
  /// What was expected, in words: `a number`.
  public let expected: String
  /// How many bytes lie before it.
  public let offset: Int

  /// - Parameters:
  ///   - expected: What was expected, in words.
  ///   - offset: How many bytes lie before it.
  public init(_ expected: String, at offset: Int) {
    self.expected = expected
    self.offset = offset
  }

  public var description: String { "\(expected) was expected after \(offset) bytes, and is not there" }
}
