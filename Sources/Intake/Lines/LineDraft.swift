internal import Base
internal import CSV

/// The lines of a chunk while they are read: one row for each record, also for those that come to no line.
struct LineDraft {
  /// By row: whether the record is an accepted line.
  var isLine: [Bool]
  var customers: DraftTexts
  var day: [Int32]
  var amount: [Int64]
  /// Empty where no order is mapped, as are the columns below.
  var orders: DraftTexts
  var profit: [Int64]
  var discount: [Int64]
  /// By row: whether the record has a refund too, what it is, and its day; empty where none is mapped.
  private(set) var isRefunded: [Bool]
  var refund: [Int64]
  var refundDay: [Int32]
  /// By row behind those of the records: the row of the record that it is the refund of.
  var refundRows: [Int] = []
  var products: Coded
  var dimensions: [Coded]
  var records = TextRuns()
  var record: [UInt32] = []

  init(rows: Int, layout: Layout) {
    isLine = Array(repeating: false, count: rows)
    customers = DraftTexts(rows: rows)
    day = Array(repeating: 0, count: rows)
    amount = Array(repeating: 0, count: rows)
    orders = DraftTexts(rows: layout.order == nil ? 0 : rows)
    profit = Array(repeating: 0, count: layout.cost == nil ? 0 : rows)
    discount = Array(repeating: 0, count: layout.discount == nil ? 0 : rows)
    let refundRows = layout.refund == nil ? 0 : rows
    isRefunded = Array(repeating: false, count: refundRows)
    refund = Array(repeating: 0, count: refundRows)
    refundDay = Array(repeating: 0, count: refundRows)
    products = Coded(rows: layout.product == nil ? 0 : rows)
    dimensions = layout.dimensions.map { _ in Coded(rows: rows) }
  }

  /// A column of codes with the chunk's own dictionary.
  struct Coded {
    var codes: [UInt32]
    var values = DistinctValues()
    private var recent = RecentCodes()

    init(rows: Int) {
      codes = Array(repeating: 0, count: rows)
    }

    /// The distinct values of a column.
    struct DistinctValues {
      private(set) var dictionary = TextDictionary()

      /// What stands for an empty value in every table.
      private static let none = Array("(none)".utf8)

      /// - Parameter number: The field's, where it is a short text.
      @inline(__always)
      mutating func code(of field: Range<Int>, number: UInt64?, in bytes: Span<UInt8>) -> UInt32 {
        if field.isEmpty { return dictionary.code(of: Self.none.span) }
        if let number { return dictionary.code(ofShort: number) }
        let text = bytes.extracting(field)
        return dictionary.code(ofLong: text, hash: FieldBytes.hash(text))
      }
    }

    /// One more row with the value of another; nothing where no column is mapped.
    mutating func repeatRow(_ row: Int) {
      if !codes.isEmpty { codes.append(codes[row]) }
    }

    mutating func set(_ row: Int, to field: Range<Int>, in bytes: Span<UInt8>) {
      codes[row] = values.code(of: field, number: ShortText.number(of: field, in: bytes), in: bytes)
    }

    /// Takes the values of many rows, without the blanks around them.
    mutating func set(_ rows: [PlainRow], to place: MappedColumn, of batch: RecordBatch) {
      for row in Self.set(rows, to: place, of: batch, from: recent, in: &codes) {
        let bytes = batch.bytes.span
        set(Int(row.number), to: batch.field(place, row.firstField), in: bytes)
        let field = batch.fields[Int(row.firstField) + place.field].range
        if let key = FieldKey(field, in: bytes) { recent.note(key, codes[Int(row.number)]) }
      }
    }

    /// - Returns: the rows whose values are not among the recent ones.
    private static func set(
      _ rows: [PlainRow], to place: MappedColumn, of batch: RecordBatch, from recent: RecentCodes,
      in codes: inout [UInt32]
    ) -> [PlainRow] {
      let bytes = batch.bytes.span
      var column = codes.mutableSpan
      var unknown: [PlainRow] = []
      for row in rows {
        let field = batch.fields[Int(row.firstField) &+ place.field].range
        if let key = FieldKey(field, in: bytes), let code = recent.code(of: key) {
          column[Int(row.number)] = code
        } else {
          unknown.append(row)
        }
      }
      return unknown
    }
  }

  mutating func accept(_ row: Int) { isLine[row] = true }

  mutating func acceptRefund(_ row: Int, _ units: Int64, _ day: Int32) {
    isRefunded[row] = true
    refund[row] = units
    refundDay[row] = day
  }

  mutating func accept(_ rows: [PlainRow]) {
    var column = isLine.mutableSpan
    for row in rows { column[Int(row.number)] = true }
    if refund.isEmpty { return }
    for row in rows where refund[Int(row.number)] != 0 { isRefunded[Int(row.number)] = true }
  }

  /// Turns a line's money round. None of it is the least number there is.
  mutating func turn(_ row: Int) {
    amount[row] = -amount[row]
    if !profit.isEmpty { profit[row] = -profit[row] }
    if !discount.isEmpty { discount[row] = -discount[row] }
  }

  mutating func set(_ row: Int, day: Day, _ values: LineMoney) {
    self.day[row] = day.number
    amount[row] = values.amount
    if !profit.isEmpty { profit[row] = values.profit }
    if !discount.isEmpty { discount[row] = values.discount }
  }
}

extension LineDraft {
  /// The lines alone, lines of one group together, in their order.
  consuming func columns(groups: Int) -> LineColumns {
    var columns = LineColumns()
    let rows = GroupedRows(customers.groups(groups), of: groups, where: isLine)
    let order = rows.order
    columns.groupStarts = rows.starts
    columns.sum = LineSum(day: day, amount: amount, where: isLine)
    columns.day = NarrowColumn(day, at: order, within: range(of: day))
    columns.amount = NarrowColumn(amount, at: order, within: range(of: amount))
    columns.profit = NarrowColumn(profit, at: order, within: range(of: profit))
    columns.discount = NarrowColumn(discount, at: order, within: range(of: discount))
    columns.record = NarrowColumn(record, at: order, within: range(of: record))
    columns.products = products.column(at: order)
    columns.dimensions = dimensions.map { $0.column(at: order) }
    (columns.customers, columns.customer) = customers.runs(at: order)
    (columns.orders, columns.order) = orders.runs(at: order)
    columns.records = records
    return columns
  }

  /// What the lines' numbers lie in.
  private func range<Number: FixedWidthInteger>(of column: [Number]) -> ClosedRange<Number> {
    var (least, most) = (Number.max, Number.min)
    for row in column.indices where isLine[row] {
      least = min(least, column[row])
      most = max(most, column[row])
    }
    return least <= most ? least...most : 0...0
  }
}

extension LineDraft.Coded {
  fileprivate func column(at order: [UInt32]) -> LineColumns.CodedColumn {
    let greatest = UInt32(max(values.dictionary.count, 1) - 1)
    return LineColumns.CodedColumn(
      codes: NarrowColumn(codes, at: order, within: 0...greatest), values: values.dictionary.texts)
  }
}
