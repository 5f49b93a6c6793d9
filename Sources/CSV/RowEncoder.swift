public import Base

/// Writes rows as CSV: UTF-8, comma unless another form is asked for, quotes only where needed, `\n`.
///
/// A class, because it owns the raw room of the cells that are written: each is stored where the last one ended, and nobody
/// asks for each of them who else holds the bytes.
@safe
public final class RowEncoder: RowSink {
  /// How many rows have been written and not taken yet.
  public private(set) var rows = 0
  private let decimals: Int
  private let form: RowForm
  /// Whole rows.
  private var ended: [UInt8] = []
  /// The cells of the row that is written, or of some columns, a delimiter behind each.
  var cells: UnsafeMutablePointer<UInt8>
  private var room: Int
  var count = 0
  /// By cell: where it ends, behind its delimiter.
  private var ends: UnsafeMutablePointer<Int>
  private var endsRoom: Int
  var cellCount = 0

  /// - Parameters:
  ///   - decimals: Digits of money behind the decimal point.
  ///   - form: How it is written where not as plain CSV.
  public init(decimals: Int, form: RowForm = RowForm()) {
    self.decimals = decimals
    self.form = form
    room = 1024
    unsafe cells = .allocate(capacity: room)
    endsRoom = 64
    unsafe ends = .allocate(capacity: endsRoom)
  }

  deinit {
    unsafe cells.deallocate()
    unsafe ends.deallocate()
  }

  /// What has been written and not taken yet.
  public var bytes: [UInt8] {
    count == 0 ? ended : unsafe ended + UnsafeBufferPointer(start: cells, count: count - 1)
  }

  /// Appends a cell.
  public func write(_ field: Field) {
    switch field {
    case .unknown: unsafe cell(0) { _ in 0 }
    case .text(let text): write(guarded(text))
    case .copied(let text): write(copied: text)
    case .whole(let number): write(number.magnitude, isNegative: number < 0, decimals: 0)
    case .money(let money): write(money)
    case .number(let number): write(SixDigits(number))
    case .hundredths(let number): write(number.magnitude, isNegative: number < 0, decimals: 2)
    case .millionths(let number): write(number.magnitude, isNegative: number < 0, decimals: 6)
    case .day(let day): write(day)
    case .flag(let flag): write(flag)
    }
  }

  /// A text as a reader finds it in the file: with an apostrophe in front where formulas are guarded against.
  public func guarded(_ text: String) -> String {
    form.guardsFormulas && Self.looksLikeFormula(text) ? "'" + text : text
  }

  /// A cell of another table as plain CSV has it: a number of any kind stays a number.
  private func write(copied text: String) {
    if Self.isNumber(text) { write(number: text) } else { write(guarded(text)) }
  }

  /// A number with a point.
  private func write(number text: String) {
    guard form.decimal != UInt8(ascii: ".") else { return write(text) }
    write(String(decoding: text.utf8.map { $0 == UInt8(ascii: ".") ? form.decimal : $0 }, as: UTF8.self))
  }

  /// The last cells of a row as another encoder wrote them, with the row's end.
  public func endRow(with cells: ArraySlice<UInt8>) {
    unsafe ended.append(contentsOf: UnsafeBufferPointer(start: self.cells, count: count))
    ended.append(contentsOf: cells)
    (count, cellCount) = (0, 0)
    rows += 1
  }

  /// Ends the row.
  public func endRow() {
    if count == 0 { unsafe cell(0) { _ in 0 } }
    unsafe cells[count - 1] = UInt8(ascii: "\n")
    unsafe ended.append(contentsOf: UnsafeBufferPointer(start: cells, count: count))
    (count, cellCount) = (0, 0)
    rows += 1
  }

  /// Empties the buffer, keeping its room.
  public func removeAll() {
    ended.removeAll(keepingCapacity: true)
    (count, cellCount) = (0, 0)
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
      && digits.count { $0 == UInt8(ascii: ".") } <= 1
  }
}

// Column by column: what makes a column's cells stays in the cache and is foreseen, and only their bytes are put together by
// row. Row by row is the oracle.
extension RowEncoder {
  /// So many rows that their cells stay in the second-level cache, and no power of two: columns would lie in the same sets of
  /// the first.
  private static let rowsAtOnce = 500

