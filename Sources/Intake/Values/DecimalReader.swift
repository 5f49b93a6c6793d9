/// Why a field is not an amount.
package enum NumberFault: Error, Equatable {
  case malformed, tooPrecise
  /// With so many digits behind the decimal sign, because too precise comes before too large.
  case tooLarge(scale: Int)
}

/// Reads numbers as an export writes them: a sign in front or none, digits with or without thousands
/// signs, the decimal sign and more digits; and around them what the pipeline lists (`NumberMarks`). Nothing else: no
/// exponent, no currency that is not listed, no second mark.
package struct DecimalReader: Sendable {
  private let decimalSign: UInt8
  private let thousands: ExportFormat.ThousandsSign
  /// ReadDigits between two thousands signs; behind the last one there are three.
  private let groupSize: Int
  private let minus: UInt8?
  private let marks: NumberMarks

  /// As many digits fit a mantissa in any case. What has more is refused, never guessed.
  private static let mostDigits = 18

  package init(_ format: ExportFormat) {
    decimalSign = format.decimal.byte
    thousands = format.thousands
    groupSize = format.grouping == .indian ? 2 : 3
    minus = format.minus
    marks = NumberMarks(format)
  }

  package func read(_ field: Span<UInt8>) throws(NumberFault) -> Decimal {
    do throws(NumberFault) {
      return try readPlain(field)
    } catch {
      // Most numbers are plain. Whatever else a field may be is asked only where it is not.
      guard error == .malformed else { throw error }
      guard let narrow = FullWidth.narrowed(field) else { return try readMarked(field) }
      return try readNarrow(narrow.span)
    }
  }

  private func readNarrow(_ field: Span<UInt8>) throws(NumberFault) -> Decimal {
    do throws(NumberFault) {
      return try readPlain(field)
    } catch {
      guard error == .malformed else { throw error }
      return try readMarked(field)
    }
  }

  private func readPlain(_ field: Span<UInt8>) throws(NumberFault) -> Decimal {
    guard field.count > 0, field[0] == minus || field[0] == UInt8(ascii: "+") else {
      return try readDigits(field, isNegative: false)
    }
    return try readDigits(field.extracting(1...), isNegative: field[0] == minus)
  }

  private func readMarked(_ field: Span<UInt8>) throws(NumberFault) -> Decimal {
    guard let marked = marks.takenOff(field) else { throw .malformed }
    return try readDigits(field.extracting(marked.number), isNegative: marked.isNegative)
  }

  /// A number without any mark.
  private func readDigits(_ field: Span<UInt8>, isNegative: Bool) throws(NumberFault) -> Decimal {
    var digits = ReadDigits()
    var offset = try readWhole(field, into: &digits)
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
  /// groups behind it have the size that the pipeline says.
  private func readWhole(_ field: Span<UInt8>, into digits: inout ReadDigits) throws(NumberFault) -> Int {
    var offset = 0
    var groupStart = 0
    var isGrouped = false
    while offset < field.count {
      if let digit = Self.digit(field[offset]) {
        digits.appendWhole(digit)
        offset += 1
      } else if let width = thousandsWidth(field, at: offset) {
        let group = offset - groupStart
        guard isGrouped ? group == groupSize : (1...groupSize).contains(group) else { throw .malformed }
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

  /// How many bytes the thousands sign at an offset has, nil where there is none. Typesetters and
  /// spreadsheets write a blank and an apostrophe in more than one way.
  private func thousandsWidth(_ field: Span<UInt8>, at offset: Int) -> Int? {
    switch thousands {
    case .none: return nil
    case .comma, .point: return field[offset] == thousands.byte ? 1 : nil
    case .blank:
      return field[offset] == UInt8(ascii: " ") ? 1 : Typography.blankWidth(field, at: offset)
    case .apostrophe:
      return field[offset] == UInt8(ascii: "'") ? 1 : Typography.apostropheWidth(field, at: offset)
    }
  }

  private static func digit(_ byte: UInt8) -> Int64? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int64(value) : nil
  }

  /// ReadDigits as they come in. Zeros at the end of the fraction wait until another digit needs them, so
  /// `12.500` is `12.5`.
  private struct ReadDigits {
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

extension ExportFormat {
  /// The sign that stands in front of a number below zero; nil where none may.
  var minus: UInt8? { negatives.contains(.minus) ? UInt8(ascii: "-") : nil }
}
