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

    var reader: DecimalReader {
      var format = ExportFormat()
      format.decimal = decimal
      format.thousands = thousands
      return DecimalReader(format)
    }
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

  private static func mayBeNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 40 else { return false }
    var hasDigit = false
    for byte in bytes {
      if (0x30...0x39).contains(byte) { hasDigit = true }
      // Letters never; beyond ASCII only the no-break spaces.
      if byte >= 0x41, ![0xC2, 0xA0, 0xE2, 0x80, 0xAF].contains(byte) { return false }
    }
    return hasDigit
  }
}

/// Which decimal and thousands sign the exports use: one pair for all columns.
struct NumberGuess: Sendable {
  var decimal: Guess<ExportFormat.DecimalSign>
  var thousands: Guess<ExportFormat.ThousandsSign>

  var signs: NumberTally.Signs {
    NumberTally.Signs(decimal: decimal.value, thousands: thousands.value)
  }

  /// - Parameter columns: Those whose values are mostly numbers and no dates.
  init(_ columns: [(name: String, tally: NumberTally)], describe: (Spot) -> String) {
    let all = NumberTally.Signs.all
    let sums = all.indices.map { index in columns.reduce(0) { $0 + $1.tally.signedRows[index] } }
    let most = sums.max() ?? 0
    let chosen = all.indices.first { sums[$0] == most } ?? 0
    guard most > 0, let witness = columns.first(where: { $0.tally.signedRows[chosen] > 0 }),
      let example = witness.tally.firstSigned
    else {
      decimal = Guess(.point, "the default: no number has a sign between its digits")
      thousands = Guess(.none, "")
      return
    }
    let shown =
      "\(String(reflecting: example.text)) in \(describe(example.spot)), column \(String(reflecting: witness.name))"
    let rival = all.indices.first { all[$0].decimal != all[chosen].decimal && sums[$0] == most }
    let signs = all[chosen]
    if let rival {
      let other = all[rival].thousands
      decimal = Guess(
        signs.decimal, "such as \(shown); NOTHING DECIDES whether its sign is a decimal or a thousands sign",
        toConfirm: "the decimal sign: every number could also be read with decimal "
          + "\(String(reflecting: all[rival].decimal.rawValue))"
          + (other == .none ? "" : " and thousands \(String(reflecting: other.rawValue))"))
    } else {
      decimal = Guess(
        signs.decimal,
        columns.lazy.compactMap { $0.tally.deciders[signs.decimal] }.first.map {
          "\(String(reflecting: $0.text)) in \(describe($0.spot)) can be read in no other way"
        }
          ?? "such as \(shown)")
    }
    thousands =
      signs.thousands == .none
      ? Guess(.none, "") : Guess(signs.thousands, "some numbers have it between groups of three digits")
  }
}
