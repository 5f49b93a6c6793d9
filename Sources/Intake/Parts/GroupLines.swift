internal import Base
public import Files

/// The lines that one task has of one group of customers, in the order of files, of chunks, and of lines.
///
/// Codes of products and dimensions are those of the task's `LineFrame`, which also says the chunks.
public struct GroupLines: Sendable {
  /// Of one group, so without places of others.
  var lines = LineColumns()
  /// By chunk of the frame: how many of the lines are its.
  var counts: [UInt32] = []
  /// Orders of lines that are left out on purpose, where the last file to tell an order counts.
  var excluded = TextRuns()
  /// By chunk of the frame: how many of these orders are its.
  var excludedCounts: [UInt32] = []

  /// How many lines there are.
  public var count: Int { lines.count }
}

// In bytes.
extension GroupLines {
  /// The form of the bytes; other forms cannot be read.
  public static let form = 1

  /// The lines as bytes; none where there is nothing.
  public func written() -> [UInt8] {
    guard lines.count > 0 || excluded.count > 0 else { return [] }
    var writer = BinaryWriter()
    NarrowColumn(counts).write(to: &writer)
    NarrowColumn(excludedCounts).write(to: &writer)
    excluded.write(to: &writer)
    lines.write(to: &writer)
    return writer.bytes
  }

  /// What was written of a group.
  /// - Parameter frame: That of the same task.
  /// - Throws: `Fault` where the bytes are not what `written` gave, or are of another frame.
  public init(_ bytes: [UInt8], of frame: LineFrame) throws(BinaryReader.Fault) {
    guard !bytes.isEmpty else {
      counts = Array(repeating: 0, count: frame.chunks.count)
      excludedCounts = counts
      lines.dimensions = Array(repeating: LineColumns.CodedColumn(), count: frame.dimensions.count)
      return
    }
    var reader = BinaryReader(bytes)
    counts = try Self.counts(from: &reader)
    excludedCounts = try Self.counts(from: &reader)
    excluded = try TextRuns(from: &reader)
    lines = try LineColumns(from: &reader)
    guard reader.isAtEnd, fits(frame) else { throw BinaryReader.Fault() }
  }

  private static func counts(from reader: inout BinaryReader) throws(BinaryReader.Fault) -> [UInt32] {
    var counts: [UInt32] = []
    for number in try NarrowColumn(from: &reader).all {
      guard let count = UInt32(exactly: number) else { throw BinaryReader.Fault() }
      counts.append(count)
    }
    return counts
  }

  /// Whether all columns are of one length, and every code and text is there.
  private func fits(_ frame: LineFrame) -> Bool {
    let columns = [lines.customer, lines.amount]
    let mapped = [lines.order, lines.profit, lines.discount, lines.record, lines.products.codes]
    func names(_ column: NarrowColumn, below count: Int) -> Bool {
      column.range.map { 0 <= $0.lowerBound && $0.upperBound < Int64(count) } ?? true
    }
    func total(_ counts: [UInt32]) -> Int { counts.reduce(0) { $0 + Int($1) } }
    return counts.count == frame.chunks.count && excludedCounts.count == frame.chunks.count
      && total(counts) == lines.count && total(excludedCounts) == excluded.count
      && lines.groupStarts == [0, UInt32(truncatingIfNeeded: lines.count)]
      && columns.allSatisfy { $0.count == lines.count }
      && (mapped + lines.dimensions.map(\.codes)).allSatisfy { $0.isEmpty || $0.count == lines.count }
      && lines.dimensions.count == frame.dimensions.count && hasDays
      && names(lines.customer, below: lines.customers.count)
      && names(lines.order, below: lines.orders.count) && names(lines.record, below: lines.records.count)
      && names(lines.products.codes, below: frame.products.count)
      && zip(lines.dimensions, frame.dimensions).allSatisfy { names($0.codes, below: $1.count) }
  }
}

extension GroupLines {
  /// Whether all days are days.
  fileprivate var hasDays: Bool {
    lines.day.range.map {
      Day.calendar.contains(Int32(clamping: $0.lowerBound))
        && Day.calendar.contains(Int32(clamping: $0.upperBound))
    } ?? true
  }
}

extension NarrowColumn {
  /// From the least number to the greatest; nil of none.
  fileprivate var range: ClosedRange<Int64>? {
    func most(_ distances: [some FixedWidthInteger & UnsignedInteger]) -> UInt64? {
      distances.max().map { UInt64($0) }
    }
    let farthest: UInt64? =
      switch distances {
      case .bytes(let bytes): most(bytes)
      case .shorts(let shorts): most(shorts)
      case .words(let words): most(words)
      case .longs(let longs): most(longs)
      }
    guard let farthest else { return nil }
    // No number can lie so far away that the sum wraps around, but bytes may say so.
    let (greatest, wraps) = least.addingReportingOverflow(Int64(bitPattern: farthest))
    if wraps || greatest < least { return Int64.min...Int64.max }
    return least...greatest
  }
}
