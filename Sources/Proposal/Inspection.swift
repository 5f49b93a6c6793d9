internal import Intake

/// All that looking at the exports has found.
struct Inspection: Sendable {
  let paths: [String]
  /// Exports that stand beside the lines.
  private(set) var beside: BesideExports
  let look: ExportsLook
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

  /// - Throws: `ProposalError` or `IntakeError` where a file cannot be read, or nothing is in it.
  init(_ arguments: [String]) throws {
    beside = try BesideExports(arguments)
    paths = beside.lines
    look = try ExportsLook(paths)
    encoding = look.encoding
    form = look.form
    exports = look.exports
    survey = look.survey
    platform = exports.hasHeader ? PlatformMatch(exports.columns) : nil
    var roles = try RoleGuess(
      survey, exports, platform, prefersDayFirst: look.prefersDayFirst)
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
    var beside = beside
    beside.settle(
      customers: roles.column(.customer).map {
        KnownIDs(roles.survey.columns[$0], folds: merges?.keys.foldsCase == true)
      }, orders: roles.column(.order).map { KnownIDs(roles.survey.columns[$0], folds: false) })
    self.beside = beside
  }
}
