internal import Base
internal import Intake
internal import Reports

extension Pipeline {
  /// The pipeline that a file's text says.
  ///
  /// - Parameters:
  ///   - text: YAML, one document.
  ///   - file: the file's name, for the complaints.
  ///   - knownTables: the tables that `tables` may name.
  /// - Throws: `PipelineError` with every problem found. Where the text is not YAML at all, or has a
  ///   key twice, that is the only one.
  public init(yaml text: String, file: String, knownTables: [String]) throws(PipelineError) {
    let complaints = Complaints()
    let root = try Place(yaml: text, file: file, complaints: complaints)
    let pipeline = root.mapping { Pipeline(reading: $0, knownTables: knownTables) } ?? nil
    guard let pipeline, complaints.problems.isEmpty else {
      throw PipelineError(file: file, problems: complaints.sorted)
    }
    self = pipeline
  }

  /// Nil only after a complaint.
  private init?(reading file: MappingReader, knownTables: [String]) {
    let name = file.required("pipeline", .folderName)
    let (source, readiness, cache) = file.section("source") {
      (Source(reading: $0), Readiness(reading: $0), $0.value("cache", .text))
    }
    let money = file.section("money") {
      MoneyFormat(reading: $0, linesNameCurrency: source?.mapping.currency != nil)
    }
    let declared = Declared(mapping: source?.mapping)
    let settings = Settings(reading: file, money: money, declared: declared)
    let asOf = file.value("as_of", .asOf, else: .last)
    let gates = file.section("gates", Gates.init(reading:))
    let output = file.section("output", OutputSettings.init(reading:))
    let privacy = file.section("privacy", Privacy.init(reading:))
    let tables = file.set("tables", of: .one(of: knownTables))
    if cache != nil, privacy.customerIDs == .hmac {
      file.complain(
        about: "privacy",
        "customer_ids is hmac, but source.cache would keep the ids as the exports have them; leave it out")
    }
    guard let name, var source else { return nil }

    if case .day(let last) = asOf, let first = source.dataFrom, last < first {
      file.complain(about: "as_of", "found \(last), which is before source.data_from, \(first)")
    }
    source.currency = money.currency
    source.decimals = money.decimals
    source.rounding = money.rounding
    source.hidesRecords = privacy.customerIDs != .plain
    self.init(name: name, source: source)
    self.settings = settings
    self.asOf = asOf
    self.readiness = readiness
    self.cache = cache
    self.privacy = privacy
    self.gates = gates
    self.output = output
    self.tables = tables
  }
}

/// The section `money`, which both the reading and the writing of amounts depend on.
struct MoneyFormat {
  var currency: String
  var decimals: Int
  var rounding: Source.Rounding
}

extension MoneyFormat {
  fileprivate init(reading money: MappingReader, linesNameCurrency: Bool) {
    currency = money.value("currency", .text, else: "")
    if linesNameCurrency, !money.has("currency") {
      money.complain(
        about: "currency",
        "missing; source.columns.currency is mapped, so it must say which lines count")
    }
    // After a mistake here, six digits are allowed, so that no amount is complained of for it.
    decimals = money.has("decimals") ? money.value("decimals", .whole(0...6), else: 6) : 2
    rounding = money.value("round", .choice(), else: .none)
  }
}

extension Form where Value == Pipeline.AsOf {
  fileprivate static let asOf = Form(wanted: "last or a date such as 2026-03-09") {
    scalar throws(Misfit) in
    scalar.text == "last" ? .last : .day(try Form<Day>.day.read(scalar))
  }
}

extension Gates {
  fileprivate init(reading gates: MappingReader) {
    self.init()
    maxRefusedShare = gates.value("max_refused_share", .share, else: maxRefusedShare)
    minLines = gates.value("min_lines", .whole(atLeast: 0), else: minLines)
    newestWithinDays = gates.value("newest_within_days", .days(atLeast: 0), else: newestWithinDays)
    minShareOfPrevious =
      gates.section("volume") { $0.value("min_share_of_previous", .share) } ?? minShareOfPrevious
  }
}

extension OutputSettings {
  fileprivate init(reading output: MappingReader) {
    self.init()
    folder = output.value("folder", .text, else: folder)
    keep = output.value("keep", .whole(atLeast: 1), else: keep)
    profile = output.value("profile", .choice(), else: profile)
    metricsFile = output.value("metrics_file", .text)
  }
}
