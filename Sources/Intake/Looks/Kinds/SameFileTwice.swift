internal import Base
internal import CSV

/// Do two inputs have the same records? A file that was downloaded twice, `orders (1).csv`, counts every sale twice.
///
/// Fires where two files have the same first records (256 of them at most), the same number of records, and on every day the
/// same number of lines and the same sum. Line ends and names of columns may differ. Only with `duplicates: keep`:
/// otherwise the lines of one of them are left out already.
enum SameFileTwice: Look {
  static let kind = SuspicionKind.sameFileTwice
  private static let firstRecords = 256

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    guard evidence.source.duplicates == .keep else { return [] }
    var known: [Contents: String] = [:]
    return evidence.files.compactMap { file in
      guard let opening = file.sightings.opening, file.findings.records > 0 else { return nil }
      let contents = Contents(opening: opening, records: file.findings.records, days: file.findings.days)
      guard let first = known[contents] else {
        known[contents] = file.path
        return nil
      }
      return Suspicion(
        kind, file: file.path, lines: file.accepted,
        money: Money(units: file.findings.days.entries.reduce(0) { $0 &+ $1.units }), example: first,
        advice:
          "has the same records as the file of the example, so each is counted twice; take one of the files away, "
          + "or set source.duplicates: {drop_identical: other_files}")
    }
  }

  private struct Contents: Hashable {
    let opening: Int64
    let records: Int
    let days: DaySums
  }

  /// A hash of the first records of a file, field by field.
  static func opening(of batch: RecordBatch) -> Int64 {
    var hash: UInt64 = 0
    let bytes = batch.bytes.span
    for record in batch.records.prefix(firstRecords) {
      for field in Int(record.firstField)..<Int(record.firstField) + Int(record.fieldCount) {
        hash = ShortText.hash(of: hash ^ FieldBytes.hash(bytes.extracting(batch.fields[field].range)))
      }
    }
    return Int64(bitPattern: hash)
  }
}
