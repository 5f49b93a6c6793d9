internal import Base
internal import CSV

/// Looks at a chunk's accepted lines in the order of their records, while fields and values are still at hand: one pass,
/// in which a customer or an order is looked at once as long as it repeats.
struct ChunkLooks {
  private let source: Source
  private let looksAtOrders: Bool
  private let thousand: UInt64

  init(_ source: Source) {
    self.source = source
    looksAtOrders = source.mapping.order != nil
    thousand = UInt64(PowerOfTen.of(3 + max(0, source.decimals)))
  }

  /// What was seen of a chunk.
  struct Seen {
    var file: Sightings
    var customers: CustomerRuns
    var orders = SampleCandidates<OrderPart.Hashed>()
  }

  /// - Parameter excluded: The rows of records that a rule leaves out.
  func look(
    at batch: RecordBatch, _ draft: LineDraft, excluded: [Int], of chunk: ChunkPlace, noted: Sightings
  ) -> Seen {
    var seen = Seen(file: noted, customers: CustomerRuns(draft.customers))
    countAmounts(draft, &seen.file)
    if source.mapping.discount != nil { lookAtDiscounts(batch, draft, chunk, &seen.file) }
    lookAtCustomers(batch, draft, chunk, &seen)
    if looksAtOrders { lookAtOrders(batch, draft, chunk, &seen) }
    if !excluded.isEmpty {
      PartlyExcluded.look(
        at: batch, draft, excluded: excluded, chunk, hiding: source.hidesRecords, &seen.file)
    }
    if let last = draft.isLine.lastIndex(of: true) {
      seen.file.last = Sightings.LastLine(
        chunk: chunk.number, line: Int(batch.records[last].line) + 1, units: draft.amount[last],
        customer: example(draft.customers.text(of: draft.customers.keys[last])))
    }
    if chunk.number == 0 { seen.file.opening = SameFileTwice.opening(of: batch) }
    if !chunk.endsLine {
      UnfinishedFile.look(at: batch, draft, chunk, hiding: source.hidesRecords, &seen.file)
    }
    return seen
  }

  private func example(_ text: [UInt8]) -> String {
    source.hidesRecords ? "" : RawText.brief(RawText.readable(text[...]))
  }

  private func countAmounts(_ draft: LineDraft, _ sightings: inout Sightings) {
    var (negatives, thousands) = (0, 0)
    for row in draft.amount.indices {
      let units = draft.isLine[row] ? draft.amount[row] : 0
      negatives &+= units < 0 ? 1 : 0
      thousands &+= units.magnitude >= thousand ? 1 : 0
    }
    sightings.negatives &+= negatives
    sightings.thousands &+= thousands
  }

  private func lookAtDiscounts(
    _ batch: RecordBatch, _ draft: LineDraft, _ chunk: ChunkPlace, _ sightings: inout Sightings
  ) {
    let isBefore = if case .product = source.mapping.amount { true } else { false }
    for row in draft.discount.indices where draft.isLine[row] && draft.discount[row] != 0 {
      sightings.discounts &+= 1
      let discount = draft.discount[row]
      // Before the discount: quantity × price has it taken off already.
      let amount = isBefore ? draft.amount[row] &+ discount : draft.amount[row]
      guard amount != 0, (amount < 0) != (discount < 0) else { continue }
      let field = chunk.layout.discount.map { batch.range(of: $0, in: batch.records[row]) } ?? 0..<0
      sightings.note(
        .discountAgainstSign,
        Sighting(
          lines: 1, units: draft.amount[row], chunk: chunk.number, line: Int(batch.records[row].line) + 1,
          example: RawText.readable(batch.bytes[field])))
    }
  }
}

