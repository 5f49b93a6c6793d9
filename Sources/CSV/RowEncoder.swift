public import Base

/// Writes rows as CSV: UTF-8, comma, quotes only where needed, `\n`.
///
/// A class, because it owns the raw room of the row that is written: a cell is stored where the last one ended, and nobody
/// asks for each of them who else holds the bytes.
@safe
public final class RowEncoder: RowSink {
  /// How many rows have been written and not taken yet.
  public private(set) var rows = 0
  private let decimals: Int
  private let guardsFormulas: Bool
  /// Whole rows.
  private var ended: [UInt8] = []
  /// The row that is written, a comma behind every cell.
  private var row: UnsafeMutablePointer<UInt8>
  private var room: Int
  private var count = 0

  /// - Parameters:
  ///   - decimals: Digits of money behind the decimal point.
  ///   - guardsFormulas: Whether text that a spreadsheet would take for a formula gets an apostrophe in
  ///     front. Numbers, money, days and flags never do.
  public init(decimals: Int, guardsFormulas: Bool = false) {
    self.decimals = decimals
    self.guardsFormulas = guardsFormulas
    room = 1024
    unsafe row = .allocate(capacity: room)
  }

  deinit { unsafe row.deallocate() }

  /// What has been written and not taken yet.
  public var bytes: [UInt8] {
    count == 0 ? ended : unsafe ended + UnsafeBufferPointer(start: row, count: count - 1)
  }

  public func write(_ field: Field) {
    switch field {
    case .unknown: unsafe cell(0) { _ in 0 }
    case .text(let text): write(guardsFormulas && Self.looksLikeFormula(text) ? "'" + text : text)
    case .whole(let number): write(number.magnitude, isNegative: number < 0, decimals: 0)
    case .money(let money): write(money)
    case .number(let number): write(SixDigits(number))
    case .hundredths(let number): write(number.magnitude, isNegative: number < 0, decimals: 2)
    case .day(let day): write(day)
    case .flag(let flag): write(flag ? "true" : "false")
    }
  }

  /// A cell of another table as it stood there: a number of any kind stays a number.
  public func write(cell: String) {
    let text = guardsFormulas && Self.looksLikeFormula(cell) && !Self.isNumber(cell) ? "'" + cell : cell
    write(text)
  }

  public func endRow() {
    if count == 0 { unsafe cell(0) { _ in 0 } }
    unsafe row[count - 1] = UInt8(ascii: "\n")
    unsafe ended.append(contentsOf: UnsafeBufferPointer(start: row, count: count))
    count = 0
    rows += 1
  }

  /// Makes room for so many bytes of rows, where it is known beforehand.
  public func reserve(_ bytes: Int) { ended.reserveCapacity(bytes) }

  /// Empties the buffer, keeping its room.
  public func removeAll() {
    ended.removeAll(keepingCapacity: true)
    count = 0
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

// How cells come into the row: room for the longest form is made once, then bytes are stored one by one without
// asking again.
extension RowEncoder {
  /// One cell, and its comma.
  /// - Parameters:
  ///   - most: The most bytes that it takes.
  ///   - fill: Stores the cell at a place and says how long it is.
  @inline(__always)
  private func cell(_ most: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    if most >= room - count { grow(by: most + 1) }
    let place = unsafe row + count
    let length = unsafe fill(place)
    unsafe place[length] = UInt8(ascii: ",")
    count += length + 1
  }

  @inline(never)
  private func grow(by most: Int) {
    room = 2 * room + most
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    unsafe larger.update(from: row, count: count)
    unsafe row.deallocate()
    unsafe row = larger
  }

  private func write(_ money: Money) {
    let (units, isNegative) = (UInt(money.units.magnitude), money.units < 0)
    // Most currencies have two digits, and what is known beforehand is divided by with less work.
    if decimals == 2 {
      write(units, isNegative: isNegative, decimals: 2)
    } else {
      write(units, isNegative: isNegative, decimals: decimals)
    }
  }

  /// A number in its smallest units.
  @inline(__always)
  private func write(_ units: UInt, isNegative: Bool, decimals: Int) {
    let units = UInt64(units)
    unsafe cell(Digits.most + 8) { place in
      let sign = isNegative ? 1 : 0
      unsafe place.pointee = UInt8(ascii: "-")
      let start = unsafe place + sign
      guard decimals > 0 else { return unsafe sign + Digits.write(units, to: start) }
      let (whole, fraction) = Digits.parted(units, decimals: decimals)
      let digits = unsafe Digits.write(whole, to: start)
      unsafe start[digits] = UInt8(ascii: ".")
      unsafe Digits.write(fraction, digits: decimals, to: start + digits + 1)
      return sign + digits + 1 + decimals
    }
  }

  private func write(_ number: SixDigits) {
    guard let millionths = UInt(exactly: number.millionths.magnitude) else {
      return write(number.description)
    }
    write(millionths, isNegative: number.millionths < 0, decimals: 6)
  }

  /// Years have four digits: `Day` goes from year 1 to 9999 wherever it is read.
  private func write(_ day: Day) {
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

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Every byte may be a quote, which is doubled.
      unsafe cell(2 * utf8.count + 2) { place in
        unsafe CellText.copy(utf8, to: place) ? utf8.count : CellText.quote(utf8, to: place)
      }
    }
  }
}
