/// Digits within a field.
enum FieldDigits {
  static func digit(_ field: Span<UInt8>, _ offset: Int) -> Int? {
    guard offset < field.count else { return nil }
    let value = field[offset] &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }

  /// A number of at least and at most so many digits.
  /// - Parameter most: At most 18.
  static func number(_ field: Span<UInt8>, _ offset: inout Int, _ least: Int, _ most: Int) -> Int? {
    var value = 0
    var count = 0
    while count < most, let digit = digit(field, offset) {
      value = value * 10 + digit
      count += 1
      offset += 1
    }
    return count >= least ? value : nil
  }
}
