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
  private let keepsRecords: Bool
  private let keepsOrders: Bool

  public init(source: Source) {
    self.init(source: source, groups: LineColumns.groups)
  }

  /// - Parameters:
  ///   - groups: Into how many groups of customers the lines are put.
  ///   - readsPlainLines: Whether plain records are read column by column; otherwise each is read by itself,
  ///     which gives the same lines.
  package init(source: Source, groups: Int, readsPlainLines: Bool = true) {
    self.source = source
    self.groups = groups
    records = RecordReader(source.format)
    lines = LineReader(source)
    plainLines = readsPlainLines ? PlainReader(source, lines) : nil
    keepsOrders = source.duplicates == .lastFileWins
    if case .dropIdentical = source.duplicates { keepsRecords = true } else { keepsRecords = false }
  }

  public func read(_ chunk: Chunk) -> ChunkReading {
    let batch = records.read(chunk.bytes)
    var reading = ChunkReading(chunk)
    reading.physicalLines = Int(batch.lineCount)
    reading.emptyRecords = batch.blankRecords
    var draft = LineDraft(rows: batch.records.count, layout: chunk.layout)
    plainLines?.read(batch, by: chunk.layout, into: &draft)
    for row in batch.records.indices where !draft.isLine[row] {
      read(row, of: batch, by: chunk.layout, into: &draft, &reading)
    }
    if keepsRecords { draft.keepRecords(of: batch) }
    var newest = NewestDays()
    for row in draft.isLine.indices where draft.isLine[row] {
      newest.see(draft.day[row], record: row)
    }
    reading.magnitudes = Totals(of: draft)
    reading.newest = newest.newest(of: batch, chunk)
    reading.lines = draft.columns(groups: groups)
    reading.records = reading.lines.count + reading.excluded + reading.rejects.all.count
    return reading
  }

  /// Reads a record by itself.
  private func read(
    _ row: Int, of batch: RecordBatch, by layout: Layout, into draft: inout LineDraft,
    _ reading: inout ChunkReading
  ) {
    let record = batch.records[row]
    do throws(LineFault) {
      let values = try lines.read(record, of: batch, by: layout, into: &draft, row: row)
      if values.isRounded { reading.rounded += 1 }
    } catch {
      switch error {
      case .excluded:
        reading.excluded += 1
        if keepsOrders { reading.excludedOrders.appendOrder(of: record, in: batch, by: layout) }
      case .refused(let refusal, let place):
        switch Filler(record, of: batch, refusedFor: refusal, header: layout.header, reader: records) {
        case .repeatedHeader: reading.repeatedHeaders += 1
        case .emptyRecord: reading.emptyRecords += 1
        case nil: reading.refuse(record, of: batch, refusal, at: place, hiding: source.hidesRecords)
        }
      }
    }
  }
}

/// What a chunk's lines came to.
public struct ChunkReading: Sendable {
  public let file: Int
  public let isFirstOfFile: Bool
  let linesBefore: Int
  let header: [String]
  /// Bytes of the file itself, packed and in its own encoding, that were read for the chunk.
  public let bytes: Int64
  public internal(set) var records = 0
  package internal(set) var repeatedHeaders = 0
  package internal(set) var emptyRecords = 0
  package internal(set) var physicalLines = 0
  package internal(set) var excluded = 0
  /// Customer and order of excluded lines, where the last file to tell an order counts.
  var excludedOrders = TextRuns()
  /// Lines of which `money.round` took digits.
  package internal(set) var rounded = 0
  public internal(set) var lines = LineColumns()
  public internal(set) var rejects = RefusedRecords()
  var newest: NewestDay?
  /// Sums of amounts, profits and discounts without their signs.
  var magnitudes = Totals()

  init(file: Int, isFirstOfFile: Bool, linesBefore: Int, header: [String], bytes: Int64) {
    self.file = file
    self.isFirstOfFile = isFirstOfFile
    self.linesBefore = linesBefore
    self.header = header
    self.bytes = bytes
  }

  init(_ chunk: Chunk) {
    self.init(
      file: chunk.file, isFirstOfFile: chunk.isFirstOfFile, linesBefore: chunk.linesBefore,
      header: chunk.layout.header, bytes: chunk.bytesRead)
  }

  /// Lets go of the refused records; how many there were is still known.
  public mutating func forgetRefusedRecords() { rejects.forgetRecords() }

  mutating func refuse(
    _ record: RecordBatch.Record, of batch: RecordBatch, _ refusal: Refusal, at place: Layout.Place?,
    hiding hidesRecords: Bool
  ) {
    let raw = hidesRecords ? "" : RawText.readable(batch.raw(record))
    func example() -> String {
      if hidesRecords { return "" }
      guard let place, record.fault == nil, place.field < Int(record.fieldCount) else {
        return RawText.brief(raw)
      }
      let value = batch.bytes[batch.fields[Int(record.firstField) + place.field].range]
      return RawText.brief(value.isEmpty ? raw : RawText.readable(value))
    }
    rejects.add(
      RefusedRecords.Reject(
        line: Int(record.line) + 1, refusal: refusal, column: place?.column ?? "", record: raw),
      example: example())
  }
}

/// Sums that bound every sum a table shows, so that no table can overflow: see `Base.Money`.
struct Totals: Sendable {
  var amount: UInt64 = 0
  var profit: UInt64 = 0
  var discount: UInt64 = 0
  var overflowed: String?

  init() {}

  /// Of the rows that are lines.
  init(of draft: borrowing LineDraft) {
    self.init(
      amount: Self.sum(draft.amount, draft.isLine), profit: Self.sum(draft.profit, draft.isLine),
      discount: Self.sum(draft.discount, draft.isLine))
  }

  init(amount: UInt64, profit: UInt64, discount: UInt64) {
    Self.add(amount, to: &self.amount, named: "amounts", &overflowed)
    Self.add(profit, to: &self.profit, named: "profits", &overflowed)
    Self.add(discount, to: &self.discount, named: "discounts", &overflowed)
  }

  /// The largest number there is where that is not enough. A chunk has less than 2³⁰ rows, so halves of their values
  /// can be added without asking.
  static func sum(_ column: [Int64], _ isLine: [Bool]) -> UInt64 {
    var (low, high): (UInt64, UInt64) = (0, 0)
    for row in column.indices {
      let value = isLine[row] ? column[row].magnitude : 0
      low &+= value & 0xFFFF_FFFF
      high &+= value &>> 32
    }
    let (upper, overflow) = high.addingReportingOverflow(low &>> 32)
    return overflow || upper > 0xFFFF_FFFF ? .max : upper &<< 32 | low & 0xFFFF_FFFF
  }

  mutating func add(_ other: Totals) {
    Self.add(other.amount, to: &amount, named: "amounts", &overflowed)
    Self.add(other.profit, to: &profit, named: "profits", &overflowed)
    Self.add(other.discount, to: &discount, named: "discounts", &overflowed)
    if let name = other.overflowed { overflowed = name }
  }

  /// Money before discounts is a figure of its own: its sum is bounded too.
  var withoutDiscounts: String? {
    amount.addingReportingOverflow(discount).partialValue > UInt64(Int64.max) ? "amounts and discounts" : nil
  }

  private static func add(
    _ value: UInt64, to sum: inout UInt64, named name: String, _ overflowed: inout String?
  ) {
    let (total, overflow) = sum.addingReportingOverflow(value)
    sum = overflow ? .max : total
    if sum > UInt64(Int64.max) { overflowed = name }
  }
}
