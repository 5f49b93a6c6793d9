public import Base

/// Writes rows as CSV: UTF-8, comma, quotes only where needed, `\n`.
public struct RowEncoder: RowSink, Sendable {
  /// What has been written and not taken yet.
  public private(set) var bytes: [UInt8] = []
  private let decimals: Int
  private let guardsFormulas: Bool
  private var isFirst = true

  /// - Parameters:
  ///   - decimals: Digits of money behind the decimal point.
  ///   - guardsFormulas: Whether text that a spreadsheet would take for a formula gets an apostrophe in
  ///     front. Numbers, money, days and flags never do.
  public init(decimals: Int, guardsFormulas: Bool = false) {
    self.decimals = decimals
    self.guardsFormulas = guardsFormulas
  }

  public mutating func write(_ field: Field) {
    if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
    switch field {
    case .unknown: break
    case .text(let text): write(guardsFormulas && Self.looksLikeFormula(text) ? "'" + text : text)
    case .whole(let number): append(digits: number.magnitude, isNegative: number < 0)
    case .money(let money): write(money)
    case .number(let number): write(SixDigits(number))
    case .hundredths(let number):
      append(digits: number.magnitude, isNegative: number < 0, atLeast: 3)
      insertPoint(decimals: 2)
    case .day(let day): write(day)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }
  }

  /// A cell of another table as it stood there: a number of any kind stays a number.
  public mutating func write(cell: String) {
    let text = guardsFormulas && Self.looksLikeFormula(cell) && !Self.isNumber(cell) ? "'" + cell : cell
    if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
    write(text)
  }

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  /// Empties the buffer, keeping its room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}

extension RowEncoder {
  /// Source: OWASP, "CSV Injection": `=` `+` `-` `@`, tab and carriage return begin a formula.
  private static func looksLikeFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }

  /// Whether a text is a number as `write` writes them.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return !digits.isEmpty && digits.count >= text.utf8.count - 1 && digits.first != UInt8(ascii: ".")
      && digits.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }

  private mutating func write(_ text: String) {
    var text = text
    let needsQuotes = text.withUTF8 { utf8 in
      unsafe utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    }
    guard needsQuotes else { return bytes.append(contentsOf: text.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(digits: UInt, isNegative: Bool, atLeast width: Int = 1) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = digits
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0 || bytes.count - start < width
    bytes[start...].reverse()
  }

  private mutating func insertPoint(decimals: Int) {
    guard decimals > 0 else { return }
    bytes.insert(UInt8(ascii: "."), at: bytes.count - decimals)
  }

  private mutating func write(_ money: Money) {
    append(digits: UInt(money.units.magnitude), isNegative: money.units < 0, atLeast: decimals + 1)
    insertPoint(decimals: decimals)
  }

  private mutating func write(_ number: SixDigits) {
    guard let millionths = UInt(exactly: number.millionths.magnitude) else {
      return bytes.append(contentsOf: number.description.utf8)
    }
    append(digits: millionths, isNegative: number.millionths < 0, atLeast: 7)
    insertPoint(decimals: 6)
  }

  private mutating func write(_ day: Day) {
    let (year, month, date) = day.civil
    append(digits: UInt(year), isNegative: false, atLeast: 4)
    bytes.append(UInt8(ascii: "-"))
    append(digits: UInt(month), isNegative: false, atLeast: 2)
    bytes.append(UInt8(ascii: "-"))
    append(digits: UInt(date), isNegative: false, atLeast: 2)
  }
}
