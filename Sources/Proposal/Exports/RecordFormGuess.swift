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
  private(set) var dialect = DialectGuess()
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
    format.escape = dialect.escape.value
    format.guards = dialect.guards.value
    return format
  }

  /// - Parameter beginning: UTF-8 that ends with a whole line, without a mark.
  /// - Throws: `ProposalError` where a delimiter is named that cannot be read.
  init(_ beginning: [UInt8], _ encoding: ExportFormat.Encoding, file: String) throws {
    let named = try Self.namedDelimiter(beginning, file: file)
    let best = Self.best(beginning, named: named)
    let aligned = SplitTrial(beginning, RecordReader(delimiter: UInt8(ascii: " "), spaceAligned: true))
    if let best {
      let reading = best.reading
      let how =
        named == nil
        ? "with it, \(reading.usualRecords) of the first \(reading.records) records have \(reading.usualCount) fields"
        : "the first line says so"
      self.init(reading, Guess(best.delimiter, how), encoding, isNamed: named != nil)
      judgeLoneReturns(beginning, reading)
      dialect = DialectGuess(beginning, format, plain: reading)
    } else if aligned.regularity >= 90 {
      self.init(
        aligned,
        Guess(
          .comma,
          "no delimiter; split at runs of blanks, \(aligned.usualRecords) of the first \(aligned.records) "
            + "records have \(aligned.usualCount) fields"), encoding, isNamed: false)
      spaceAligned = true
    } else {
      try Self.checkForQuotedLines(beginning, file: file)
      var single = SplitTrial(beginning, RecordReader(delimiter: UInt8(ascii: ",")))
      single.takeAsOneColumn()
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
    let first = reading.firstUsual
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

  /// The delimiter by which the records are most regular.
  private static func best(
    _ bytes: [UInt8], named: ExportFormat.Delimiter?
  ) -> (delimiter: ExportFormat.Delimiter, reading: SplitTrial)? {
    // Where all are equally regular, the rarer sign in ordinary text is the better evidence.
    let order: [ExportFormat.Delimiter] = named.map { [$0] } ?? [.tab, .semicolon, .bar, .comma]
    let trials = order.map { ($0, SplitTrial(bytes, RecordReader(delimiter: $0.byte))) }
    func most(_ least: Int, by regularity: (SplitTrial) -> Int) -> (ExportFormat.Delimiter, SplitTrial)? {
      var best: (ExportFormat.Delimiter, SplitTrial)?
      for trial in trials where regularity(trial.1) > (best.map { regularity($0.1) } ?? least) {
        best = trial
      }
      return best
    }
    let found =
      most(named == nil ? 49 : -1) { $0.regularity } ?? most(79) { $0.regularityBelowPreamble }
    return found.map { (delimiter: $0.0, reading: $0.1) }
  }

  /// A line that is one field in quotes, with the delimiters inside, is no record of several fields.
  private static func checkForQuotedLines(_ bytes: [UInt8], file: String) throws {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.prefix(1000)
    let quote = UInt8(ascii: "\"")
    let quoted = lines.filter { $0.first == quote && $0.last == quote && $0.count > 2 }
    guard quoted.count * 10 >= lines.count * 9, let first = quoted.first,
      let delimiter = ExportFormat.Delimiter.allCases.first(where: { first.contains($0.byte) })
    else { return }
    let count = first.count { $0 == delimiter.byte }
    guard quoted.allSatisfy({ $0.count { $0 == delimiter.byte } >= count }) else { return }
    throw ProposalError(
      .data,
      "\(file):1: each line is quoted as a whole, so that it is one field and there is one column: "
        + "\(String(reflecting: String(decoding: first.prefix(60), as: UTF8.self))). Export it again with quotes around single fields only, "
        + "or take away the quotes at both ends of the lines and make the doubled ones within them single")
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
