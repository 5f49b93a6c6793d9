package import Base
internal import CSV

/// What a chunk's lines came to.
public struct ChunkReading: Sendable {
  /// Position of its file in the list of files.
  public let file: Int
  /// Position of the chunk in its file.
  public let number: Int
  /// Physical lines of the file before its first chunk: those skipped and the header.
  let linesBefore: Int
  let header: [String]
  /// Bytes of the file itself, packed and in its own encoding, that were read for the chunk.
  public let bytes: Int64
  /// Lines: those accepted, excluded and refused. A record with a refund is two.
  public internal(set) var records = 0
  package internal(set) var repeatedHeaders = 0
  package internal(set) var emptyRecords = 0
  package internal(set) var physicalLines = 0
  package internal(set) var excluded = 0
  /// Customer and order of excluded lines, where the last file to tell an order counts.
  var excludedOrders = TextRuns()
  /// Lines of which `money.round` took digits.
  package internal(set) var rounded = 0
  /// What is to be said of the accepted lines.
  package internal(set) var remarks = InputRemarks()
  /// The accepted lines.
  public internal(set) var lines = LineColumns()
  /// The refused records.
  public internal(set) var rejects = RefusedRecords()
  var newest: NewestDay?
  /// Sums of amounts, profits and discounts without their signs.
  var magnitudes = Magnitudes()
  /// Of the lines.
  var days = DaySums()
  /// What looks saw of the records.
  var sightings = Sightings()
  /// A sample of the customers, where it was made when the reading was kept.
  var customerSample = CustomerSample()
  /// The customers of which no sample was made yet, and below the orders.
  var customers = CustomerRuns()
  var orders = SampleCandidates<OrderPart.Hashed>()

  init(file: Int, number: Int, linesBefore: Int, header: [String], bytes: Int64) {
    self.file = file
    self.number = number
    self.linesBefore = linesBefore
    self.header = header
    self.bytes = bytes
  }

  init(_ chunk: Chunk) {
    self.init(
      file: chunk.file, number: chunk.number, linesBefore: chunk.linesBefore,
      header: chunk.layout.header, bytes: chunk.bytesRead)
  }

  /// Drops the refused records, and keeps their counts.
  public mutating func forgetRefusedRecords() { rejects.forgetRecords() }

  /// - Parameter raw: The record as it is to be shown.
  mutating func refuse(
    _ record: RecordBatch.Record, _ raw: ArraySlice<UInt8>, of batch: RecordBatch, _ refusal: Refusal,
    at place: MappedColumn?, hiding hidesRecords: Bool
  ) {
    rejects.refuse(record, raw, of: batch, refusal, at: place, hiding: hidesRecords)
  }
}
