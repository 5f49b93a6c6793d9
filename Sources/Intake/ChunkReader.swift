internal import Base
internal import CSV

/// Reads one chunk: bytes in, typed lines and refusals out. Pure, so that chunks can be read side by side.
public struct ChunkReader: Sendable {
  private let source: Source
  private let shards: Int
  private let records: RecordReader
  private let lines: LineReader
  private let keepsRecords: Bool
  private let keepsOrders: Bool

  /// - Parameter shards: Into how many sets of whole customers the lines are grouped.
  public init(source: Source, shards: Int) {
    self.source = source
    self.shards = shards
    records = RecordReader(source.format)
    lines = LineReader(source)
    keepsOrders = source.duplicates == .lastFileWins
    if case .dropIdentical = source.duplicates { keepsRecords = true } else { keepsRecords = false }
  }

  public func read(_ chunk: Chunk) -> ChunkReading {
    let batch = records.read(chunk.bytes)
    var reading = ChunkReading(chunk: chunk, source: source)
    reading.physicalLines = Int(batch.lineCount)
    reading.emptyRecords = batch.blankRecords
    var newest = NewestDays()
    for (index, record) in batch.records.enumerated() {
      do throws(LineFault) {
        try lines.read(record, of: batch, by: chunk.layout, into: &reading)
        newest.see(reading.lines.day.last, record: index)
        if keepsRecords { reading.lines.appendRecord(record, of: batch) }
      } catch {
        switch error {
        case .excluded:
          reading.excluded += 1
          if keepsOrders { reading.excludedOrders.appendOrder(of: record, in: batch, by: chunk.layout) }
        case .refused(let refusal, let place):
          switch Filler(
            record, of: batch, refusedFor: refusal, header: chunk.layout.header, reader: records)
          {
          case .repeatedHeader: reading.repeatedHeaders += 1
          case .emptyRecord: reading.emptyRecords += 1
          case nil: reading.refuse(record, of: batch, refusal, at: place)
          }
        }
      }
    }
    reading.records = reading.lines.count + reading.excluded + reading.rejects.all.count
    reading.newest = newest.newest(of: batch, chunk)
    reading.lines.group(intoShards: shards)
    return reading
  }
}

/// What a chunk's lines came to.
public struct ChunkReading: Sendable {
  public let index: Int
  public let file: Int
  let isFirstOfFile: Bool
  let linesBefore: Int
  let header: [String]
  private let hidesRecords: Bool
  /// Bytes of the file itself, packed and in its own encoding, that were read for the chunk.
  public let bytes: Int64
  public internal(set) var records = 0
  var repeatedHeaders = 0
  var emptyRecords = 0
  var physicalLines = 0
  var excluded = 0
  /// Customer and order of excluded lines, where the last file to tell an order counts.
  var excludedOrders = TextRuns()
  /// Lines of which `money.round` took digits.
  var rounded = 0
  public internal(set) var lines = LineColumns()
  public internal(set) var rejects = Rejects()
  var newest: NewestDay?
  /// Sums of amounts, profits and discounts without their signs.
  var magnitudes = Totals()

  init(chunk: Chunk, source: Source) {
    index = chunk.index
    file = chunk.file
    isFirstOfFile = chunk.isFirstOfFile
    linesBefore = chunk.linesBefore
    header = chunk.layout.header
    bytes = chunk.bytesRead
    hidesRecords = source.hidesRecords
    lines.dimensions = Array(repeating: LineColumns.CodedColumn(), count: source.mapping.dimensions.count)
  }

  mutating func refuse(
    _ record: RecordBatch.Record, of batch: RecordBatch, _ refusal: Refusal, at place: Layout.Place?
  ) {
    let raw = RawText.readable(batch.raw(record))
    var example = raw
    if let place, record.fault == nil, place.field < Int(record.fieldCount) {
      let value = batch.bytes[batch.fields[Int(record.firstField) + place.field].range]
      if !value.isEmpty { example = RawText.readable(value) }
    }
    rejects.all.append(
      Rejects.Reject(
        line: Int(record.line) + 1, refusal: refusal, column: place?.column ?? "",
        record: hidesRecords ? "" : raw, example: hidesRecords ? "" : RawText.brief(example)))
  }
}

/// Sums that bound every sum a table shows, so that no table can overflow: see `Base.Money`.
struct Totals: Sendable {
  var amount: UInt64 = 0
  var profit: UInt64 = 0
  var discount: UInt64 = 0
  var overflowed: String?

  mutating func add(amount: Int64, profit: Int64, discount: Int64) {
    Self.add(amount.magnitude, to: &self.amount, named: "amounts", &overflowed)
    Self.add(profit.magnitude, to: &self.profit, named: "profits", &overflowed)
    Self.add(discount.magnitude, to: &self.discount, named: "discounts", &overflowed)
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
