internal import CSV
internal import Files
internal import Intake

/// All that looking at the exports has found.
struct Inspection: Sendable {
  let paths: [String]
  let encoding: EncodingGuess.GuessedEncoding
  let form: RecordFormGuess
  let exports: ExportGroup
  let survey: Survey
  let platform: PlatformMatch?
  let roles: RoleGuess
  let orders: OrderChecks
  let states: SaleStates
  let overlap: FileOverlap
  let merges: CustomerMerges?
  /// nil where a platform says what lines mean.
  let lineKeys: LineKeys?
  let checks: LineChecks
  let dimensions: [DimensionGuess.ProposedDimension]
  let dimensionGuess: DimensionGuess

  private static let sampleSize = 1 << 20

  /// - Throws: `ProposalError` or `IntakeError` where a file cannot be read, or nothing is in it.
  init(_ paths: [String]) throws {
    self.paths = paths
    let bytes = try Self.survey(paths)
    encoding = try EncodingGuess.guess(bytes, files: paths.count)
    let readable = encoding.encoding.value
    let (beginning, first) = try Self.beginning(of: paths, readable)
    form = try RecordFormGuess(beginning, readable, file: FileError.shown(first))
    exports = try ExportGroup(paths, form, first: first)
    survey = try Survey(exports)
    let decimal = survey.numbers.decimal.value
    platform = exports.hasHeader ? PlatformMatch(exports.columns) : nil
    var roles = try RoleGuess(
      survey, exports, platform, prefersDayFirst: decimal == .comma || form.delimiter.value == .semicolon)
    orders = try OrderChecks(roles, exports)
    if platform == nil {
      roles.settleAmount(orders, try PriceChecks(roles, exports))
      roles.settleDiscount(try DiscountChecks(roles, exports))
    }
    dimensionGuess = DimensionGuess(survey, roles, platform, hasHeader: exports.hasHeader)
    states = try SaleStates(roles, platform == nil ? dimensionGuess : nil, exports)
    checks = try LineChecks(
      roles, varying: dimensionGuess.candidates.map(\.column), survey, exports)
    overlap = try FileOverlap(roles, exports)
    merges = roles.column(.customer).flatMap { CustomerMerges(roles.survey.columns[$0]) }
    dimensions = dimensionGuess.dimensions(
      survey, checks, orders: roles.column(.order) == nil ? "customer-days" : "orders")
    lineKeys =
      platform == nil
      ? LineKeys(
        roles, orders, dimensions: dimensions.map(\.column), excluded: states.columns.map(\.column)) : nil
    self.roles = roles
  }

  private static func survey(_ paths: [String]) throws -> ByteSurvey {
    var survey = ByteSurvey()
    for path in paths {
      var blocks = try ExportBlocks(path: path, encoding: nil)
      var pending: [UInt8] = []
      var lines = 0
      while let block = try blocks.next() {
        if lines == 0, pending.isEmpty { survey.takeBeginning(block, of: path) }
        pending += block
        let end = (pending.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        // Without line feeds a block is as good a piece as any.
        let whole = end > 0 ? end : pending.count > sampleSize ? pending.count : 0
        survey.take(pending[..<whole], of: path, after: lines)
        lines += pending[..<whole].count { $0 == UInt8(ascii: "\n") }
        pending.removeFirst(whole)
      }
      if !pending.isEmpty { survey.take(pending[...], of: path, after: lines) }
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
