/// How the ids of customers and orders are written. Real ids are long; short ones are kind to a reader.
public enum SampleIDs: String, CaseIterable, Sendable {
  /// `C000843` and `10000000`: up to eight bytes.
  case short
  /// `C00000843` and `O110000000`.
  case long
  /// `5f0c1a9e-…`, both.
  case uuid
  /// `c000843@mail.example.com`, and orders as `long` has them.
  case email

  /// - Parameter digits: Appends a number with zeros in front up to a width.
  func appendCustomer(_ customer: Int, to bytes: inout [UInt8], _ digits: (Int, Int, inout [UInt8]) -> Void) {
    switch self {
    case .short, .long:
      bytes.append(UInt8(ascii: "C"))
      digits(customer, self == .short ? 6 : 8, &bytes)
    case .uuid: Self.appendUUID(UInt64(customer), salt: 1, to: &bytes)
    case .email:
      bytes.append(UInt8(ascii: "c"))
      digits(customer, 6, &bytes)
      bytes.append(contentsOf: Self.domain)
    }
  }

  /// - Parameter digits: Appends a number with zeros in front up to a width.
  func appendOrder(_ order: Int, to bytes: inout [UInt8], _ digits: (Int, Int, inout [UInt8]) -> Void) {
    switch self {
    case .short: digits(order, 8, &bytes)
    case .long, .email:
      bytes.append(UInt8(ascii: "O"))
      digits(100_000_000 + order, 9, &bytes)
    case .uuid: Self.appendUUID(UInt64(order), salt: 2, to: &bytes)
    }
  }

  private static let domain = Array("@mail.example.com".utf8)
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// A number thoroughly stirred, in 8-4-4-4-12 digits.
  private static func appendUUID(_ number: UInt64, salt: UInt64, to bytes: inout [UInt8]) {
    let words = [SplitMix64.mixed(number ^ salt << 56), SplitMix64.mixed(number &+ salt << 60)]
    for digit in 0..<32 {
      if [8, 12, 16, 20].contains(digit) { bytes.append(UInt8(ascii: "-")) }
      let nibble = words[digit / 16] >> UInt64(60 - 4 * (digit % 16)) & 0xF
      bytes.append(hexadecimal[Int(nibble)])
    }
  }
}
