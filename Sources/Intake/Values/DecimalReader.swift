/// Why a field is not an amount.
package enum NumberFault: Error, Equatable {
  case malformed, tooPrecise
  /// With so many digits behind the decimal sign, because too precise comes before too large.
  case tooLarge(scale: Int)
}

/// Reads numbers as an export writes them: a sign in front or none, digits with or without thousands
/// signs, the decimal sign and more digits. Nothing else: no exponent, no currency, no second sign.
package struct DecimalReader: Sendable {
  private let decimalSign: UInt8
  private let thousandsSign: UInt8?

  /// As many digits fit a mantissa in any case. What has more is refused, never guessed.
  private static let mostDigits = 18

  package init(_ format: ExportFormat) {
    decimalSign = format.decimal.byte
    thousandsSign = format.thousands.byte
  }

  package func read(_ field: Span<UInt8>) throws(NumberFault) -> Decimal {
    var offset = 0
    var isNegative = false
    if field.count > 0, field[0] == UInt8(ascii: "-") || field[0] == UInt8(ascii: "+") {
      isNegative = field[0] == UInt8(ascii: "-")
      offset = 1
    }
    var digits = Digits()
    offset = try readWhole(field, from: offset, into: &digits)
    if offset < field.count, field[offset] == decimalSign {
      offset += 1
      while offset < field.count, let digit = Self.digit(field[offset]) {
        digits.appendFraction(digit)
        offset += 1
      }
    }
    guard offset == field.count, digits.wholeCount + digits.fractionCount > 0 else { throw .malformed }
    guard !digits.isTooLarge else { throw .tooLarge(scale: digits.lostScale ?? digits.scale) }
    var number = Decimal(mantissa: isNegative ? -digits.mantissa : digits.mantissa, scale: digits.scale)
    number.lostScale = digits.lostScale
    return number
  }

  /// The digits before the decimal sign. Thousands signs may stand or not, but where one stands, all
  /// groups behind it have three digits.
  private func readWhole(
    _ field: Span<UInt8>, from start: Int, into digits: inout Digits
  ) throws(NumberFault) -> Int {
    var offset = start
    var groupStart = start
    var isGrouped = false
    while offset < field.count {
      if let digit = Self.digit(field[offset]) {
        digits.appendWhole(digit)
        offset += 1
      } else if let width = thousandsWidth(field, at: offset) {
        let group = offset - groupStart
        guard isGrouped ? group == 3 : (1...3).contains(group) else { throw .malformed }
        isGrouped = true
        offset += width
        groupStart = offset
      } else {
        break
      }
    }
    if isGrouped, offset - groupStart != 3 { throw .malformed }
    return offset
  }

  /// How many bytes the thousands sign at an offset has, nil where there is none. A blank may be a
  /// no-break space (U+00A0) or a narrow one (U+202F), as spreadsheets write it.
  private func thousandsWidth(_ field: Span<UInt8>, at offset: Int) -> Int? {
    guard let thousandsSign else { return nil }
    if field[offset] == thousandsSign { return 1 }
    guard thousandsSign == UInt8(ascii: " ") else { return nil }
    if field[offset] == 0xC2, offset + 1 < field.count, field[offset + 1] == 0xA0 { return 2 }
    if field[offset] == 0xE2, offset + 2 < field.count, field[offset + 1] == 0x80, field[offset + 2] == 0xAF {
      return 3
    }
    return nil
  }

  private static func digit(_ byte: UInt8) -> Int64? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int64(value) : nil
  }

  /// Digits as they come in. Zeros at the end of the fraction wait until another digit needs them, so
  /// `12.500` is `12.5`.
  private struct Digits {
    var mantissa: Int64 = 0
    var scale = 0
    var wholeCount = 0
    var fractionCount = 0
    var isTooLarge = false
    var lostScale: Int?
    private var significant = 0
    private var waitingZeros = 0

    mutating func appendWhole(_ digit: Int64) {
      wholeCount += 1
      append(digit)
      if significant > mostDigits { isTooLarge = true }
    }

    mutating func appendFraction(_ digit: Int64) {
      fractionCount += 1
      if digit == 0 {
        waitingZeros += 1
        return
      }
      // With a whole part of 0 the zeros after the point cost no digits, but they do cost scale.
      guard lostScale == nil, significant + waitingZeros < mostDigits, fractionCount <= mostDigits else {
        lostScale = fractionCount
        return
      }
      for _ in 0..<waitingZeros { append(0) }
      append(digit)
      scale += waitingZeros + 1
      waitingZeros = 0
    }

    private mutating func append(_ digit: Int64) {
      if significant > 0 || digit > 0 { significant += 1 }
      if significant <= mostDigits { mantissa = mantissa * 10 + digit }
    }
  }
}
