internal import CSV

/// How a record would have to be read that was refused for its quotes: for whoever has to change the pipeline.
package enum DialectTrial {
  /// Formats by which a record can be read, but for its quotes.
  /// - Parameter record: As a reject shows it.
  package static func formats(reading record: String, in format: ExportFormat) -> [ExportFormat] {
    var escaping = format
    escaping.escape = .backslash
    var guarded = format
    guarded.guards = .spreadsheet
    return [escaping, guarded].filter { other in
      guard other != format, !format.spaceAligned else { return false }
      let batch = RecordReader(other).read(Array(record.utf8))
      return batch.records.count == 1 && batch.records[0].fault == nil
    }
  }
}
