public import Base
internal import CSV

/// The newest day of the lines, the record that says it, and the day before it that any line has: what
/// tells a typing error in one date from the end of the data.
public struct NewestDay: Sendable {
  public private(set) var day: Day
  /// nil where all lines are of one day.
  public private(set) var dayBefore: Day?
  /// Position of the file in the list of files.
  public let file: Int
  /// Physical line, from 1; within the chunk until the chunks are put together.
  public internal(set) var line: Int
  /// The date as the export writes it.
  public let value: String

  /// The newer of two, knowing what both know.
  static func newer(_ a: NewestDay?, _ b: NewestDay?) -> NewestDay? {
    guard let a, let b else { return a ?? b }
    // The first record of several that say the same day.
    var newer = b.day > a.day ? b : a
    let others = [a.day, a.dayBefore, b.day, b.dayBefore].compactMap(\.self).filter { $0 < newer.day }
    newer.dayBefore = others.max()
    return newer
  }
}

/// The two newest days of a chunk while its records are read: two comparisons a line.
struct NewestDays {
  private var newest = Int32.min
  private var before = Int32.min
  private var record = 0

  mutating func see(_ day: Int32, record index: Int) {
    guard day > before, day != newest else { return }
    if day > newest {
      before = newest
      newest = day
      record = index
    } else {
      before = day
    }
  }

  func newest(of batch: RecordBatch, _ chunk: Chunk) -> NewestDay? {
    guard newest > Int32.min else { return nil }
    let record = batch.records[record]
    return NewestDay(
      day: Day(number: newest), dayBefore: before > Int32.min ? Day(number: before) : nil, file: chunk.file,
      line: Int(record.line) + 1,
      value: RawText.readable(batch.bytes[batch.range(of: chunk.layout.date, in: record)]))
  }
}
