internal import CSV

/// The fields of one column of a chunk: by record the number of its text, and each different text once. So a text is
/// interpreted once, however often it stands there.
struct DistinctFields {
  /// By row; that of the empty text where a record cannot be read.
  private(set) var codes: [UInt32]
  private(set) var texts = TextDictionary()

  init(_ place: MappedColumn, of batch: RecordBatch, rows: [UInt32]) {
    let nothing: [UInt8] = []
    codes = Array(repeating: texts.code(of: nothing.span), count: batch.records.count)
    var recent = RecentCodes()
    let bytes = batch.bytes.span
    for row in rows {
      let first = batch.records[Int(row)].firstField
      let field = batch.fields[Int(first) &+ place.field].range
      let key = FieldKey(field, in: bytes)
      if let key, let code = recent.code(of: key) {
        codes[Int(row)] = code
        continue
      }
      let code = texts.code(of: bytes.extracting(batch.field(place, first)))
      codes[Int(row)] = code
      if let key { recent.note(key, code) }
    }
  }

  var count: Int { texts.count }

  /// The number of the empty text.
  static let empty = 0
}
