internal import Base
internal import CSV

/// Reads one chunk: bytes in, typed lines and refusals out. Pure, so that chunks can be read side by side.
public struct ChunkReader: Sendable {
  private let source: Source
  private let groups: Int
  private let records: RecordReader
  private let lines: LineReader
  /// nil where every record is read by itself.
  private let plainLines: PlainReader?
  /// nil where ids count as one column writes them.
  private let customers: CustomerReader?
  private let keepsRecords: Bool
  private let keepsOrders: Bool
  private let looks: ChunkLooks

  /// - Parameter source: What the pipeline says about its exports.
  public init(source: Source) {
    self.init(source: source, groups: LineColumns.groups)
  }

  /// - Parameters:
  ///   - source: What the pipeline says about its exports.
  ///   - groups: Into how many groups of customers the lines are put.
  ///   - readsPlainLines: Whether plain records are read column by column; otherwise each is read by itself,
  ///     which gives the same lines.
  package init(source: Source, groups: Int, readsPlainLines: Bool = true) {
    self.source = source
    self.groups = groups
    records = RecordReader(source.format)
    lines = LineReader(source)
    looks = ChunkLooks(source)
    plainLines = readsPlainLines ? PlainReader(source, lines) : nil
    customers = CustomerReader(source)
    keepsOrders = source.duplicates == .lastFileWins
    if case .dropIdentical = source.duplicates { keepsRecords = true } else { keepsRecords = false }
  }

  /// The lines of a chunk, and what became of its other records.
  /// - Complexity: O(n) in its bytes.
  public func read(_ chunk: Chunk) -> ChunkReading {
    let place = ChunkPlace(chunk)
    var batch = records.read(chunk.bytes)
    var before = chunk.before
    let isFilled = CellFiller.fill(&batch, by: chunk.layout, from: &before)
    let customers = customers?.fields(of: &batch, by: chunk.layout) ?? .written(chunk.layout.customer)
    var reading = ChunkReading(chunk)
    reading.physicalLines = Int(batch.lineCount)
    reading.emptyRecords = batch.blankRecords
    var draft = LineDraft(rows: batch.records.count, layout: chunk.layout)
    plainLines?.read(batch, customers, by: chunk.layout, into: &draft)
    var excluded: [Int] = []
    for row in batch.records.indices where !draft.isLine[row] {
      read(
        row, of: batch, customers, by: chunk.layout, into: &draft, &reading, &excluded,
        isFilled: isFilled[row])
    }
    draft.customers.joinRuns()
    draft.orders.joinRuns()
    turn(&draft, of: batch, by: chunk.layout, &reading.remarks)
    let seen = looks.look(at: batch, draft, excluded: excluded, of: place, noted: reading.sightings)
    (reading.sightings, reading.customers, reading.orders) = (seen.file, seen.customers, seen.orders)
    draft.addRefunds()
    reading.remarks.refunds += draft.refundRows.count
    if keepsRecords { draft.keepRecords(of: batch, fieldCount: chunk.layout.fieldCount) }
    var newest = NewestDays()
    for row in draft.isLine.indices where draft.isLine[row] {
      newest.see(draft.day[row], row: row)
      if draft.isRefund(row) { continue }
      if Int(batch.records[row].fieldCount) != chunk.layout.fieldCount { reading.remarks.emptySurplus += 1 }
      if isFilled[row] { reading.remarks.filled += 1 }
      if let id = customers.made(row: row) {
        if id.isReshaped { reading.remarks.reshapedIDs += 1 }
        if id.isAlias { reading.remarks.aliases += 1 }
      }
    }
    reading.magnitudes = Magnitudes(of: draft)
    reading.newest = newest.newest(of: batch, draft, chunk)
    let (isLine, days, amounts) = (draft.isLine, draft.day, draft.amount)
    reading.lines = draft.columns(groups: groups)
    reading.days = DaySums(days, amounts, where: isLine, sum: reading.lines.sum)
    reading.records = reading.lines.count + reading.excluded + reading.rejects.all.count
    return reading
  }

  /// Turns the money of the lines round that a rule says.
  private func turn(
    _ draft: inout LineDraft, of batch: RecordBatch, by layout: Layout, _ remarks: inout InputRemarks
  ) {
    guard !layout.turns.isEmpty else { return }
    for row in draft.isLine.indices where draft.isLine[row] {
      let record = batch.records[row]
      guard layout.turns.contains(where: { lines.isMet($0, by: record, in: batch) }) else { continue }
      remarks.turned += 1
      if draft.amount[row] < 0 { remarks.turnedBelowZero += 1 }
      draft.turn(row)
    }
  }

  /// Reads a record by itself.
  private func read(
    _ row: Int, of batch: RecordBatch, _ customers: CustomerFields, by layout: Layout,
    into draft: inout LineDraft, _ reading: inout ChunkReading, _ excluded: inout [Int], isFilled: Bool
  ) {
    let record = batch.records[row]
    do throws(LineFault) {
      let values = try lines.read(record, of: batch, customers, by: layout, into: &draft, row: row)
      if values.isRounded, !values.isEarly { reading.rounded += 1 }
      if values.isRefundRounded, !values.isRefundEarly { reading.rounded += 1 }
      if values.isEarly { reading.excluded += 1 }
      if values.isRefundEarly {
        reading.excluded += 1
        reading.remarks.refunds += 1
      }
      if values.hasDoubtfulTime { reading.remarks.doubtfulTimes += 1 }
      if values.hasBothNegative { reading.noteBothNegative(record, of: batch, values) }
    } catch {
      switch error {
      case .excluded(let count):
        reading.excluded += count
        reading.remarks.refunds += count - 1
        excluded.append(row)
        if keepsOrders {
          let customer = customers.range(of: record, row: row, in: batch)
          reading.excludedOrders.appendOrder(of: record, customer, in: batch, by: layout)
        }
      case .refused(let refusal, let place):
        switch Filler(record, of: batch, refusedFor: refusal, header: layout.header, reader: records) {
        case .repeatedHeader: reading.repeatedHeaders += 1
        case .emptyRecord: reading.emptyRecords += 1
        case nil:
          let raw =
            isFilled
            ? batch.text(of: record, fields: layout.fieldCount, in: source.format)[...] : batch.raw(record)
          reading.refuse(record, raw, of: batch, refusal, at: place, hiding: source.hidesRecords)
          reading.noteRefused(row, of: batch, refusal, at: place, by: layout, hiding: source.hidesRecords)
        }
      }
    }
  }
}
