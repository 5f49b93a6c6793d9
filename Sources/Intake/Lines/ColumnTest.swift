internal import CSV

/// A rule about lines, with the field it looks at.
struct ColumnTest: Sendable {
  let field: Int
  let test: Exclusion.Condition
  /// The texts that the test compares with, as bytes: every line is compared, so nothing is made then.
  let texts: [[UInt8]]

  init(field: Int, test: Exclusion.Condition) {
    self.field = field
    self.test = test
    switch test {
    case .isOneOf(let values), .isNoneOf(let values): texts = values.map { Array($0.utf8) }
    case .startsWith(let text): texts = [Array(text.utf8)]
    case .isEmpty, .isAtMost, .isAtLeast: texts = []
    }
  }
}

extension DecimalReader {
  /// Whether a record meets a rule. Numbers are read as the export writes them.
  func isMet(_ test: ColumnTest, by record: RecordBatch.Record, in batch: RecordBatch) -> Bool {
    let range = batch.trimmedRange(ofField: test.field, in: record)
    switch test.test {
    case .isOneOf: return test.texts.contains { batch.isEqual(range, to: $0) }
    case .isNoneOf: return !test.texts.contains { batch.isEqual(range, to: $0) }
    case .isEmpty(let wanted): return range.isEmpty == wanted
    case .startsWith:
      return test.texts.contains { prefix in
        range.count >= prefix.count && batch.isEqual(range.prefix(prefix.count), to: prefix)
      }
    case .isAtMost(let bound): return number(in: batch, range).map { $0 <= bound } ?? false
    case .isAtLeast(let bound): return number(in: batch, range).map { $0 >= bound } ?? false
    }
  }

  /// What is no number is neither at most nor at least anything.
  private func number(in batch: RecordBatch, _ range: Range<Int>) -> Decimal? {
    try? read(batch.bytes.span.extracting(range))
  }
}
