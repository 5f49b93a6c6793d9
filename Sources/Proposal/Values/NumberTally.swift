internal import Intake

/// How the values of one column read as numbers, under each pair of decimal and thousands sign at once.
struct NumberTally: Sendable {
  /// A pair of signs.
  struct Signs: Sendable, Hashable {
    let decimal: ExportFormat.DecimalSign
    let thousands: ExportFormat.ThousandsSign

    /// Where several pairs read the same rows, the first of them is taken: the plainest.
    static let all = [
      Signs(decimal: .point, thousands: .none), Signs(decimal: .point, thousands: .comma),
      Signs(decimal: .comma, thousands: .none), Signs(decimal: .comma, thousands: .point),
      Signs(decimal: .point, thousands: .blank), Signs(decimal: .comma, thousands: .blank),
      Signs(decimal: .point, thousands: .apostrophe), Signs(decimal: .comma, thousands: .apostrophe),
    ]

    var format: ExportFormat {
      var format = ExportFormat()
      format.decimal = decimal
      format.thousands = thousands
      return format
    }

    var reader: DecimalReader { DecimalReader(format) }
  }

  private static let readers = Signs.all.map(\.reader)

  /// Rows with digits and a sign in front at most: numbers under any signs.
  private(set) var plainRows = 0
  /// By pair of signs, of the others.
  private(set) var signedRows = Array(repeating: 0, count: Signs.all.count)
  /// The first value that only one decimal sign reads, whatever the thousands sign.
  private(set) var deciders: [ExportFormat.DecimalSign: (spot: Spot, text: String)] = [:]
  private(set) var firstSigned: (spot: Spot, text: String)?

  mutating func take(_ bytes: ArraySlice<UInt8>, rows: Int, at spot: Spot) {
    guard Self.mayBeNumber(bytes) else { return }
    let digits =
      bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
    if !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
      plainRows += rows
      return
    }
    let readable = Self.readers.map { (try? $0.read(bytes.span)) != nil }
    guard readable.contains(true) else { return }
    let example = (spot: spot, text: String(decoding: bytes.prefix(40), as: UTF8.self))
    if firstSigned.map({ spot.precedes($0.spot) }) ?? true { firstSigned = example }
    for (index, reads) in readable.enumerated() where reads { signedRows[index] += rows }
    let decimals = Set(readable.indices.filter { readable[$0] }.map { Signs.all[$0].decimal })
    if decimals.count == 1, let only = decimals.first,
      deciders[only].map({ spot.precedes($0.spot) }) ?? true
    {
      deciders[only] = example
    }
  }

  func rows(_ signs: Signs) -> Int {
    plainRows + (Signs.all.firstIndex(of: signs).map { signedRows[$0] } ?? 0)
  }

  /// Rows that the best pair reads.
  var mostRows: Int { plainRows + (signedRows.max() ?? 0) }

  /// Digits, ASCII or full-width, and no letters of ASCII; what other signs are is the readers' business.
  private static func mayBeNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 40 else { return false }
    var hasDigit = false
    for byte in bytes {
      if (0x30...0x39).contains(byte) || byte == 0xEF { hasDigit = true }
      if (0x41...0x7F).contains(byte) { return false }
    }
    return hasDigit
  }
}
