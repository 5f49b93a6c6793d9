internal import CSV

/// How regular the records are when read in one way.
struct SplitTrial {
  var batch: RecordBatch
  /// Fields of most records, of those with a delimiter and without damage.
  private(set) var usualCount = 0
  /// Records with so many fields.
  private(set) var usualRecords = 0
  private(set) var records = 0
  private(set) var damaged = 0
  /// Whether most records have one empty field more than the header, because each line ends with a delimiter.
  private(set) var hasDelimiterAtEnds = false

  /// Lines of preamble that are looked through.
  private static let longestPreamble = 200

  init(_ bytes: [UInt8], _ reader: RecordReader) {
    batch = reader.read(bytes)
    var tally: [Int: Int] = [:]
    for record in batch.records.prefix(5000) {
      records += 1
      if record.fault == nil { tally[Int(record.fieldCount), default: 0] += 1 } else { damaged += 1 }
    }
    for (count, number) in tally where count > 1 {
      if (number, count) > (usualRecords, usualCount) { (usualRecords, usualCount) = (number, count) }
    }
    hasDelimiterAtEnds = endsWithDelimiters()
  }

  /// In hundredths, so that a few damaged records do not make the difference.
  var regularity: Int { records == 0 ? 0 : usualRecords * 100 / records }

  /// The same without the lines above the table, of which a settlement report may have more than it has sales.
  var regularityBelowPreamble: Int {
    let rest = records - min(records, firstUsual)
    return usualRecords < 3 || rest == 0 ? 0 : usualRecords * 100 / rest
  }

  /// The first record of the usual shape that is not mostly empty, as a title over a table is when it was
  /// exported with it.
  var firstUsual: Int {
    func isUsual(_ record: RecordBatch.Record) -> Bool {
      guard record.fault == nil else { return false }
      let fields = Int(record.fieldCount)
      guard fields == usualCount || hasDelimiterAtEnds && fields == usualCount - 1 else { return false }
      let filled = batch.texts(of: record).count { !$0.isEmpty }
      return 2 * filled > usualCount || usualCount == 1
    }
    return batch.records.prefix(Self.longestPreamble).firstIndex(where: isUsual) ?? 0
  }

  /// A record of only one column, whatever its bytes.
  mutating func takeAsOneColumn() { usualCount = 1 }

  private func endsWithDelimiters() -> Bool {
    guard usualCount > 2 else { return false }
    let usual = batch.records.prefix(5000).filter { $0.fault == nil && Int($0.fieldCount) == usualCount }
    let emptyAtEnd = usual.count { batch.trimmedField(usualCount - 1, of: $0).isEmpty }
    // The header is the one record that has a field less, and names in all of its fields.
    guard emptyAtEnd * 2 >= usual.count, !usual.isEmpty,
      let header = batch.records.prefix(Self.longestPreamble).first(where: {
        $0.fault == nil && Int($0.fieldCount) >= usualCount - 1
      }), Int(header.fieldCount) == usualCount - 1
    else { return false }
    let names = batch.texts(of: header)
    return names.allSatisfy { !$0.isEmpty } && names.contains { RoleWords.knows($0) }
  }
}
