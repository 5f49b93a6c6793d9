public import Base

/// Writes rows as CSV: UTF-8, comma, quotes only where needed, `\n`.
///
/// Kept within three words, so that it lies in an `any RowSink` itself and not in a box beside it.
public struct RowEncoder: RowSink, Sendable {
  /// What has been written and not taken yet.
  public private(set) var bytes: [UInt8] = []
  /// How many rows that is.
  public private(set) var rows = 0
  private let decimals: UInt8
  private let guardsFormulas: Bool
  private var isFirst = true

  /// - Parameters:
  ///   - decimals: Digits of money behind the decimal point.
  ///   - guardsFormulas: Whether text that a spreadsheet would take for a formula gets an apostrophe in
  ///     front. Numbers, money, days and flags never do.
  public init(decimals: Int, guardsFormulas: Bool = false) {
    self.decimals = UInt8(decimals)
    self.guardsFormulas = guardsFormulas
  }

  public mutating func write(_ field: Field) {
    switch field {
    case .unknown: unsafe cell(0) { _ in 0 }
    case .text(let text): write(guardsFormulas && Self.looksLikeFormula(text) ? "'" + text : text)
    case .whole(let number): write(number.magnitude, isNegative: number < 0, decimals: 0)
    case .money(let money):
      write(UInt(money.units.magnitude), isNegative: money.units < 0, decimals: Int(decimals))
    case .number(let number): write(SixDigits(number))
    case .hundredths(let number): write(number.magnitude, isNegative: number < 0, decimals: 2)
    case .day(let day): write(day)
    case .flag(let flag): write(flag ? "true" : "false")
    }
  }

  /// A cell of another table as it stood there: a number of any kind stays a number.
  public mutating func write(cell: String) {
    let text = guardsFormulas && Self.looksLikeFormula(cell) && !Self.isNumber(cell) ? "'" + cell : cell
    write(text)
  }

  /// The last cells of a row as another encoder wrote them, with the row's end.
  public mutating func endRow(with cells: ArraySlice<UInt8>) {
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: cells)
    isFirst = true
    rows += 1
  }

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
    rows += 1
  }

  /// Empties the buffer, keeping its room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows = 0
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
}

// How cells come into the buffer: room for the longest form is made once, then bytes are stored one by one without
// asking again.
extension RowEncoder {
  /// One cell, after its comma.
  /// - Parameters:
  ///   - room: The most bytes that it takes.
  ///   - fill: Stores the cell at a place and says how long it is.
  @inline(__always)
  private mutating func cell(_ room: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    let comma = isFirst ? 0 : 1
    isFirst = false
    bytes.append(addingCapacity: room + 1) { output in
      unsafe output.withUnsafeMutableBufferPointer { free, count in
        guard let place = free.baseAddress else { preconditionFailure("no room for a cell") }
        unsafe place.pointee = UInt8(ascii: ",")
        count = unsafe comma + fill(place + comma)
      }
    }
  }

  /// A number in its smallest units.
  private mutating func write(_ units: UInt, isNegative: Bool, decimals: Int) {
    let units = UInt64(units)
    let digits = max(Digits.count(units), decimals + 1)
    unsafe cell(Digits.most + 8) { place in
      let sign = isNegative ? 1 : 0
      unsafe place.pointee = UInt8(ascii: "-")
      let start = unsafe place + sign
      guard decimals > 0 else {
        unsafe Digits.write(units, digits: digits, to: start)
        return sign + digits
      }
      let (whole, fraction) = units.quotientAndRemainder(dividingBy: Digits.power(decimals))
      unsafe Digits.write(whole, digits: digits - decimals, to: start)
      unsafe start[digits - decimals] = UInt8(ascii: ".")
      unsafe Digits.write(fraction, digits: decimals, to: start + digits - decimals + 1)
      return sign + digits + 1
    }
  }

  private mutating func write(_ number: SixDigits) {
    guard let millionths = UInt(exactly: number.millionths.magnitude) else {
      return write(number.description)
    }
    write(millionths, isNegative: number.millionths < 0, decimals: 6)
  }

  /// Years have four digits: `Day` goes from year 1 to 9999 wherever it is read.
  private mutating func write(_ day: Day) {
    let (year, month, date) = day.civil
    guard (0...9999).contains(year) else { return write(day.description) }
    unsafe cell(10) { place in
      unsafe Digits.write(UInt64(year), digits: 4, to: place)
      unsafe place[4] = UInt8(ascii: "-")
      unsafe Digits.write(UInt64(month), digits: 2, to: place + 5)
      unsafe place[7] = UInt8(ascii: "-")
      unsafe Digits.write(UInt64(date), digits: 2, to: place + 8)
      return 10
    }
  }

  private mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Every byte may be a quote, which is doubled.
      unsafe cell(2 * utf8.count + 2) { place in
        unsafe CellText.copy(utf8, to: place) ? utf8.count : CellText.quote(utf8, to: place)
      }
    }
  }
}
