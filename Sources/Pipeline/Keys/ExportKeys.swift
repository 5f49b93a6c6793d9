internal import Base
internal import Intake
internal import Reports

extension Key {
  /// The section of one export beside the lines. Without it, its tables are only headers.
  ///
  /// - Parameters:
  ///   - name: Within the section around it: `targets`.
  ///   - columns: An example of the columns.
  ///   - keys: What else the section says.
  ///   - begin: Puts the settings of its tables where the section begins.
  ///   - check: What its keys must be together.
  static func export(
    _ kind: ExportKind, _ name: String, columns: String, _ help: String, _ keys: [Key] = [],
    begin: @escaping @Sendable (inout Pipeline) -> Void = { _ in },
    check: @escaping @Sendable (inout Pipeline, MappingReader) -> Void = { _, _ in }
  ) -> Key {
    let common = [
      files(of: kind, help), format(of: kind), self.columns(of: kind, columns), exclude(of: kind),
    ]
    let all = common + keys + [trim(of: kind)]
    return Key(
      read: { pipeline, reader in
        _ = reader.place(name)?.mapping { section in
          pipeline.exports[kind] = ExportSource(kind, format: pipeline.source.format)
          begin(&pipeline)
          for key in all { key.read(&pipeline, section) }
          check(&pipeline, section)
        }
      },
      leaves: all.flatMap { key in
        key.writtenOnly { $0.exports[kind] != nil }.leaves.map { $0.within(name) }
      })
  }

  private static func files(of kind: ExportKind, _ help: String) -> Key {
    .leaf(
      "files", wanted: { _ in "a list, each \(Form.fileName.wanted)" },
      read: { pipeline, section in
        if !section.has("files") {
          section.complain(about: "files", "missing; wanted a list, each \(Form.fileName.wanted)")
        }
        if let files = section.set("files", of: .fileName) { pipeline.exports[kind]?.files = files }
      }, written: { $0.exports[kind]?.files.quoted }, role: .required, help)
  }

  /// Key by key as `source.format`.
  private static func format(of kind: ExportKind) -> Key {
    .leaf(
      "format", wanted: { _ in "keys of source.format" },
      read: { pipeline, section in
        var own = pipeline.alike(kind)
        Key.format.read(&own, section)
        pipeline.exports[kind]?.format = own.source.format
      },
      written: { pipeline in
        let own = pipeline.alike(kind)
        let keys = Key.format.leaves.compactMap { leaf in
          leaf.written(own).map { "\(leaf.path.dropFirst("format.".count)): \($0)" }
        }
        return "{" + keys.joined(separator: ", ") + "}"
      }, "How these files are written, where they differ from source.format. Default: as source.format.")
  }

  private static func exclude(of kind: ExportKind) -> Key {
    .leaf(
      "exclude", wanted: { _ in "a list of rules such as {column: Status, in: [test]}" },
      read: { pipeline, section in
        var own = pipeline.alike(kind)
        own.source.exclusions = []
        Key.exclude.read(&own, section)
        pipeline.exports[kind]?.exclusions = own.source.exclusions
      },
      written: { pipeline in
        var own = pipeline.alike(kind)
        own.source.exclusions = pipeline.exports[kind]?.exclusions ?? []
        return Key.exclude.leaves.first?.written(own)
      },
      "Records that are left out on purpose, by rules as those of source.exclude; the table exports counts them. Default: none."
    )
  }

  private static func trim(of kind: ExportKind) -> Key {
    .leaf(
      "trim", wanted: { _ in "a list, each a key of columns" },
      read: { pipeline, section in
        let names = kind.roles.map(\.role.rawValue) + (pipeline.exports[kind]?.items ?? [])
        let trimmed = section.set("trim", of: .one(of: names), mayBeEmpty: true)
        pipeline.exports[kind]?.trimmed = trimmed.map { Set($0) }
      }, written: { $0.exports[kind]?.trimmed?.sorted().quoted ?? "all" },
      "Only these lose the blanks around their values. Default: all.")
  }

  private static func columns(of kind: ExportKind, _ example: String) -> Key {
    .leaf(
      "columns", wanted: { _ in example },
      read: { pipeline, section in
        let form = pipeline.alike(kind).columnForm
        let rules = pipeline.source.mapping.customers[0]
        section.section("columns") { columns in
          for use in kind.roles {
            let name = use.role.rawValue
            if use.role == .customer, let place = columns.place(name) {
              pipeline.exports[kind]?.customers = CustomerColumn.columns(place, form: form, rules: rules)
            } else if use.isRequired {
              pipeline.exports[kind]?.columns[use.role] = columns.required(name, form)
            } else {
              pipeline.exports[kind]?.columns[use.role] = columns.value(name, form)
            }
          }
        }
      },
      written: { pipeline in
        guard let export = pipeline.exports[kind] else { return nil }
        let columns = kind.roles.compactMap { use -> String? in
          if use.role == .customer, !export.customers.isEmpty {
            return "customer: \(export.customers.listed(\.written))"
          }
          return export.columns[use.role].map { "\(use.role.rawValue): \($0.quoted)" }
        }
        return "{" + columns.joined(separator: ", ") + "}"
      }, role: .required,
      parts: kind.roles.map { use in
        .part("\(use.role.rawValue)", "the name of a column", use.role.help(in: kind))
      },
      "Which column plays which part. A customer is read by the rules of the first column of source.columns.customer, unless other rules are said."
    )
  }
}

extension Pipeline {
  /// The same with the format of one export as that of the source, so that keys of the source read and write it.
  func alike(_ kind: ExportKind) -> Pipeline {
    var pipeline = self
    if let export = exports[kind] { pipeline.source.format = export.format }
    return pipeline
  }
}

extension ExportRole {
  /// What the column says, in a sentence.
  fileprivate func help(in kind: ExportKind) -> String {
    switch self {
    case .customer:
      kind == .survey ? "The respondent, if the answers are not anonymous." : "The id of the customer."
    case .order:
      "The order: its customer is taken where no customer is given, and its first day where no date is mapped."
    case .date: "The day of the record."
    case .kind: "What kind of record it is."
    case .score: "A score on the scale."
    case .reason: "The reason that was given."
    case .answered:
      "The day of the shop's answer; empty: there was none. An answer dated before its record is none."
    case .product: "The product. No table reads it yet."
    case .employee: "The employee. No table shows it."
    case .hired: "The first day at work."
    case .left: "The last day; empty: still employed."
    case .unit: "The unit the employee works in."
    case .amount: "The amount of the loss, as money."
    case .adopted:
      "Whether a suggestion was adopted: not where the cell is empty or says 0, false, no, n or 否."
    case .campaign: "The name of the campaign."
    case .type: "The type of the campaign."
    case .start: "The first day of the campaign."
    case .end: "The last day of the campaign."
    case .group: "The group that the customer was put into."
    case .points: "How many points, as a whole number. Signs are dropped, because the kind decides."
    case .referrer: "The customer who brought another; empty: it is not known who."
    case .referred: "The customer who was brought."
    }
  }
}
