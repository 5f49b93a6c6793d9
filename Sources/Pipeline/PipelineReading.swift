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
    let root = try WrittenValue(yaml: text, file: file, complaints: complaints)
    var pipeline = Pipeline.blank
    root.mapping { reader in
      for key in Pipeline.keys(tables: knownTables) { key.read(&pipeline, reader) }
      pipeline.check(reader)
    }
    guard complaints.problems.isEmpty else {
      throw PipelineError(file: file, problems: complaints.sorted)
    }
    pipeline.readReasons(CommentText(text))
    self = pipeline
  }

  /// `purchase_days` is made where `output` says so, and its own columns must not be called as a dimension's.
  private func checkPurchaseDays(_ file: MappingReader) {
    let name = PurchaseDays.reference.name
    if let tables, tables.contains(name) != output.purchaseDays {
      file.complain(
        about: "tables",
        output.purchaseDays
          ? "output.purchase_days is true, but \(name) is not in the list"
          : "\(name) is only made with output.purchase_days: true")
    }
    guard output.purchaseDays else { return }
    for dimension in source.mapping.dimensions where PurchaseDays.ownColumns.contains(dimension.name) {
      file.complain(
        about: "output",
        "purchase_days has a column \(dimension.name) of its own, so the dimension \(dimension.name) needs another name"
      )
    }
  }

  /// The reasons of what is open stand in comments, which the reading of YAML does not see.
  private mutating func readReasons(_ comments: CommentText) {
    for index in openKeys.indices {
      let line = openKeys[index].position.line
      let isAlone = openKeys.count { $0.position.line == line } == 1
      openKeys[index].reason = comments.reason(for: openKeys[index].path, above: line, isAlone: isAlone)
    }
  }

  /// What sections must be together.
  private func check(_ file: MappingReader) {
    if cache != nil, privacy.customerIDs == .hmac {
      file.complain(
        about: "privacy",
        "customer_ids is hmac, but source.cache would keep the ids as the exports have them; leave it out")
    }
    checkPurchaseDays(file)
    if case .day(let last) = asOf, let first = source.dataFrom, last < first {
      file.complain(about: "as_of", "found \(last), which is before source.data_from, \(first)")
    }
  }
}
