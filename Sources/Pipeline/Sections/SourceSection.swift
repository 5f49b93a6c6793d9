internal import Base
internal import Intake

extension Source {
  /// The section `source`, without the money; nil after a complaint of something required.
  init?(reading source: MappingReader) {
    if !source.has("files") {
      source.complain(about: "files", "missing; wanted a list, each \(Form.fileName.wanted)")
    }
    let files = source.set("files", of: .fileName)
    let format = source.section("format", ExportFormat.init(reading:))
    let column = Form.column(hasHeader: format.hasHeader)
    let mapping = source.section("columns") { Mapping(reading: $0, column: column) }
    let dimensions =
      source.place("dimensions").flatMap { Mapping.Dimension.list(at: $0, column: column) } ?? []
    let trimmable = Mapping.roles + dimensions.map(\.name)
    let trimmed = source.set("trim", of: .one(of: trimmable), mayBeEmpty: true)
    let exclusions = source.sections(
      "exclude", of: "rules such as {column: Status, in: [cancelled]}"
    ) {
      Exclusion(reading: $0, column: column)
    }
    let duplicates = Duplicates(reading: source)
    if duplicates == .lastFileWins, let mapping, mapping.order == nil {
      source.complain(
        about: "duplicates", "last_file_wins goes by orders, so source.columns.order must be mapped")
    }
    let dataFrom = source.value("data_from", .day)
    let contacts = source.value("contacts", .text)

    guard let files, var mapping else { return nil }
    mapping.dimensions = dimensions
    mapping.trimmed = trimmed.map { Set($0) }
    self.init(files: files, mapping: mapping)
    self.format = format
    self.exclusions = exclusions ?? []
    self.duplicates = duplicates ?? .keep
    self.dataFrom = dataFrom
    self.contacts = contacts
  }
}

extension ExportFormat {
  init(reading format: MappingReader) {
    self.init()
    delimiter = format.value("delimiter", .choice(), else: delimiter)
    encoding = format.value("encoding", .choice(), else: encoding)
    newline = format.value("newline", .choice(), else: newline)
    hasHeader = format.value("header", .flag, else: hasHeader)
    skipLines = format.value("skip_lines", .whole(0...1_000_000), else: skipLines)
    spaceAligned = format.value("space_aligned", .flag, else: spaceAligned)
    decimal = format.value("decimal", .choice(), else: decimal)
    thousands = format.value("thousands", .choice(), else: thousands)
    dates = format.list("dates", of: .datePattern) ?? dates

    if let sign = thousands.byte, sign == decimal.byte {
      let key = format.has("thousands") ? "thousands" : "decimal"
      format.complain(
        about: key, "the decimal sign and the thousands sign are both \(decimal.rawValue.shown)")
    }
    if spaceAligned, format.has("delimiter") {
      format.complain(
        about: "delimiter",
        "blanks separate the fields, as space_aligned is true; leave one of the two out")
    }
    if spaceAligned, thousands == .blank {
      format.complain(
        about: "thousands",
        "a blank ends a field, as space_aligned is true, so it cannot stand in a number")
    }
  }
}

extension Source.Duplicates {
  /// A word, or `{drop_identical: other_files}`.
  fileprivate init?(reading source: MappingReader) {
    if source.place("duplicates")?.isMapping == true {
      let reach: Reach? = source.section("duplicates") { $0.required("drop_identical", .choice()) }
      guard let reach else { return nil }
      self = .dropIdentical(reach)
    } else {
      let words = ["keep", "drop_identical", "last_file_wins"]
      switch source.value("duplicates", Form<String>.one(of: words)) {
      case "keep": self = .keep
      case "drop_identical": self = .dropIdentical(.everywhere)
      case "last_file_wins": self = .lastFileWins
      default: return nil
      }
    }
  }
}

extension Exclusion {
  /// Numbers in a rule are written with a point; those of the export are read by its decimal sign.
  fileprivate init?(reading rule: MappingReader, column: Form<String>) {
    let name = rule.required("column", column)
    let kind = rule.exactlyOne(of: ["in", "not_in", "empty", "starts_with", "at_most", "at_least"])
    let test: Test? =
      switch kind {
      case "in": rule.set("in", of: .columnValue).map(Test.isOneOf)
      case "not_in": rule.set("not_in", of: .columnValue).map(Test.isNoneOf)
      case "empty": rule.value("empty", .flag).map(Test.isEmpty)
      case "starts_with": rule.value("starts_with", .columnValue).map(Test.startsWith)
      case "at_most": rule.value("at_most", .decimal).map(Test.isAtMost)
      case "at_least": rule.value("at_least", .decimal).map(Test.isAtLeast)
      default: nil
      }
    guard let name, let test else { return nil }
    self.init(column: name, test: test)
  }
}
