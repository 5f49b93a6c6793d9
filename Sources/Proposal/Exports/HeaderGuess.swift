internal import CSV

/// Whether the first record names the columns.
enum HeaderGuess {
  static func guess(
    _ names: [String], behind records: some Collection<RecordBatch.Record>, in batch: RecordBatch
  ) -> Guess<Bool> {
    let isNumber = names.map(looksLikeValue)
    if let value = zip(names, isNumber).first(where: { $0.1 })?.0 {
      return Guess(
        false,
        "the first record has values, such as \(String(reflecting: value)): columns are named by position")
    }
    let known = names.filter { RoleWords.knows($0) }
    if !known.isEmpty {
      return Guess(true, "the first record has names, such as \(String(reflecting: known[0]))")
    }
    let bodies = records.filter { $0.fault == nil && Int($0.fieldCount) == names.count }
      .map { batch.texts(of: $0) }
    if bodies.contains(where: { $0.contains(where: looksLikeValue) }) {
      return Guess(true, "the first record has words where others have numbers or dates")
    }
    return Guess(
      true, "the first record has words, as all others, and is taken for names", toConfirm: "the header")
  }

  /// Digits with signs, as numbers, dates and clock times have; no name of a column looks so.
  private static func looksLikeValue(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { $0 < 0x41 }
  }
}
