internal import Base
internal import CSV

/// Reads the plain records of a chunk, column by column: those with the right number of fields, in which every value is
/// in order and nothing leaves them out. All others are left to `LineReader`, which reads one record at a time,
/// slowly and obviously, and says what is wrong with it. Tests check that it finds the same lines in plain records.
///
/// A pass over one column keeps its few tables in the core's cache and its state in registers; and all passes go over some
/// hundred records before the next, so that their bytes stay in the cache too.
struct PlainReader: Sendable {
  private let numbers: PlainDecimal
  private let decimals: DecimalReader
  private let money: MoneyScale
  private let lines: LineReader
  private let dates: DateReader
  private let currency: [UInt8]
  private let dataFrom: Day?

  init(_ source: Source, _ lines: LineReader) {
    numbers = PlainDecimal(source.format)
    decimals = DecimalReader(source.format)
    money = MoneyScale(decimals: source.decimals, rounding: source.rounding)
    self.lines = lines
    dates = DateReader(source)
    currency = Array(source.currency.utf8)
    dataFrom = source.dataFrom
  }

  /// Fills in the rows of plain records, which are accepted lines.
  func read(
    _ batch: RecordBatch, _ customers: CustomerFields, by layout: Layout, into draft: inout LineDraft
  ) {
    var recent = dates.fixed.flatMap(RecentDate.init)
    var first = 0
    while first < batch.records.count {
      let end = min(first + Self.recordsAtOnce, batch.records.count)
      var rows = plainRows(of: batch, customers, first..<end, layout)
      readDays(&rows, of: batch, layout, &recent, into: &draft)
      readMoney(&rows, of: batch, layout, into: &draft)
      readRefunds(&rows, of: batch, layout, &recent, into: &draft)
      leaveOut(&rows, of: batch, layout)
      // From here on nothing can be wrong: no text of a refused record gets into a dictionary.
      readTexts(rows, of: batch, customers, layout, into: &draft)
      draft.accept(rows)
      first = end
    }
  }

  private static let recordsAtOnce = 256

  private func plainRows(
    of batch: RecordBatch, _ customers: CustomerFields, _ numbers: Range<Int>, _ layout: Layout
  ) -> [PlainRow] {
    let bytes = batch.bytes.span
    return Array(capacity: numbers.count) { rows in
      for number in numbers {
        let record = batch.records[number]
        guard record.fault == nil, batch.fits(record, layout) else { continue }
        switch customers {
        case .written(let place):
          let customer = batch.fields[Int(record.firstField) &+ place.field]
          // Where it does not begin with a blank, something is left when blanks are taken off.
          guard !customer.isEmpty, bytes[Int(customer.start)] > UInt8(ascii: " ") else { continue }
        case .made(let ids):
          if ids[number].bounds.isEmpty { continue }
        }
        rows.append(PlainRow(number: Int32(truncatingIfNeeded: number), firstField: record.firstField))
      }
    }
  }

  /// Fills in a column's values; where there is none, the row is taken out.
  /// - Parameter value: Of a row, and of what the column says there so far.
  @inline(__always)
  private func fill<Value>(
    _ column: inout [Value], of rows: inout [PlainRow], _ value: (PlainRow, Value) -> Value?
  ) {
    var odd: [Int32] = []
    var values = column.mutableSpan
    for row in rows {
      let number = Int(row.number)
      if let value = value(row, values[number]) { values[number] = value } else { odd.append(row.number) }
    }
    guard !odd.isEmpty else { return }
    var next = odd[...]
    rows.removeAll { row in
      guard row.number == next.first else { return false }
      next.removeFirst()
      return true
    }
  }
}

// The passes.
extension PlainReader {
  private func readDays(
    _ rows: inout [PlainRow], of batch: RecordBatch, _ layout: Layout, _ recent: inout RecentDate?,
    into draft: inout LineDraft
  ) {
    let bytes = batch.bytes.span
    let place = layout.date
    // Lines of one order mostly have one date.
    var last: (field: Range<Int>, day: Day?) = (0..<0, nil)
    fill(&draft.day, of: &rows) { row, _ in
      let field = batch.fields[Int(row.firstField) &+ place.field].range
      var day = recent?.day(in: field, of: bytes)
      if day == nil {
        if field.isEmpty || !FieldBytes.areEqual(field, last.field, in: bytes) {
          last = (field, self.day(batch.field(place, row.firstField), in: bytes))
        }
        day = last.day
      }
      guard let day, dataFrom.map({ day >= $0 }) ?? true else { return nil }
      return day.number
    }
  }

  private func day(_ field: Range<Int>, in bytes: Span<UInt8>) -> Day? {
    guard let found = dates.day(in: bytes.extracting(field)), !found.isDoubtful else { return nil }
    return found.day
  }

