public import Base

/// Writes rows as CSV: UTF-8, comma, quotes only where needed, `\n`.
public struct RowEncoder: RowSink, Sendable {
  /// What has been written and not taken yet.
  public private(set) var bytes: [UInt8] = []
  private let decimals: Int
  private var isFirst = true

  /// - Parameter decimals: Digits of money behind the decimal point.
  public init(decimals: Int) {
    self.decimals = decimals
  }

  public mutating func write(_ field: Field) {
    if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
    switch field {
    case .unknown: break
    case .text(let text): write(text)
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
