internal import Base
internal import Files
internal import Intake

/// The pipeline file that the findings come to, every choice with its reason above it.
public struct Proposal: Sendable {
  /// What stands where a part could not be found.
  static let placeholder = "TODO"

  let inspection: Inspection
  let files: ProposedFiles
  let digits: MoneyDigits
  var lapse = LapseSuggestion.unknown
  /// What a trial reading with these settings came to.
  var account: InputAccount.File?
  /// What looks wrong in the exports, read with these settings: a line each.
  public internal(set) var suspicions: [String] = []
  /// Exports that stand beside the lines, and what the trial reading made of them.
  var beside: [BesideExport]
  /// What the trial reading found to be no customer.
  var noCustomers: [NoCustomers] = []

  init(_ inspection: Inspection) throws {
    self.inspection = inspection
    files = try ProposedFiles(inspection.exports.files)
    beside = inspection.beside.found
    digits = MoneyDigits(
      inspection.checks,
      isProduct: inspection.roles.column(.amount) == nil && inspection.roles.amountSum == nil)
  }

  private var roles: RoleGuess { inspection.roles }
  private var exports: ExportGroup { inspection.exports }

  /// Required parts that were not found, with the reason, in order of the parts.
  var missing: [(role: Role, reason: String)] {
    Role.allCases.compactMap { role in roles.missing[role].map { (role, $0) } }
  }

  /// What a person has to look at before the file is run.
  var openPoints: [OpenPoint] {
    [
      OpenPoint("format.encoding", inspection.encoding.encoding.toConfirm),
      OpenPoint("format.header", inspection.form.header.toConfirm),
      OpenPoint("money.round", digits.decimals.toConfirm),
    ].compactMap(\.self) + inspection.survey.numbers.openPoints
      + (roles.dates?.toConfirm ?? []).map { OpenPoint("format.dates", $0) }
      + Role.allCases.compactMap { OpenPoint("columns.\($0.rawValue)", roles.found[$0]?.toConfirm) }
      + (inspection.lineKeys?.toConfirm ?? []).map { OpenPoint("columns.refund", $0) }
      + inspection.overlap.toConfirm.map { OpenPoint("duplicates", $0) }
      + (inspection.platform?.openPoints(inspection.survey, inspection.orders) ?? [])
      + inspection.states.doubtful.map {
        OpenPoint(
          "exclude",
          "whether \(String(reflecting: $0.column)) \($0.values.joined(separator: ", ")) are no sales: their lines are in part "
            + "below zero")
      } + beside.flatMap(\.openPoints)
  }

  /// The file.
  public var yaml: String {
    var text = YAMLText()
    writeHead(&text)
    writeFiles(&text)
    writeFormat(&text)
    writeColumns(&text)
    writeDimensions(&text)
    writePlatformRules(&text)
    inspection.lineKeys?.writeRules(&text)
    writeClock(&text)
    inspection.overlap.write(to: &text, exports.name)
    ExclusionHints(inspection, noCustomers).write(to: &text)
    writeTables(&text)
    BesideSections(exports: beside, lines: inspection.look).write(to: &text)
    return text.text
  }
}

// The head, and what is read.
extension Proposal {
  private func writeHead(_ text: inout YAMLText) {
    let survey = inspection.survey
    let count = exports.files.count
    text.comment(
      "Proposed by patron init from \(survey.records) records of \(count) file\(count == 1 ? "" : "s"), every row looked at. "
        + "A run uses only what stands here and guesses nothing.")
    writePlatform(&text)
    for (role, reason) in missing { text.comment("MISSING: \(role.rawValue): \(reason).") }
    if let account { text.comment(Self.words(account)) }
    if survey.oddRecords > 0 {
      text.comment(
        "\(survey.oddRecords) records are damaged, or have more or fewer fields than there are columns.")
    }
    openPoints.write(to: &text)
    text.line("pipeline: \(YAMLText.scalar(files.pipeline))")
    text.blank()
  }

  private static func words(_ account: InputAccount.File) -> String {
    var words = "Read with this file, \(account.accepted) of \(account.lines) lines are accepted"
    if let first = account.firstDay, let last = account.lastDay { words += ", from \(first) to \(last)" }
    let refused = Refusal.allCases.compactMap { refusal in
      account.refused[refusal].map { "\($0.lines) as \(refusal.rawValue)" }
    }
    return words + (refused.isEmpty ? "." : "; refused are " + refused.joined(separator: ", ") + ".")
  }

  private func writeFiles(_ text: inout YAMLText) {
    text.line("source:")
    if !files.reason.isEmpty { text.comment(files.reason, indent: 2) }
    for omission in exports.omitted + inspection.beside.omitted {
      text.comment("left out: \(FileError.shown(omission.path)): \(omission.reason)", indent: 2)
    }
    for remark in exports.remarks { text.comment(remark, indent: 2) }
    text.line("files:", indent: 2)
    for pattern in files.patterns { text.line("- " + YAMLText.scalar(pattern), indent: 4) }
    text.blank()
  }

