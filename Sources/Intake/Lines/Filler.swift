internal import Base
internal import CSV

/// A record that holds no data: it is counted, but it is no line.
///
/// Only refused records are checked: an empty record has no customer, and a header has no valid date.
enum Filler {
  /// The header once more, as it comes when exports are put one behind the other, perhaps each with its mark.
  case repeatedHeader
  /// Delimiters and blanks only, as spreadsheets leave them below a table.
  case emptyRecord

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init?(
    _ record: RecordBatch.Record, of batch: RecordBatch, refusedFor refusal: Refusal, header: [String],
    reader: RecordReader
  ) {
    if batch.isEmpty(record) {
      self = .emptyRecord
    } else if refusal == .badDate || refusal == .badQuoting, !header.isEmpty,
      Self.isHeader(record, of: batch, header, reader)
    {
      self = .repeatedHeader
    } else {
      return nil
    }
  }

  private static func isHeader(
    _ record: RecordBatch.Record, of batch: RecordBatch, _ header: [String], _ reader: RecordReader
  ) -> Bool {
    guard batch.raw(record).starts(with: mark) else { return batch.hasFields(record, header) }
    // Before a mark a quote opens no field, so the record is read again without it.
    let unmarked = reader.read(Array(batch.raw(record).dropFirst(mark.count)))
    return unmarked.records.count == 1 && unmarked.hasFields(unmarked.records[0], header)
  }
}

extension RecordBatch {
  fileprivate func isEmpty(_ record: Record) -> Bool {
    record.fault == nil && isEmpty(record, fields: 0..<Int(record.fieldCount))
  }

  fileprivate func hasFields(_ record: Record, _ texts: [String]) -> Bool {
    record.fault == nil && Int(record.fieldCount) == texts.count
      && texts.indices.allSatisfy {
        isEqual(trimmedRange(ofField: $0, in: record), to: Array(texts[$0].utf8))
      }
  }
}
