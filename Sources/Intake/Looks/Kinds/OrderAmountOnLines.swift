internal import Base
internal import CSV

/// Is the amount the order's, written on each of its lines? Then an order of three lines counts three times.
///
/// Fires where nine of ten orders of several lines say one amount on all of them, and other columns show that it is the
/// order's: in half of the orders looked at, and in two at least, a column, or the product of two columns such as quantity
/// and price, adds up to the amount over the lines. Equal amounts alone say nothing: tickets of one order cost the same.
/// Only lines that stand together are looked at, and of each chunk 16 orders column by column.
enum OrderAmountOnLines: Look {
  static let kind = SuspicionKind.orderAmountOnLines

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      let seen = file.sightings.amounts
      guard seen.same >= 2, seen.same / 9 >= seen.different,
        let best = seen.matches.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value >= 2,
        best.value >= seen.tested - best.value
      else { return nil }
      return Suspicion(
        kind, file: file.path, lines: seen.further, money: Money(units: seen.furtherUnits),
        example: seen.first?.example ?? "",
        advice:
          "the amount is the order's and stands on each of its lines, so it counts once a line; over the lines, "
          + "\(best.key) adds up to it: map that in place of amount")
    }
  }

  /// Collects orders of several lines while lines pass by.
  struct Walk {
    private static let mostTested = 16
    private var found = OrderAmounts()
    private var samples: [Range<Int>] = []
    private let isLookedAt: Bool
    private let decimals: DecimalReader
    private let money: MoneyScale

    init(_ source: Source) {
      isLookedAt = if case .column = source.mapping.amount { true } else { false }
      decimals = DecimalReader(source.format)
      money = MoneyScale(decimals: source.decimals, rounding: source.rounding)
    }

    /// - Parameter rows: Of one order: more than one.
    mutating func take(_ rows: Range<Int>, _ amounts: [Int64]) {
      guard isLookedAt else { return }
      let amount = amounts[rows.lowerBound]
      guard amount != 0 else { return }
      guard rows.allSatisfy({ amounts[$0] == amount }) else {
        found.different += 1
        return
      }
      found.same += 1
      found.further &+= rows.count - 1
      found.furtherUnits &+= amount &* Int64(rows.count - 1)
      if samples.count < Self.mostTested { samples.append(rows) }
    }

    /// What was found, and which columns add up to the amounts.
    func result(_ batch: RecordBatch, _ draft: LineDraft, _ chunk: ChunkPlace, hiding hidesRecords: Bool)
      -> OrderAmounts
    {
      var found = found
      guard let first = samples.first, found.same / 9 >= found.different else { return found }
      let record = batch.records[first.lowerBound]
      let order = chunk.layout.order.map { batch.range(of: $0, in: record) } ?? 0..<0
      found.first = Sighting(
        lines: first.count, units: draft.amount[first.lowerBound], chunk: chunk.number,
        line: Int(record.line) + 1,
        example: hidesRecords ? "" : RawText.brief(RawText.readable(batch.bytes[order])))
      for rows in samples {
        found.tested += 1
        for columns in columns(addingUpTo: draft.amount[rows.lowerBound], rows, batch, chunk.layout) {
          found.matches[columns, default: 0] += 1
        }
      }
      return found
    }

    private func columns(
      addingUpTo amount: Int64, _ rows: Range<Int>, _ batch: RecordBatch, _ layout: Layout
    ) -> [String] {
      let own = layout.amount?.field
      let fields = (0..<min(layout.fieldCount, 64)).filter { $0 != own }
      let numbers: [(name: String, values: [Decimal])] = fields.compactMap { field in
        var values: [Decimal] = []
        for row in rows {
          let range = batch.trimmedRange(ofField: field, in: batch.records[row])
          guard !range.isEmpty, let value = try? decimals.read(batch.bytes.span.extracting(range)) else {
            return nil
          }
          values.append(value)
        }
        return (layout.header.isEmpty ? "\(field + 1)" : layout.header[field], values)
      }
      var found: [String] = []
      for (index, first) in numbers.enumerated() {
        if sum(first.values.map { try? money.units(of: $0).units }) == amount {
          found.append(first.name.quotedForAdvice)
        }
        for second in numbers[(index + 1)...] {
          let products = zip(first.values, second.values).map { try? money.units(of: $0, times: $1).units }
          if sum(products) == amount {
            found.append(first.name.quotedForAdvice + " × " + second.name.quotedForAdvice)
          }
        }
      }
      return found
    }

    private func sum(_ units: [Int64?]) -> Int64? {
      var sum: Int64 = 0
      for units in units {
        guard let units else { return nil }
        let (next, overflow) = sum.addingReportingOverflow(units)
        guard !overflow else { return nil }
        sum = next
      }
      return sum
    }
  }
}
