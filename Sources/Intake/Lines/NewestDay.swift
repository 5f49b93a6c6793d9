public import Base
internal import CSV

/// The newest day of the lines, and the record that says it: a typing error in one date would let every customer lapse.
public struct NewestDay: Sendable {
  /// The newest day.
  public let day: Day
  /// Position of the file in the list of files.
  public let file: Int
  /// Position of the chunk in its file.
  public let chunk: Int
  /// Physical line, from 1; within the chunk until the chunks are put together.
  public internal(set) var line: Int
  /// The date as the export writes it.
  public let value: String

  /// The newer of two; of several records that say the same day, the first.
  static func newer(_ a: NewestDay?, _ b: NewestDay?) -> NewestDay? {
    guard let a, let b else { return a ?? b }
    return b.day > a.day || b.day == a.day && (b.file, b.chunk, b.line) < (a.file, a.chunk, a.line) ? b : a
  }
}

/// The newest day of a chunk while its records are read: one comparison a line.
struct NewestDays {
  private var newest = Int32.min
  private var row = 0

  mutating func see(_ day: Int32, row index: Int) {
    guard day > newest else { return }
    newest = day
    row = index
  }

  func newest(of batch: RecordBatch, _ draft: borrowing LineDraft, _ chunk: Chunk) -> NewestDay? {
    guard newest > Int32.min else { return nil }
    let record = batch.records[draft.record(ofRow: row)]
    var place = chunk.layout.date
    if draft.isRefund(row), let own = chunk.layout.refundDate, !batch.range(of: own, in: record).isEmpty {
      place = own
    }
    return NewestDay(
      day: Day(number: newest), file: chunk.file, chunk: chunk.number,
      line: Int(record.line) + 1,
      value: RawText.readable(batch.bytes[batch.range(of: place, in: record)]))
  }
}

extension NewestDay: Packed {
  public func pack(into packer: inout Packer) {
    day.pack(into: &packer)
    for number in [file, chunk, line] { number.pack(into: &packer) }
    value.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(
      day: try Day(from: &unpacker), file: try Int(from: &unpacker), chunk: try Int(from: &unpacker),
      line: try Int(from: &unpacker), value: try String(from: &unpacker))
    guard (0...Int(Int32.max)).contains(file), (0...Int(Int32.max)).contains(chunk), line >= 0,
      Day.calendar.contains(day.number)
    else { throw unpacker.damage("the newest day") }
  }
}