  /// Appends rows, each with its end.
  public func write<Row>(_ rows: [Row], _ columns: [Column<Row>]) {
    precondition(count == 0, "in the middle of a row")
    precondition(rows.isEmpty || !columns.isEmpty, "rows of a table without columns")
    for start in stride(from: 0, to: rows.count, by: Self.rowsAtOnce) {
      let some = rows.span.extracting(start..<min(start + Self.rowsAtOnce, rows.count))
      for column in columns { column.cells(some, self) }
      precondition(cellCount == some.count * columns.count, "a column without a cell in every row")
      // The other rows will take about as much.
      if start == 0 { ended.reserveCapacity(ended.count + count * rows.count / some.count * 9 / 8) }
      zip(some.count, columns.count)
    }
  }

  /// Puts the cells of columns together by row.
  private func zip(_ rows: Int, _ columns: Int) {
    ended.append(addingCapacity: count + Self.slack) { output in
      unsafe output.withUnsafeMutableBufferPointer { free, written in
        guard let start = free.baseAddress else { preconditionFailure("no room for rows") }
        var place = unsafe start
        for row in 0..<rows {
          var cell = row
          for _ in 0..<columns {
            let begin = cell == 0 ? 0 : unsafe ends[cell &- 1]
            let length = unsafe ends[cell] &- begin
            unsafe Self.copy(cells + begin, to: place, length)
            unsafe place += length
            cell &+= rows
          }
          unsafe place[-1] = UInt8(ascii: "\n")
        }
        written = unsafe place - start
      }
    }
    (count, cellCount) = (0, 0)
    self.rows += rows
  }

  /// What may be read behind the last cell and written behind the last row.
  static let slack = 16

  /// Most cells are shorter than what is copied in one step.
  /// - Precondition: Both have their slack.
  @inline(__always)
  static func copy(
    _ source: UnsafeMutablePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ length: Int
  ) {
    if length <= slack {
      let bytes = unsafe UnsafeRawPointer(source).loadUnaligned(as: SIMD16<UInt8>.self)
      unsafe UnsafeMutableRawPointer(target).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    } else {
      unsafe target.update(from: source, count: length)
    }
  }
}

// How cells come into the row: room for the longest form is made once, then bytes are stored one by one without
// asking again.
extension RowEncoder {
  /// One cell, and its delimiter.
  /// - Parameters:
  ///   - most: The most bytes that it takes.
  ///   - fill: Stores the cell at a place and says how long it is.
  @inline(__always)
  func cell(_ most: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    if most &+ Self.slack > room &- count || cellCount == endsRoom { grow(by: most) }
    let place = unsafe cells + count
    let length = unsafe fill(place)
    unsafe place[length] = form.delimiter
    count &+= length &+ 1
    unsafe ends[cellCount] = count
    cellCount &+= 1
  }

  @inline(never)
  private func grow(by most: Int) {
    if most + Self.slack > room - count {
      room = 2 * room + most + Self.slack
      unsafe cells = Self.moved(cells, count, to: room)
    }
    if cellCount == endsRoom {
      endsRoom *= 2
      unsafe ends = Self.moved(ends, cellCount, to: endsRoom)
    }
  }

  /// Takes and gives pointers by value: what is handed on by reference is checked for other users at every cell.
  private static func moved<Element>(
    _ elements: UnsafeMutablePointer<Element>, _ count: Int, to room: Int
  ) -> UnsafeMutablePointer<Element> {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room)
    unsafe larger.update(from: elements, count: count)
    unsafe elements.deallocate()
    return unsafe larger
  }

  private func write(_ flag: Bool) {
    unsafe cell(8) { place in
      let word: UInt64 = flag ? 0x6575_7274 : 0x65_736C_6166
      unsafe UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
      return flag ? 4 : 5
    }
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
      unsafe start[digits] = form.decimal
      unsafe Digits.write(fraction, digits: decimals, to: start + digits + 1)
      return sign + digits + 1 + decimals
    }
  }

  private func write(_ number: SixDigits) {
    guard let millionths = UInt(exactly: number.millionths.magnitude) else {
      return write(number: number.description)
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

  func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Every byte may be a quote, which is doubled.
      unsafe cell(2 * utf8.count + 2) { place in
        let isPlain = unsafe CellText.copy(utf8, to: place)
        let standsSo =
          form.delimiter == UInt8(ascii: ",") ? isPlain : unsafe !utf8.contains(where: needsQuotes)
        return unsafe standsSo ? utf8.count : CellText.quote(utf8, to: place)
      }
    }
  }

  /// Of a text in another form than plain CSV.
  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == form.delimiter || [UInt8(ascii: "\""), 0x0A, 0x0D].contains(byte)
  }
}
