internal import Base
internal import CSV

/// Why a record is not an accepted line.
enum LineFault: Error {
  case refused(Refusal, MappedColumn?)
  /// All lines of the record are left out on purpose.
  case excluded(lines: Int)
}

/// Reads one record as a line: values by their roles, faults in order of precedence. Any record can be read so; most are
/// plain, and are read by `PlainReader`.
struct LineReader: Sendable {
  private let decimals: DecimalReader
  private let money: MoneyScale
  private let dates: DateReader
  private let currency: [UInt8]
  private let dataFrom: Day?

  init(_ source: Source) {
    decimals = DecimalReader(source.format)
    money = MoneyScale(decimals: source.decimals, rounding: source.rounding)
    dates = DateReader(source)
    currency = Array(source.currency.utf8)
    dataFrom = source.dataFrom
  }

  func read(
    _ record: RecordBatch.Record, of batch: RecordBatch, _ customers: CustomerFields, by layout: Layout,
    into draft: inout LineDraft, row: Int
  ) throws(LineFault) -> LineMoney {
    if let fault = record.fault { throw .refused(Refusal(fault), nil) }
    guard batch.fits(record, layout) else { throw .refused(.fieldCount, nil) }

    let customer = customers.range(of: record, row: row, in: batch)
    guard !customer.isEmpty else { throw .refused(.missingCustomer, layout.customer) }
    let date = try date(of: record, in: batch, layout.date)
    var values = try values(of: record, in: batch, layout)
    try readRefund(of: record, in: batch, layout, date, &values)
    if let place = layout.currency, !batch.isEqual(batch.range(of: place, in: record), to: currency) {
      throw .refused(.otherCurrency, place)
    }
    if layout.tests.contains(where: { isMet($0, by: record, in: batch) }) {
      throw .excluded(lines: values.refund == 0 ? 1 : 2)
    }
    if let dataFrom {
      values.isEarly = date.day < dataFrom
      values.isRefundEarly = values.refund != 0 && values.refundDay < dataFrom.number
      let isRefundOut = values.refund == 0 || values.isRefundEarly
      if values.isEarly, isRefundOut { throw .excluded(lines: values.refund == 0 ? 1 : 2) }
    }
    values.hasDoubtfulTime = date.isDoubtful

    draft.set(row, day: date.day, values)
    let bytes = batch.bytes.span
    draft.customers.set(row, to: customer, in: bytes)
    if let place = layout.order {
      draft.orders.set(row, to: batch.range(of: place, in: record), in: bytes)
    }
    if let place = layout.product {
      draft.products.set(row, to: batch.range(of: place, in: record), in: bytes)
    }
    for (index, place) in layout.dimensions.enumerated() {
      draft.dimensions[index].set(row, to: batch.range(of: place, in: record), in: bytes)
    }
    if !values.isEarly { draft.accept(row) }
    if values.refund != 0, !values.isRefundEarly { draft.acceptRefund(row, values.refund, values.refundDay) }
    return values
  }

  /// What was paid back, and when; it lowers the amount whatever its sign.
  private func readRefund(
    of record: RecordBatch.Record, in batch: RecordBatch, _ layout: Layout, _ date: DateReader.Found,
    _ values: inout LineMoney
  ) throws(LineFault) {
    guard let number = try number(of: record, in: batch, layout.refund, .badAmount, ifEmpty: nil) else {
      return
    }
    var scaled = Scaled(money: money)
    let units = try scaled.scale(number, at: layout.refund)
    if scaled.isTooLarge { throw .refused(.tooLarge, layout.refund) }
    guard units != 0 else { return }
    values.refund = units > 0 ? -units : units
    values.refundDay = date.day.number
    values.isRefundRounded = scaled.isRounded
    guard let place = layout.refundDate, !batch.range(of: place, in: record).isEmpty else { return }
    values.refundDay = try self.date(of: record, in: batch, place).day.number
  }

  private func date(
    of record: RecordBatch.Record, in batch: RecordBatch, _ place: MappedColumn
  ) throws(LineFault) -> DateReader.Found {
    let range = batch.range(of: place, in: record)
    guard !range.isEmpty else { throw .refused(.missingDate, place) }
    guard let found = dates.day(in: batch.bytes.span.extracting(range)) else {
      throw .refused(.badDate, place)
    }
    return found
  }

