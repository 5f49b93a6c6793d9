internal import CSV
internal import Files
internal import Intake

/// How some exports are written, and what their columns hold, before any column has a part.
struct ExportsLook: Sendable {
  let encoding: EncodingGuess.GuessedEncoding
  let form: RecordFormGuess
  let exports: ExportGroup
  let survey: Survey

  private static let sampleSize = 1 << 20

  /// - Parameter most: So many records of each file are looked at, and so are only the first bytes; nil: all.
  /// - Throws: `ProposalError` or `IntakeError` where a file cannot be read, or nothing is in it.
  init(_ paths: [String], most: Int? = nil) throws {
    let bytes = try Self.survey(paths, most: most == nil ? .max : Self.sampleSize)
    encoding = try EncodingGuess.guess(bytes, files: paths.count)
    let readable = encoding.encoding.value
    let (beginning, first) = try Self.beginning(of: paths, readable)
    form = try RecordFormGuess(beginning, readable, file: FileError.shown(first))
    exports = try ExportGroup(paths, form, first: first)
    survey = try Survey(exports, most: most)
  }

  /// What to take where nothing decides between day and month.
  var prefersDayFirst: Bool {
    survey.numbers.decimal.value == .comma || form.delimiter.value == .semicolon
  }

  private static func survey(_ paths: [String], most: Int) throws -> ByteSurvey {
    var survey = ByteSurvey()
    for path in paths {
      var read = 0
      var blocks = try ExportBlocks(path: path, encoding: nil)
      var pending: [UInt8] = []
      var lines = 0
      while read < most, let block = try blocks.next() {
        read += block.count
        if lines == 0, pending.isEmpty { survey.takeBeginning(block, of: path) }
        pending += block
        let end = (pending.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        // Without line feeds a block is as good a piece as any.
        let whole = end > 0 ? end : pending.count > sampleSize ? pending.count : 0
        survey.take(pending[..<whole], of: path, after: lines)
        lines += pending[..<whole].count { $0 == UInt8(ascii: "\n") }
        pending.removeFirst(whole)
      }
      // A character may be cut where reading ended before the file did.
      if !pending.isEmpty, read < most { survey.take(pending[...], of: path, after: lines) }
    }
    return survey
  }

  /// The first records, as UTF-8, of the first file that has any.
  private static func beginning(
    of paths: [String], _ encoding: ExportFormat.Encoding
  ) throws -> (bytes: [UInt8], path: String) {
    for path in paths {
      var blocks = try ExportBlocks(path: path, encoding: encoding)
      var bytes: [UInt8] = []
      var isWhole = false
      while bytes.count < sampleSize {
        guard let block = try blocks.next() else {
          isWhole = true
          break
        }
        bytes += block
      }
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      if !isWhole || bytes.count > sampleSize {
        bytes.removeLast(max(0, bytes.count - sampleSize))
        let isEnd: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        if let end = bytes.lastIndex(where: isEnd) { bytes.removeLast(bytes.count - end - 1) }
      }
      if bytes.contains(where: { $0 > 0x20 }) { return (bytes, path) }
    }
    throw ProposalError(
      .data,
      "\(paths.map(FileError.shown).joined(separator: ", ")): the exports have no records"
    )
  }
}
