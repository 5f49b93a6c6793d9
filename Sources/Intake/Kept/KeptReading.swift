internal import Base
public import Files

// How the reading of a chunk is kept, so that an export need not be read again.
extension ChunkReading {
  /// The form of the bytes; other forms cannot be read.
  public static let keptFormat = 5

  /// Everything that was read, without what only the run knows.
  public func kept() -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(number == 0)
    writer.write(linesBefore)
    writer.write(header.count)
    for name in header { writer.write(name) }
    writer.write(Int(bytes))
    for count in [records, repeatedHeaders, emptyRecords, physicalLines, excluded, rounded] {
      writer.write(count)
    }
    for count in remarks.counts { writer.write(count) }
    excludedOrders.write(to: &writer)
    magnitudes.write(to: &writer)
    writer.write(newest != nil)
    newest?.write(to: &writer)
    writer.write(rejects.all.count)
    var seen: Set<Refusal> = []
    for reject in rejects.all {
      reject.write(to: &writer)
      // The first of a reason says what it is about.
      if seen.insert(reject.refusal).inserted { writer.write(rejects.counts[reject.refusal]?.example ?? "") }
    }
    var packer = Packer()
    var (sightings, customers) = (sightings, customerSample)
    sightings.add(orders)
    customers.add(self.customers)
    sightings.pack(into: &packer)
    customers.pack(into: &packer)
    writer.write(packer.bytes)
    lines.write(to: &writer)
    return writer.bytes
  }

  /// What was kept, for a run whose list of files has the export at a certain position.
  /// - Parameters:
  ///   - bytes: As `kept()` gave them.
  ///   - file: The export's position.
  ///   - number: The chunk's position in the export.
  public init(kept bytes: [UInt8], file: Int, number: Int) throws(BinaryReader.Fault) {
    var reader = BinaryReader(bytes)
    guard try reader.flag() == (number == 0) else { throw BinaryReader.Fault() }
    let linesBefore = try reader.number()
    var header: [String] = []
    for _ in 0..<max(0, try reader.number()) { header.append(try reader.text()) }
    self.init(
      file: file, number: number, linesBefore: linesBefore, header: header,
      bytes: Int64(try reader.number()))
    records = try reader.number()
    repeatedHeaders = try reader.number()
    emptyRecords = try reader.number()
    physicalLines = try reader.number()
    excluded = try reader.number()
    rounded = try reader.number()
    remarks.counts = try remarks.counts.map { _ throws(BinaryReader.Fault) in try reader.number() }
    excludedOrders = try TextRuns(from: &reader)
    magnitudes = try Magnitudes(from: &reader)
    if try reader.flag() { newest = try NewestDay(from: &reader, file: file, chunk: number) }
    for _ in 0..<max(0, try reader.number()) {
      let reject = try RefusedRecords.Reject(from: &reader)
      let isFirst = rejects.counts[reject.refusal] == nil
      let example = isFirst ? try reader.text() : ""
      rejects.add(reject, example: example)
    }
    let packed: [UInt8] = try reader.numbers()
    do throws(Damage) {
      var unpacker = Unpacker(packed)
      sightings = try Sightings(from: &unpacker)
      customerSample = try CustomerSample(from: &unpacker)
      try unpacker.finish()
    } catch {
      throw BinaryReader.Fault()
    }
    lines = try LineColumns(from: &reader)
    guard reader.isAtEnd else { throw BinaryReader.Fault() }
    guard let days = lines.daySums else { throw BinaryReader.Fault() }
    self.days = days
  }
}

extension Magnitudes {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(all: [amount, profit, discount])
    writer.write(overflowed ?? "")
  }

  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    let sums: [UInt64] = try reader.numbers(count: 3)
    self.init(amount: sums[0], profit: sums[1], discount: sums[2])
    guard try reader.text() == overflowed ?? "" else { throw BinaryReader.Fault() }
  }
}

extension NewestDay {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write([day.number])
    writer.write(line)
    writer.write(value)
  }

  fileprivate init(from reader: inout BinaryReader, file: Int, chunk: Int) throws(BinaryReader.Fault) {
    let days: [Int32] = try reader.numbers()
    guard let newest = days.first, days.count == 1 else { throw BinaryReader.Fault() }
    self.init(
      day: Day(number: newest), file: file, chunk: chunk, line: try reader.number(),
      value: try reader.text())
  }
}

extension RefusedRecords.Reject {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(line)
    for text in [refusal.rawValue, column, record] { writer.write(text) }
  }

  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    let line = try reader.number()
    guard let refusal = Refusal(rawValue: try reader.text()) else { throw BinaryReader.Fault() }
    self.init(
      line: line, refusal: refusal, column: try reader.text(), record: try reader.text())
  }
}