  private func writeFormat(_ text: inout YAMLText) {
    let form = inspection.form
    let numbers = inspection.survey.numbers
    text.line("format:", indent: 2)
    func write(_ key: String, _ value: String, _ reason: String) {
      if !reason.isEmpty { text.comment(reason, indent: 4) }
      text.line("\(key): \(value)", indent: 4)
    }
    write("encoding", inspection.encoding.encoding.value.rawValue, inspection.encoding.encoding.reason)
    for file in inspection.encoding.otherFiles {
      text.comment(
        "but \(FileError.shown(file)) is UTF-8 beyond ASCII, and needs a pipeline file of its own", indent: 4)
    }
    if form.spaceAligned {
      write("space_aligned", "true", form.delimiter.reason)
    } else {
      write("delimiter", YAMLText.scalar(form.delimiter.value.rawValue), form.delimiter.reason)
    }
    if form.skipLines.value > 0 { write("skip_lines", "\(form.skipLines.value)", form.skipLines.reason) }
    if form.newline.value != .auto { write("newline", form.newline.value.rawValue, form.newline.reason) }
    write("header", "\(form.header.value)", form.header.reason)
    write("decimal", YAMLText.scalar(numbers.decimal.value.rawValue), numbers.decimal.reason)
    if numbers.thousands.value != .none {
      write("thousands", YAMLText.scalar(numbers.thousands.value.rawValue), numbers.thousands.reason)
    }
    for mark in numbers.marks { write(mark.key, mark.value, mark.reason) }
    if form.dialect.escape.value != .none {
      write("escape", form.dialect.escape.value.rawValue, form.dialect.escape.reason)
    }
    if form.dialect.guards.value != .none {
      write("guards", form.dialect.guards.value.rawValue, form.dialect.guards.reason)
    }
    for reason in roles.dates?.reasons ?? [] { text.comment(reason, indent: 4) }
    if let dates = roles.dates { text.line("dates: \(YAMLText.list(dates.patterns))", indent: 4) }
    text.blank()
  }
}

// Columns and tables.
extension Proposal {
  private func writeColumns(_ text: inout YAMLText) {
    text.line("columns:", indent: 2)
    for role in Role.allCases {
      if let found = roles.found[role] {
        text.comment(found.reasons.joined(separator: "; "), indent: 4)
        let merges = role == .customer ? inspection.merges : nil
        if let merges { text.comment(merges.reason, indent: 4) }
        let name = roles.name(found.column)
        text.line("\(role.rawValue): \(merges?.yaml(name) ?? YAMLText.scalar(name))", indent: 4)
        if role == .amount || role == .unitPrice { writeComparison(&text, after: role) }
      } else if role == .amount, let sum = roles.amountSum {
        text.comment(sum.reason, indent: 4)
        let minus = sum.minus.isEmpty ? "" : ", minus: \(YAMLText.list(sum.minus.map(roles.name)))"
        text.line("amount: {plus: \(YAMLText.list(sum.plus.map(roles.name)))\(minus)}", indent: 4)
      } else if let reason = roles.missing[role] {
        text.comment("\(reason)", indent: 4)
        text.line("\(role.rawValue): \(Self.placeholder)", indent: 4)
      }
    }
    writeRefund(&text)
    inspection.lineKeys?.writeRefund(&text)
    for remark in roles.remarks { text.comment(remark, indent: 4) }
    text.blank()
  }

  /// Whether the amount is what quantity and unit price say.
  private func writeComparison(_ text: inout YAMLText, after role: Role) {
    let checks = inspection.checks
    if role == .unitPrice, roles.column(.amount) == nil, roles.column(.quantity) != nil {
      let less = roles.column(.discount) == nil ? "" : " minus discount"
      text.comment("no column is named like an amount, so it is quantity × unit price\(less)", indent: 4)
    }
    guard role == .unitPrice, checks.compared > 0 else { return }
    text.comment(
      "the amount column decides; it is quantity × unit price in \(checks.agreeing) of \(checks.compared) lines"
        + (roles.column(.discount) == nil
          ? "" : ", and that minus discount in \(checks.agreeingLessDiscount)"),
      indent: 4)
  }

  private func writeDimensions(_ text: inout YAMLText) {
    let remarks = inspection.dimensionGuess.remarks
    guard !inspection.dimensions.isEmpty || !remarks.isEmpty else { return }
    if !inspection.dimensions.isEmpty { text.line("dimensions:", indent: 2) }
    for dimension in inspection.dimensions {
      let column = YAMLText.scalar(dimension.column)
      text.comment(dimension.reason, indent: 4)
      text.line(
        dimension.level == .line
          ? "\(dimension.name): {column: \(column), level: line}" : "\(dimension.name): \(column)", indent: 4)
    }
    for remark in remarks { text.comment(remark, indent: 4) }
    text.blank()
  }

  private func writeTables(_ text: inout YAMLText) {
    text.line("money:")
    if let column = roles.column(.currency),
      let currency = inspection.survey.columns[column].mostFrequent.first
    {
      text.comment("the most frequent of \(String(reflecting: roles.name(column)))", indent: 2)
      text.line("currency: \(YAMLText.scalar(currency.text))", indent: 2)
    } else {
      text.comment("currency: EUR, or whichever it is: the exports do not say", indent: 2)
    }
    if roles.missing[.amount] == nil { text.comment(digits.decimals.reason, indent: 2) }
    text.line("decimals: \(digits.decimals.value)", indent: 2)
    if digits.rounds { text.line("round: half_even", indent: 2) }
    text.blank()
    text.line("period: month")
    if let amount = roles.column(.amount), inspection.survey.facts[amount].zeroRows > 0 {
      let free = inspection.survey.facts[amount].zeroRows
      text.comment(
        "\(free == 1 ? "1 line has" : "\(free) lines have") an amount of 0; this would count them as purchases:"
      )
      text.line("# purchase: {minimum: 0}")
    }
    text.comment("after so many days of silence a customer is called lapsed: \(lapse.reason)")
    text.line("churn: {rule: fixed, after_days: \(lapse.days)}")
    if let dimension = inspection.dimensions.first(where: { $0.level == .line }) {
      text.comment("what customers buy together, by the first dimension of the lines")
      text.line("cross_sell: {dimension: \(dimension.name)}")
    }
  }
}
