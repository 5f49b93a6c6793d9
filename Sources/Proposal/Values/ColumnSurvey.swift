internal import Intake

/// What one column holds, over all rows of all exports.
struct ColumnSurvey: Sendable {
  /// Distinct values kept; of more, each row is looked at as it comes.
  static let mostValues = 1 << 16

  let name: String
  let isNamedLikeDate: Bool
  private(set) var filled = 0
  private(set) var empty = 0
  /// The distinct values, as far as they are kept, with their rows.
  private(set) var values = TextDictionary()
  private(set) var rows: [Int] = []
  private var firstSpots: [Spot] = []
  /// Rows with values that were not kept.
  private(set) var rowsBeyond = 0
  private(set) var dates: DateTally
  private(set) var numbers = NumberTally()

  init(name: String) {
    self.name = name
    isNamedLikeDate = RoleWords.points(.date, name) > 0
    dates = DateTally(mayBeNumbers: isNamedLikeDate)
  }

  /// False where there are more distinct values than are kept.
  var isComplete: Bool { rowsBeyond == 0 }
  var distinct: Int { values.count }

  mutating func take(_ bytes: ArraySlice<UInt8>, at spot: Spot) {
    guard !bytes.isEmpty else {
      empty += 1
      return
    }
    filled += 1
    if values.count >= Self.mostValues {
      rowsBeyond += 1
      dates.take(bytes, rows: 1, at: spot)
      numbers.take(bytes, rows: 1, at: spot)
      return
    }
    let code = Int(values.code(of: bytes.span))
    if code == rows.count {
      rows.append(0)
      firstSpots.append(spot)
    }
    rows[code] += 1
  }

  /// Looks at the kept values, each once for all of its rows.
  mutating func finish() {
    for code in rows.indices {
      let bytes = values.bytes(of: code)
      dates.take(bytes, rows: rows[code], at: firstSpots[code])
      numbers.take(bytes, rows: rows[code], at: firstSpots[code])
    }
  }

  /// Looks at the kept values as dates, together with those of other columns.
  func addDates(to tally: inout DateTally) {
    for code in rows.indices { tally.take(values.bytes(of: code), rows: rows[code], at: firstSpots[code]) }
  }

  /// Nine of ten values are dates, or two of three where the name says so.
  var isDate: Bool {
    filled > 0 && (dates.rows * 10 >= filled * 9 || isNamedLikeDate && dates.rows * 3 >= filled * 2)
  }

  /// Most values are numbers under some signs, and no dates.
  var isMostlyNumbers: Bool { filled > 0 && numbers.mostRows * 10 >= filled * 8 && !isDate }

  /// Points between day, month and year, as where a comma is the decimal sign.
  var hasPointedDates: Bool {
    isDate && dates.ranking.first?.readings.first?.parts.contains(.sign(".")) == true
  }

  /// The name speaks of money or of pieces.
  var isNamedLikeNumbers: Bool {
    [Role.amount, .unitPrice, .quantity, .discount, .cost, .profit].contains {
      RoleWords.points($0, name) > 0
    }
  }

  /// The kept values, by rows, most first.
  var mostFrequent: [(text: String, rows: Int)] {
    rows.indices.sorted { (-rows[$0], $0) < (-rows[$1], $1) }.map { (values.text(of: $0), rows[$0]) }
  }
}

/// What a column's numbers are, once the signs are known. Of the values that were kept.
struct NumberFacts: Sendable {
  /// Rows that are numbers, of all rows looked at.
  private(set) var rows = 0
  private(set) var others = 0
  private(set) var wholeRows = 0
  private(set) var negativeRows = 0
  private(set) var zeroRows = 0
  /// Whole numbers that are written with a fraction of zeros, `17850.0`.
  private(set) var pointZeroRows = 0
  private(set) var mostScale = 0
  private(set) var smallest: Decimal?
  private(set) var largest: Decimal?

  init(_ column: ColumnSurvey, _ format: ExportFormat) {
    let reader = DecimalReader(format)
    for code in column.rows.indices {
      let bytes = column.values.bytes(of: code)
      let count = column.rows[code]
      guard let number = try? reader.read(bytes.span) else {
        others += count
        continue
      }
      rows += count
      if number.scale == 0 {
        wholeRows += count
        if bytes.contains(format.decimal.byte) { pointZeroRows += count }
      }
      if number.mantissa < 0 { negativeRows += count }
      if number.mantissa == 0 { zeroRows += count }
      mostScale = max(mostScale, number.scale)
      smallest = smallest.map { min($0, number) } ?? number
      largest = largest.map { max($0, number) } ?? number
    }
  }

  /// Nine of ten values are numbers.
  var isNumeric: Bool { rows > 0 && rows * 10 >= (rows + others) * 9 }
  /// Nearly all are whole.
  var isWhole: Bool { isNumeric && wholeRows * 100 >= rows * 99 }
}