  private func values(
    of record: RecordBatch.Record, in batch: RecordBatch, _ layout: Layout
  ) throws(LineFault) -> LineMoney {
    func number(_ place: MappedColumn?, _ malformed: Refusal, ifEmpty: Refusal?) throws(LineFault) -> Number?
    {
      try self.number(of: record, in: batch, place, malformed, ifEmpty: ifEmpty)
    }
    // A rule that leaves out lines without an amount holds before they are refused for having none.
    if let place = layout.amount ?? layout.amountParts.first?.place,
      batch.range(of: place, in: record).isEmpty,
      layout.tests.contains(where: { $0.field == place.field && $0.test == .isEmpty(true) })
    {
      throw .excluded(lines: 1)
    }
    // All are read before any is scaled: a malformed value comes before one that is too precise.
    let amount = try number(layout.amount, .badAmount, ifEmpty: .missingAmount)
    let parts = try layout.amountParts.map { part throws(LineFault) in
      try number(part.place, .badAmount, ifEmpty: nil)
    }
    if let first = layout.amountParts.first, parts.allSatisfy({ $0 == nil }) {
      throw .refused(.missingAmount, first.place)
    }
    let quantity = try number(layout.quantity, .badQuantity, ifEmpty: .badQuantity)
    let price = try number(layout.unitPrice, .badPrice, ifEmpty: .badPrice)
    let discount = try number(layout.discount, .badDiscount, ifEmpty: nil)
    let cost = try number(layout.cost, .badCost, ifEmpty: .badCost)
    // Too precise comes before too large, so an overflow waits until everything is scaled.
    var scaled = Scaled(money: money)
    if let amount { scaled.amount = try scaled.scale(amount, at: layout.amount) }
    for (part, number) in zip(layout.amountParts, parts) {
      if let number { try scaled.add(number, part) }
    }
    if let quantity, let price {
      scaled.amount = try scaled.scale(quantity, times: price, at: layout.unitPrice)
    }
    if case .decimal(let quantity) = quantity, case .decimal(let price) = price {
      scaled.hasBothNegative = quantity.mantissa < 0 && price.mantissa < 0
    }
    if let discount { scaled.discount = try scaled.scale(discount, at: layout.discount) }
    if let cost { scaled.cost = try scaled.scale(cost, at: layout.cost) }
    return try scaled.values(layout)
  }

  private enum Number {
    case decimal(Decimal)
    case tooLarge(scale: Int)
  }

  private func number(
    of record: RecordBatch.Record, in batch: RecordBatch, _ place: MappedColumn?, _ malformed: Refusal,
    ifEmpty: Refusal?
  ) throws(LineFault) -> Number? {
    guard let place else { return nil }
    let range = batch.range(of: place, in: record)
    if range.isEmpty {
      guard let ifEmpty else { return nil }
      throw .refused(ifEmpty, place)
    }
    do throws(NumberFault) {
      return .decimal(try decimals.read(batch.bytes.span.extracting(range)))
    } catch {
      if case .tooLarge(let scale) = error { return .tooLarge(scale: scale) }
      throw .refused(malformed, place)
    }
  }

  /// A line's numbers on their way to smallest units.
  private struct Scaled {
    let money: MoneyScale
    var amount: Int64 = 0
    var discount: Int64 = 0
    var cost: Int64 = 0
    var isRounded = false
    var hasBothNegative = false
    var tooLarge: MappedColumn?
    var isTooLarge = false

    mutating func scale(_ number: Number, at place: MappedColumn?) throws(LineFault) -> Int64 {
      do throws(NumberFault) {
        switch number {
        case .decimal(let decimal): return take(try money.units(of: decimal))
        case .tooLarge(let scale): throw money.fault(ofTooLarge: scale)
        }
      } catch {
        return try handle(error, at: place)
      }
    }

    mutating func scale(
      _ quantity: Number, times price: Number, at place: MappedColumn?
    ) throws(LineFault) -> Int64 {
      guard case .decimal(let a) = quantity, case .decimal(let b) = price else {
        return overflow(at: place)
      }
      do throws(NumberFault) { return take(try money.units(of: a, times: b)) } catch {
        return try handle(error, at: place)
      }
    }

    /// Adds one of several columns to the amount.
    mutating func add(_ number: Number, _ part: AmountPart) throws(LineFault) {
      let units = try scale(number, at: part.place)
      let (sum, isOver) =
        part.isMinus ? amount.subtractingReportingOverflow(units) : amount.addingReportingOverflow(units)
      amount = isOver || sum == .min ? overflow(at: part.place) : sum
    }

    private mutating func take(_ units: MoneyScale.Units) -> Int64 {
      isRounded = isRounded || units.isRounded
      return units.units
    }

    private mutating func handle(_ fault: NumberFault, at place: MappedColumn?) throws(LineFault) -> Int64 {
      if fault == .tooPrecise { throw .refused(.tooPrecise, place) }
      return overflow(at: place)
    }

    private mutating func overflow(at place: MappedColumn?) -> Int64 {
      if !isTooLarge { tooLarge = place }
      isTooLarge = true
      return 0
    }

    func values(_ layout: Layout) throws(LineFault) -> LineMoney {
      if isTooLarge { throw .refused(.tooLarge, tooLarge) }
      var values = LineMoney(amount: amount, profit: cost, discount: discount, isRounded: isRounded)
      values.hasBothNegative = hasBothNegative
      if layout.unitPrice != nil, layout.discount != nil {
        values.amount = try difference(amount, discount, at: layout.discount)
      }
      if layout.cost != nil, !layout.costIsProfit {
        values.profit = try difference(values.amount, cost, at: layout.cost)
      }
      return values
    }

    private func difference(_ a: Int64, _ b: Int64, at place: MappedColumn?) throws(LineFault) -> Int64 {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      guard !overflow, difference != .min else { throw .refused(.tooLarge, place) }
      return difference
    }
  }
}

// Rules that leave lines out.
extension LineReader {
  func isMet(_ test: ColumnTest, by record: RecordBatch.Record, in batch: RecordBatch) -> Bool {
    decimals.isMet(test, by: record, in: batch)
  }
}

extension Refusal {
  init(_ fault: RecordFault) {
    switch fault {
    case .tooLong: self = .tooLong
    case .badEncoding: self = .badEncoding
    case .badQuoting: self = .badQuoting
    }
  }
}
