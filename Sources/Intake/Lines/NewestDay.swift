public import Base
internal import CSV

/// The newest day of the lines, the record that says it, and the day before it that any line has: what
/// tells a typing error in one date from the end of the data.
public struct NewestDay: Sendable {
  /// The newest day.
  public private(set) var day: Day
  /// nil where all lines are of one day.
  public private(set) var dayBefore: Day?
  /// Position of the file in the list of files.
  public let file: Int
  /// Position of the chunk in its file.
  public let chunk: Int
  /// Physical line, from 1; within the chunk until the chunks are put together.
  public internal(set) var line: Int
  /// The date as the export writes it.
  public let value: String

  /// The newer of two, knowing what both know.
  static func newer(_ a: NewestDay?, _ b: NewestDay?) -> NewestDay? {
    guard let a, let b else { return a ?? b }
    // The first record of several that say the same day.
    var newer = a
    if b.day > a.day || b.day == a.day && (b.file, b.chunk, b.line) < (a.file, a.chunk, a.line) { newer = b }
    let others = [a.day, a.dayBefore, b.day, b.dayBefore].compactMap(\.self).filter { $0 < newer.day }
    newer.dayBefore = others.max()
    return newer
  }
}

/// The two newest days of a chunk while its records are read: two comparisons a line.
struct NewestDays {
  private var newest = Int32.min
  private var before = Int32.min
  private var row = 0

  mutating func see(_ day: Int32, row index: Int) {
    guard day > before, day != newest else { return }
    if day > newest {
      before = newest
      newest = day
      row = index
    } else {
      before = day
    }
  }

  func newest(of batch: RecordBatch, _ draft: borrowing LineDraft, _ chunk: Chunk) -> NewestDay? {
    guard newest > Int32.min else { return nil }
    let record = batch.records[draft.record(ofRow: row)]
    var place = chunk.layout.date
    if draft.isRefund(row), let own = chunk.layout.refundDate, !batch.range(of: own, in: record).isEmpty {
      place = own
    }
    return NewestDay(
      day: Day(number: newest), dayBefore: before > Int32.min ? Day(number: before) : nil, file: chunk.file,
      chunk: chunk.number,
      line: Int(record.line) + 1,
      value: RawText.readable(batch.bytes[batch.range(of: place, in: record)]))
  }
}

extension NewestDay: Packed {
  public func pack(into packer: inout Packer) {
    day.pack(into: &packer)
    dayBefore.pack(into: &packer)
    for number in [file, chunk, line] { number.pack(into: &packer) }
    value.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(
      day: try Day(from: &unpacker), dayBefore: try Day?(from: &unpacker), file: try Int(from: &unpacker),
      chunk: try Int(from: &unpacker), line: try Int(from: &unpacker), value: try String(from: &unpacker))
    guard (0...Int(Int32.max)).contains(file), (0...Int(Int32.max)).contains(chunk), line >= 0,
      [day, dayBefore].allSatisfy({ $0.map { Day.calendar.contains($0.number) } ?? true })
    else { throw unpacker.damage("the newest day") }
  }
}
