internal import CSV
internal import Intake

/// How the records of an export stand, judged by its beginning: what separates the fields, what stands before
/// the header, and whether there is one.
struct RecordFormGuess: Sendable {
  var delimiter: Guess<ExportFormat.Delimiter>
  var spaceAligned = false
  var skipLines: Guess<Int>
  var header: Guess<Bool>
  /// As the header has them, or positions.
  var columns: [String]

  private(set) var newline = Guess(ExportFormat.Newline.auto, "")
  private let encoding: ExportFormat.Encoding

  /// What is known of the format before any value has been looked at.
  var format: ExportFormat {
    var format = ExportFormat()
    format.encoding = encoding
    format.delimiter = delimiter.value
    format.spaceAligned = spaceAligned
    format.newline = newline.value
    format.skipLines = skipLines.value
    format.hasHeader = header.value
    return format
  }

  /// How regular the records are when read in one way.
  private struct SplitTrial {
    var batch: RecordBatch
    /// Records with a delimiter, without damage.
    var usualCount = 0
    var usualRecords = 0
    var records = 0

    init(_ bytes: [UInt8], _ reader: RecordReader) {
      batch = reader.read(bytes)
      var tally: [Int: Int] = [:]
      for record in batch.records.prefix(5000) {
        records += 1
        if record.fault == nil { tally[Int(record.fieldCount), default: 0] += 1 }
      }
      for (count, number) in tally where count > 1 {
        if (number, count) > (usualRecords, usualCount) { (usualRecords, usualCount) = (number, count) }
      }
    }

    /// In hundredths, so that a few damaged records do not make the difference.
    var regularity: Int { records == 0 ? 0 : usualRecords * 100 / records }
  }

  /// - Parameter beginning: UTF-8 that ends with a whole line, without a mark.
  /// - Throws: `ProposalError` where a delimiter is named that cannot be read.
  init(_ beginning: [UInt8], _ encoding: ExportFormat.Encoding, file: String) throws {
    let named = try Self.namedDelimiter(beginning, file: file)
    // Where all are equally regular, the rarer sign in ordinary text is the better evidence.
    let order: [ExportFormat.Delimiter] = named.map { [$0] } ?? [.tab, .semicolon, .bar, .comma]
    var best: (delimiter: ExportFormat.Delimiter, reading: SplitTrial)?
    for delimiter in order {
      let reading = SplitTrial(beginning, RecordReader(delimiter: delimiter.byte))
      if reading.regularity > best?.reading.regularity ?? (named == nil ? 49 : -1) {
        best = (delimiter, reading)
      }
    }
    let aligned = SplitTrial(beginning, RecordReader(delimiter: UInt8(ascii: " "), spaceAligned: true))
    if let best {
      let reading = best.reading
      let how =
        named == nil
        ? "with it, \(reading.usualRecords) of the first \(reading.records) records have \(reading.usualCount) fields"
        : "the first line says so"
      self.init(reading, Guess(best.delimiter, how), encoding, isNamed: named != nil)
      judgeLoneReturns(beginning, reading)
    } else if aligned.regularity >= 90 {
      self.init(
        aligned,
        Guess(
          .comma,
          "no delimiter; split at runs of blanks, \(aligned.usualRecords) of the first \(aligned.records) "
            + "records have \(aligned.usualCount) fields"), encoding, isNamed: false)
      spaceAligned = true
    } else {
      var single = SplitTrial(beginning, RecordReader(delimiter: UInt8(ascii: ",")))
      single.usualCount = 1
      self.init(
        single, Guess(.comma, "none was found: every record looks like one field"), encoding, isNamed: false)
    }
  }

  private init(
    _ reading: SplitTrial, _ delimiter: Guess<ExportFormat.Delimiter>, _ encoding: ExportFormat.Encoding,
    isNamed: Bool
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    let batch = reading.batch
    let first = Self.firstUsual(reading)
    let before = batch.records.prefix(first)
    skipLines = Guess(0, "")
    if let record = batch.records.dropFirst(first).first, let junk = before.first {
      let text = String(decoding: batch.raw(junk).prefix(60), as: UTF8.self)
      skipLines = Guess(
        Int(record.line),
        isNamed && before.count == 1
          ? "the first line only names the delimiter"
          : "the records begin on line \(record.line + 1); before it stands what has not their fields: "
            + String(reflecting: text))
    }
    guard let record = batch.records.dropFirst(first).first, record.fault == nil else {
      header = Guess(true, "the default, as there is nothing to judge by")
      columns = []
      return
    }
    let names = batch.texts(of: record)
    header = HeaderGuess.guess(names, behind: batch.records.dropFirst(first + 1).prefix(500), in: batch)
    columns = header.value ? names : (1...max(1, names.count)).map(String.init)
  }

  /// The first record of the usual shape that is not mostly empty, as a title over a table is when it was
  /// exported with it.
  private static func firstUsual(_ reading: SplitTrial) -> Int {
    let batch = reading.batch
    func isUsual(_ record: RecordBatch.Record) -> Bool {
      guard record.fault == nil, Int(record.fieldCount) == reading.usualCount else { return false }
      let filled = batch.texts(of: record).count { !$0.isEmpty }
      return 2 * filled > reading.usualCount || reading.usualCount == 1
    }
    let found = batch.records.prefix(200).firstIndex(where: isUsual)
    return found ?? 0
  }

  /// Whether carriage returns within lines belong to fields: then records are more regular if only the usual
  /// line end ends them.
  private mutating func judgeLoneReturns(_ bytes: [UInt8], _ reading: SplitTrial) {
    var feeds = 0
    var pairs = 0
    var returns = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") { returns += 1 }
      if byte == UInt8(ascii: "\n") {
        feeds += 1
        if previous == UInt8(ascii: "\r") { pairs += 1 }
      }
      previous = byte
    }
    guard returns > pairs, feeds > 0 else { return }
    let usual: ExportFormat.Newline = 2 * pairs > feeds ? .crlf : .lf
    var format = format
    format.newline = usual
    let other = SplitTrial(bytes, RecordReader(format))
    guard other.usualCount == reading.usualCount, other.regularity > reading.regularity else { return }
    newline = Guess(
      usual,
      "\(returns - pairs) carriage returns stand within lines; records are whole only if these do not end them"
    )
  }

  /// `sep=;` as a first line, as Excel writes and reads it.
  private static func namedDelimiter(_ bytes: [UInt8], file: String) throws -> ExportFormat.Delimiter? {
    guard bytes.starts(with: Array("sep=".utf8)), bytes.count > 5 else { return nil }
    let byte = bytes[4]
    guard bytes[5] == UInt8(ascii: "\n") || bytes[5] == UInt8(ascii: "\r") else { return nil }
    guard let delimiter = ExportFormat.Delimiter.allCases.first(where: { $0.byte == byte }) else {
      throw ProposalError(
        .data,
        "\(file):1: the export says that \(String(reflecting: String(UnicodeScalar(byte)))) separates its fields; "
          + "only , ; | and tab can be read. Export it again with one of them")
    }
    return delimiter
  }
}

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
