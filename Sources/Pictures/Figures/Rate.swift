/// A share, a rate or another number of a table with six digits behind the point, exact.
struct Rate: Hashable, Comparable, Sendable {
  let millionths: Int

  static func < (a: Rate, b: Rate) -> Bool { a.millionths < b.millionths }

  static func - (a: Rate, b: Rate) -> Rate { Rate(millionths: a.millionths - b.millionths) }

  /// For places on a drawing, never for a text.
  var value: Double { Double(millionths) / 1e6 }
}

extension Rate {
  /// As a table writes it: `0.483241`, `-1.5`; nil for anything else.
  init?(written text: some StringProtocol) {
    guard let (digits, decimals) = PlainDecimal.parse(text), decimals <= 6 else { return nil }
    var millionths = digits
    for _ in decimals..<6 {
      let (product, overflows) = millionths.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      millionths = product
    }
    self.init(millionths: millionths)
  }
}

/// A decimal as the tables write it: an optional `-`, digits, and at most one `.` with digits on both sides.
enum PlainDecimal {
  /// The digits as a whole number, and how many of them stand behind the point.
  static func parse(_ text: some StringProtocol) -> (units: Int, decimals: Int)? {
    parse(bytes: text.utf8, point: UInt8(ascii: "."))
  }

  /// - Parameter point: what stands for the point.
  static func parse(bytes: some Sequence<UInt8>, point: UInt8) -> (units: Int, decimals: Int)? {
    var units = 0
    var decimals: Int?
    var count = 0
    var isNegative = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case point where decimals == nil && count > 0: decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (tens, overflows) = units.multipliedReportingOverflow(by: 10)
        let digit = Int(byte - UInt8(ascii: "0"))
        let (sum, carries) = tens.addingReportingOverflow(isNegative ? -digit : digit)
        if overflows || carries { return nil }
        units = sum
        count += 1
        decimals = decimals.map { $0 + 1 }
      default: return nil
      }
    }
    guard count > 0, decimals != 0 else { return nil }
    return (units, decimals ?? 0)
  }
}