// Customers.
extension ChunkLooks {
  private func lookAtCustomers(
    _ batch: RecordBatch, _ draft: LineDraft, _ chunk: ChunkPlace, _ seen: inout Seen
  ) {
    let (keys, isLine, amounts) = (draft.customers.keys.span, draft.isLine.span, draft.amount.span)
    let longer = draft.customers.longerTexts
    // A longer text is looked at once.
    let longerTraces = (0..<longer.count).map { place in
      longer.withLong(place) { text, _ in IDForm.mayBeOdd(text) ? IDForm.trace(of: text.copied) : nil }
    }
    var totals = TotalRow.Walk()
    var row = 0
    while row < keys.count {
      let key = keys[row]
      let trace = ShortText.isPlace(key) ? longerTraces[Int(key) - 1] : IDForm.trace(ofShort: key)
      let start = row
      var (lines, units) = (0, Int64(0))
      repeat {
        lines &+= isLine[row] ? 1 : 0
        units &+= isLine[row] ? amounts[row] : 0
        row &+= 1
      } while row < keys.count && keys[row] == key
      if lines == 0 { continue }
      if let fold = Self.fold(of: key, longer) {
        seen.customers.note(CustomerRuns.Run(key: key, fold: fold, lines: lines, units: units), chunk.bounds)
      }
      if let trace {
        note(trace, start..<row, &totals, batch, draft, chunk, &seen.file)
      } else {
        totals.pass(lines, units)
      }
    }
  }

  /// Notes a customer that is seen to be something, line by line.
  private func note(
    _ trace: Trace, _ rows: Range<Int>, _ totals: inout TotalRow.Walk, _ batch: RecordBatch,
    _ draft: LineDraft, _ chunk: ChunkPlace, _ sightings: inout Sightings
  ) {
    for row in rows where draft.isLine[row] {
      for trace in [trace] + totals.take(draft.amount[row], trace) {
        sightings.note(
          trace,
          Sighting(
            lines: 1, units: draft.amount[row], chunk: chunk.number, line: Int(batch.records[row].line) + 1,
            example: example(draft.customers.text(of: draft.customers.keys[row]))))
      }
    }
  }

  /// The number of an id's folded form; nil where the id is too long to be looked at.
  private static func fold(of key: UInt64, _ longer: TextList) -> UInt64? {
    guard ShortText.isPlace(key) else { return IDFolding.number(ofShort: key) }
    return longer.withLong(Int(key) - 1) { text, _ in
      text.count > CustomerSample.longest ? nil : IDFolding.number(ofLong: text)
    }
  }
}

// Orders.
extension ChunkLooks {
  private func lookAtOrders(
    _ batch: RecordBatch, _ draft: LineDraft, _ chunk: ChunkPlace, _ seen: inout Seen
  ) {
    let (customers, orders) = (draft.customers.keys.span, draft.orders.keys.span)
    let (isLine, days) = (draft.isLine.span, draft.day.span)
    let (customerTexts, orderTexts) = (draft.customers.longerTexts, draft.orders.longerTexts)
    let samples = source.duplicates == .keep
    var amounts = OrderAmountOnLines.Walk(source)
    var row = 0
    while row < orders.count {
      guard isLine[row] else {
        row &+= 1
        continue
      }
      let (start, order, customer, day) = (row, orders[row], customers[row], days[row])
      repeat {
        row &+= 1
      } while row < orders.count && orders[row] == order && isLine[row]
        && customers[row] == customer && days[row] == day
      if order == 0 { continue }
      if samples {
        let hash = ShortText.hash(
          of: Self.hash(customer, customerTexts) ^ ShortText.hash(of: Self.hash(order, orderTexts))
            ^ UInt64(truncatingIfNeeded: day) &<< 32)
        seen.orders.note(
          hash, upTo: chunk.bounds.orders,
          OrderPart.Hashed(hash: hash, part: Self.part(start..<row, draft.amount)))
      }
      if row - start > 1 { amounts.take(start..<row, draft.amount) }
    }
    seen.file.amounts = amounts.result(batch, draft, chunk, hiding: source.hidesRecords)
  }

  private static func part(_ rows: Range<Int>, _ amounts: [Int64]) -> OrderPart {
    OrderPart(
      lines: rows.count,
      units: amounts[rows].reduce(0) {
        $0 &+ Int64(bitPattern: ShortText.hash(of: UInt64(bitPattern: $1)))
      })
  }

  private static func hash(_ key: UInt64, _ longer: TextList) -> UInt64 {
    ShortText.isPlace(key) ? longer.hash(of: Int(key) - 1) : ShortText.hash(of: key)
  }
}

extension Span<UInt8> {
  /// The bytes as an array.
  var copied: [UInt8] { indices.map { self[$0] } }
}
