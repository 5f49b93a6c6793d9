internal import Base
internal import Files
internal import Intake

/// The sections of the exports beside the lines, as text.
struct BesideSections: Sendable {
  let exports: [BesideExport]
  /// How the lines are written: what a section does not say is as there.
  let lines: ExportsLook

  func write(to text: inout YAMLText) {
    for export in exports where !export.kind.isPart {
      text.blank()
      write(export, named: export.kind.rawValue, indent: 0, &text)
    }
  }

  private func write(_ export: BesideExport, named name: String, indent: Int, _ text: inout YAMLText) {
    text.line("\(name):", indent: indent)
    let margin = indent + 2
    if let account = export.account { text.comment(export.words(account), indent: margin) }
    for remark in export.match.remarks + export.look.exports.remarks { text.comment(remark, indent: margin) }
    text.line("files: \(YAMLText.list(export.look.exports.files.sorted(by: Path.precedes)))", indent: margin)
    let format = BesideFormat(export, beside: lines)
    for reason in format.reasons { text.comment(reason, indent: margin) }
    if !format.keys.isEmpty {
      text.line(
        "format: {\(format.keys.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}", indent: margin)
    }
    text.line("columns: {\(export.columnsText)}", indent: margin)
    BesideKeys(export).write(to: &text, indent: margin)
    for part in exports where part.kind.section == export.kind {
      write(part, named: String(part.kind.rawValue.split(separator: ".").last ?? ""), indent: margin, &text)
      if part.kind == .campaignTargets { BesideKeys(part).writeControl(to: &text, indent: margin) }
    }
  }
}

extension ExportKind {
  /// The section within which it stands.
  fileprivate var section: ExportKind? {
    switch self {
    case .staffEvents: .staff
    case .campaignTargets, .campaignRedemptions: .campaigns
    default: nil
    }
  }

  fileprivate var isPart: Bool { section != nil }
}

extension BesideExport {
  /// `customer: Requester email, date: Created at`
  fileprivate var columnsText: String {
    kind.roles.compactMap { use in
      name(use.role).map { "\(use.role.rawValue): \(YAMLText.scalar($0))" }
    }.joined(separator: ", ")
  }

  /// Whether records may be of somebody who is not known.
  private var namesPeople: Bool {
    kind == .staffEvents || match.columns[.order] != nil
      || kind.owner.map { match.columns[$0] != nil } ?? false
  }

  fileprivate func words(_ account: Account) -> String {
    var words = "Read with this section, \(account.accepted) of \(account.records) records are accepted"
    if namesPeople {
      words +=
        ", \(account.known) of them of \(kind == .staffEvents ? "people on the roster" : "customers who bought")"
    }
    var rest: [String] = []
    if account.refused > 0 { rest.append("refused: \(account.refused)") }
    if account.setAside > 0 { rest.append("set aside: \(account.setAside)") }
    if account.afterAsOf > 0 { rest.append("of a later day than the lines: \(account.afterAsOf)") }
    return words + (rest.isEmpty ? "" : "; " + rest.joined(separator: ", ")) + "."
  }

  /// What has to be looked at, now that a trial reading has counted.
  var openPoints: [OpenPoint] {
    var points = match.open + BesideKeys(self).open
    points += (dates?.toConfirm ?? []).map { OpenPoint("\(kind.rawValue).format", $0) }
    if let words = look.encoding.encoding.toConfirm {
      points.append(OpenPoint("\(kind.rawValue).format", words))
    }
    guard let account else { return points }
    if account.refused * 10 > account.records {
      points.append(
        OpenPoint(
          "\(kind.rawValue).columns",
          "why \(account.refused) of \(account.records) records are refused; patron check names the reasons"))
    }
    let owner =
      match.columns[.order] == nil
      ? kind.owner ?? .employee : match.columns[.customer] == nil ? .order : .customer
    let mayBeStrangers = kind == .campaignTargets || kind == .referrals
    let isStrange = mayBeStrangers ? account.known == 0 : account.known < account.unknown
    if namesPeople, isStrange, name(owner) != nil, account.accepted > 0 {
      points.append(
        OpenPoint(
          "\(kind.rawValue).columns.\(owner.rawValue)",
          "whether \(String(reflecting: name(owner) ?? "")) is the same id as in the lines: \(account.unknown) of "
            + "\(account.accepted) records are of nobody who bought"))
    }
    if kind == .feedback, account.setAside * 10 > account.records {
      points.append(
        OpenPoint(
          "feedback.columns.order",
          "whether \(String(reflecting: name(.order) ?? "")) is the same id as in the lines: \(account.setAside) of "
            + "\(account.records) records name an order that no line has, so that their day is not known"))
    }
    return points
  }
}

/// The keys of a section's format that differ from those of the lines.
private struct BesideFormat {
  private(set) var keys: [(key: String, value: String)] = []
  private(set) var reasons: [String] = []

  init(_ export: BesideExport, beside lines: ExportsLook) {
    let own = export.look
    add("encoding", own.encoding.encoding.value.rawValue, lines.encoding.encoding.value.rawValue)
    if own.form.spaceAligned || lines.form.spaceAligned {
      add("space_aligned", "\(own.form.spaceAligned)", "\(lines.form.spaceAligned)")
    }
    if !own.form.spaceAligned {
      add(
        "delimiter", YAMLText.scalar(own.form.delimiter.value.rawValue),
        YAMLText.scalar(lines.form.delimiter.value.rawValue))
    }
    add("skip_lines", "\(own.form.skipLines.value)", "\(lines.form.skipLines.value)")
    add("newline", own.form.newline.value.rawValue, lines.form.newline.value.rawValue)
    add("header", "\(own.form.header.value)", "\(lines.form.header.value)")
    let numbers = own.survey.numbers
    let others = lines.survey.numbers
    // Both signs, because one of the lines' could be the other of these.
    if numbers.decimal.value != others.decimal.value || numbers.thousands.value != others.thousands.value {
      keys.append(("decimal", YAMLText.scalar(numbers.decimal.value.rawValue)))
      keys.append(("thousands", YAMLText.scalar(numbers.thousands.value.rawValue)))
    }
    add("escape", own.form.dialect.escape.value.rawValue, lines.form.dialect.escape.value.rawValue)
    add("guards", own.form.dialect.guards.value.rawValue, lines.form.dialect.guards.value.rawValue)
    if let dates = export.dates, !dates.patterns.isEmpty {
      reasons = dates.reasons
      keys.append(("dates", YAMLText.list(dates.patterns)))
    }
  }

  private mutating func add(_ key: String, _ value: String, _ other: String) {
    if value != other { keys.append((key, value)) }
  }
}
