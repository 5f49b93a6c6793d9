internal import CSV

/// Records that came before, field by field the same under the same header: `drop_identical`.
///
/// Every distinct record is kept, as bytes, so the count is exact; that takes about as much memory as the
/// exports are large.
struct IdenticalRecords: Sendable {
  /// The distinct records of all files with one header, and the file in which each came first.
  private struct Known {
    var records = TextDictionary()
    var firstFile: [Int32] = []
  }

  private let reach: Source.Duplicates.Reach
  private var known: [[String]: Known] = [:]

  init(_ reach: Source.Duplicates.Reach) {
    self.reach = reach
  }

  /// Which lines of the next chunk are duplicates. Lines of one chunk that are identical are equal in all that is
  /// known of them, so it does not matter in which order they stand.
  mutating func find(in lines: LineColumns, file: Int, header: [String]) -> [Bool] {
    var known = self.known.removeValue(forKey: header) ?? Known()
    defer { self.known[header] = known }
    return lines.record.map { run in
      let code = Int(lines.records.code(of: run, in: &known.records))
      guard code < known.firstFile.count else {
        known.firstFile.append(Int32(file))
        return false
      }
      switch reach {
      case .everywhere: return true
      case .otherFiles: return known.firstFile[code] != Int32(file)
      }
    }
  }
}

extension LineColumns {
  /// Keeps the record of the line appended last. Fields hold no NUL, so it can stand between them.
  mutating func appendRecord(_ record: RecordBatch.Record, of batch: RecordBatch) {
    var key: [UInt8] = []
    key.reserveCapacity(Int(record.end - record.start) + 1)
    for field in Int(record.firstField)..<Int(record.firstField + record.fieldCount) {
      key.append(contentsOf: batch.bytes[batch.fields[field].range])
      key.append(0)
    }
    self.record.append(records.run(of: key.span))
  }

  mutating func forgetRecords() {
    record = []
    records = TextRuns()
  }
}
