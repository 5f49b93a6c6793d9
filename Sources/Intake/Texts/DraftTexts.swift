internal import CSV

/// A column of ids while lines are read: by row one number that says the text.
///
/// A short text is its own number (`ShortText`); a longer one is in a list, and its number is its place there. A longer text
/// is compared with the one before and not looked up, so it may stand in the list more than once.
struct DraftTexts {
  private var numbers: [UInt64]
  private var longer = TextRuns()
  /// The last row that got a longer text, and whether one before it got its own later.
  private var lastRow = 0
  private var isOutOfOrder = false

  init(rows: Int) {
    numbers = Array(repeating: 0, count: rows)
  }

  mutating func set(_ row: Int, to field: Range<Int>, in bytes: Span<UInt8>) {
    if let number = ShortText.number(of: field, in: bytes), !ShortText.isPlace(number) {
      numbers[row] = number
    } else {
      let text = bytes.extracting(field)
      // Where one text is long, most are, and most are about as long.
      if longer.count == 0 { longer.reserveCapacity(numbers.count, bytesEach: text.count + 2) }
      numbers[row] = UInt64(longer.run(ofLong: text)) + 1
      if row < lastRow { isOutOfOrder = true }
      lastRow = max(lastRow, row)
    }
  }

  /// Gives rows that stand together and have one text one number, also where they were set out of order.
  mutating func joinRuns() {
    guard isOutOfOrder else { return }
    for row in numbers.indices.dropFirst() {
      let (before, number) = (numbers[row - 1], numbers[row])
      guard before != number, ShortText.isPlace(before), ShortText.isPlace(number) else { continue }
      if longer.texts.areEqual(Int(before) - 1, Int(number) - 1) { numbers[row] = before }
    }
  }

  /// Whether a row's text is empty.
  func isEmpty(_ row: Int) -> Bool { numbers[row] == 0 }

  /// One more row with the text of another; nothing where no column is mapped.
  mutating func repeatRow(_ row: Int) {
    if !numbers.isEmpty { numbers.append(numbers[row]) }
  }

  /// Takes the texts of many rows, without the blanks around them.
  mutating func set(_ rows: [PlainRow], to place: MappedColumn, of batch: RecordBatch) {
    let bytes = batch.bytes.span
    var odd: [PlainRow] = []
    var column = numbers.mutableSpan
    for row in rows {
      let field = batch.fields[Int(row.firstField) &+ place.field].range
      if let number = ShortText.number(of: field, in: bytes), !ShortText.hasBlankEnd(number) {
        column[Int(row.number)] = number
      } else {
        odd.append(row)
      }
    }
    for row in odd { set(Int(row.number), to: batch.field(place, row.firstField), in: bytes) }
  }

  /// The group of each row's text: one of so many, by its hash.
  func groups(_ count: Int) -> [UInt16] {
    precondition(count <= 1 << 16)
    var groups = Array(repeating: UInt16(0), count: numbers.count)
    var group = groups.mutableSpan
    for row in numbers.indices {
      let number = numbers[row]
      let hash =
        ShortText.isPlace(number) ? longer.texts.hash(of: Int(number) - 1) : ShortText.hash(of: number)
      group[row] = UInt16(truncatingIfNeeded: ((hash &>> 32) &* UInt64(count)) &>> 32)
    }
    return groups
  }

  /// The texts of some rows, in an order, each stored once as long as it repeats; and by row which one it is. Longer texts
  /// repeat as the rows came, and short ones in the order.
  mutating func runs(at order: [UInt32]) -> (texts: TextRuns, column: NarrowColumn) {
    guard !order.isEmpty, !numbers.isEmpty else { return (TextRuns(), NarrowColumn()) }
    return longer.count == 0 ? shortRuns(at: order) : mixedRuns(at: order)
  }

  private func shortRuns(at order: [UInt32]) -> (texts: TextRuns, column: NarrowColumn) {
    var texts = Array(repeating: UInt64(0), count: order.count)
    var column = Array(repeating: UInt32(0), count: order.count)
    var text = texts.mutableSpan
    var runs = column.mutableSpan
    let numbers = numbers.span
    var last = numbers[Int(order[0])]
    var run = 0
    // Branch-free: the branch would be unpredictable.
    for position in order.indices {
      let number = numbers[Int(order[position])]
      run &+= number == last ? 0 : 1
      text[run] = number
      runs[position] = UInt32(truncatingIfNeeded: run)
      last = number
    }
    return (TextRuns(TextList(short: texts[...run])), NarrowColumn(rising: column))
  }

  /// Longer texts stay where they are, and short ones come behind them.
  private mutating func mixedRuns(at order: [UInt32]) -> (texts: TextRuns, column: NarrowColumn) {
    var column = Array(repeating: UInt32(0), count: order.count)
    var runs = column.mutableSpan
    for position in order.indices {
      let number = numbers[Int(order[position])]
      runs[position] =
        ShortText.isPlace(number) ? UInt32(truncatingIfNeeded: number - 1) : longer.run(ofShort: number)
    }
    let most = UInt32(truncatingIfNeeded: longer.count - 1)
    return (TextRuns(longer.texts.fitted), NarrowColumn(column, most: most))
  }
}

// For looks at the texts of many rows, one after the other.
extension DraftTexts {
  /// By row a number that says the text: rows with one number have one text, and the row before has another text where it has
  /// another number.
  var keys: [UInt64] { numbers }

  /// The longer texts: `longer[place]` for a key that is a place, counted from 1.
  var longerTexts: TextList { longer.texts }

  /// The text of a key.
  func text(of key: UInt64) -> [UInt8] {
    ShortText.isPlace(key) ? Array(longer.texts.bytes(of: Int(key) - 1)) : ShortText.bytes(of: key)
  }
}
