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
    return lines.record.all.map { run in
      let code = Int(lines.records.code(of: UInt32(run), in: &known.records))
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

extension LineDraft {
  /// Keeps the records of all lines. Fields hold no NUL, so it can stand between them.
  mutating func keepRecords(of batch: RecordBatch) {
    record = Array(repeating: 0, count: isLine.count)
    var key: [UInt8] = []
    for row in isLine.indices where isLine[row] {
      let line = batch.records[row]
      key.removeAll(keepingCapacity: true)
      for field in Int(line.firstField)..<Int(line.firstField + line.fieldCount) {
        key.append(contentsOf: batch.bytes[batch.fields[field].range])
        key.append(0)
      }
      record[row] = records.run(of: key.span)
    }
  }
}

extension LineColumns {
  mutating func forgetRecords() {
    record = NarrowColumn()
    records = TextRuns()
  }
}