  private func readMoney(
    _ rows: inout [PlainRow], of batch: RecordBatch, _ layout: Layout, into draft: inout LineDraft
  ) {
    if let place = layout.amount {
      readUnits(place, of: &rows, in: batch, into: &draft.amount)
    } else if !layout.amountParts.isEmpty {
      fill(&draft.amount, of: &rows) { row, _ in sum(layout.amountParts, of: row, in: batch) }
    } else if let quantity = layout.quantity, let price = layout.unitPrice {
      fill(&draft.amount, of: &rows) { row, _ in
        guard let quantity = number(quantity, of: row, in: batch),
          let price = number(price, of: row, in: batch),
          // Of which something is to be said.
          quantity.mantissa >= 0 || price.mantissa >= 0,
          let product = try? money.units(of: quantity, times: price), !product.isRounded
        else { return nil }
        return product.units
      }
    }
    if let place = layout.discount {
      readUnits(place, of: &rows, in: batch, into: &draft.discount, ifEmpty: 0)
      if layout.unitPrice != nil {
        let discounts = draft.discount
        fill(&draft.amount, of: &rows) { Self.difference($1, discounts[Int($0.number)]) }
      }
    }
    if let place = layout.cost {
      readUnits(place, of: &rows, in: batch, into: &draft.profit)
      if !layout.costIsProfit {
        let amounts = draft.amount
        fill(&draft.profit, of: &rows) { Self.difference(amounts[Int($0.number)], $1) }
      }
    }
  }

  /// What was paid back, which lowers the amount whatever its sign, and when.
  private func readRefunds(
    _ rows: inout [PlainRow], of batch: RecordBatch, _ layout: Layout, _ recent: inout RecentDate?,
    into draft: inout LineDraft
  ) {
    guard let place = layout.refund else { return }
    readUnits(place, of: &rows, in: batch, into: &draft.refund, ifEmpty: 0)
    for row in rows { draft.refund[Int(row.number)] = -abs(draft.refund[Int(row.number)]) }
    let (days, refunds, bytes) = (draft.day, draft.refund, batch.bytes.span)
    fill(&draft.refundDay, of: &rows) { row, _ in
      let number = Int(row.number)
      guard refunds[number] != 0, let place = layout.refundDate else { return days[number] }
      let field = batch.field(place, row.firstField)
      if field.isEmpty { return days[number] }
      guard let day = recent?.day(in: field, of: bytes) ?? day(field, in: bytes),
        dataFrom.map({ day >= $0 }) ?? true
      else { return nil }
      return day.number
    }
  }

  /// Takes out the records that a rule may leave out, or that are in another currency.
  private func leaveOut(_ rows: inout [PlainRow], of batch: RecordBatch, _ layout: Layout) {
    guard layout.currency != nil || !layout.tests.isEmpty else { return }
    rows.removeAll { row in
      if let place = layout.currency,
        !batch.isEqual(batch.field(place, row.firstField), to: currency)
      {
        return true
      }
      let record = batch.records[Int(row.number)]
      return layout.tests.contains { lines.isMet($0, by: record, in: batch) }
    }
  }

  private func readTexts(
    _ rows: [PlainRow], of batch: RecordBatch, _ customers: CustomerFields, _ layout: Layout,
    into draft: inout LineDraft
  ) {
    switch customers {
    case .written(let place): draft.customers.set(rows, to: place, of: batch)
    case .made(let ids):
      let bytes = batch.bytes.span
      for row in rows {
        draft.customers.set(Int(row.number), to: ids[Int(row.number)].bounds.range, in: bytes)
      }
    }
    if let place = layout.order { draft.orders.set(rows, to: place, of: batch) }
    if let place = layout.product { draft.products.set(rows, to: place, of: batch) }
    for (index, place) in layout.dimensions.enumerated() {
      draft.dimensions[index].set(rows, to: place, of: batch)
    }
  }
}

// Numbers. There is none where anything is to be said about it.
extension PlainReader {
  /// - Parameter ifEmpty: What an empty field means; nil where it is a fault.
  private func readUnits(
    _ place: MappedColumn, of rows: inout [PlainRow], in batch: RecordBatch, into column: inout [Int64],
    ifEmpty: Int64? = nil
  ) {
    fill(&column, of: &rows) { row, _ in
      guard let number = number(place, of: row, in: batch) else {
        return batch.field(place, row.firstField).isEmpty ? ifEmpty : nil
      }
      guard let units = try? money.units(of: number), !units.isRounded else { return nil }
      return units.units
    }
  }

  /// The sum of several columns; nil where all are empty.
  private func sum(_ parts: [AmountPart], of row: PlainRow, in batch: RecordBatch) -> Int64? {
    var sum: Int64?
    for part in parts {
      guard let number = number(part.place, of: row, in: batch) else {
        if batch.field(part.place, row.firstField).isEmpty { continue }
        return nil
      }
      guard let units = try? money.units(of: number), !units.isRounded else { return nil }
      let (next, isOver) =
        part.isMinus
        ? (sum ?? 0).subtractingReportingOverflow(units.units)
        : (sum ?? 0).addingReportingOverflow(units.units)
      guard !isOver, next != .min else { return nil }
      sum = next
    }
    return sum
  }

  @inline(__always)
  private func number(_ place: MappedColumn, of row: PlainRow, in batch: RecordBatch) -> Decimal? {
    let bytes = batch.bytes.span
    let field = batch.fields[Int(row.firstField) &+ place.field].range
    if let number = numbers.read(field, in: bytes) { return number }
    let text = batch.field(place, row.firstField)
    return text.isEmpty ? nil : try? decimals.read(bytes.extracting(text))
  }

  private static func difference(_ a: Int64, _ b: Int64) -> Int64? {
    let (difference, overflow) = a.subtractingReportingOverflow(b)
    return overflow || difference == .min ? nil : difference
  }
}
