public import Base

extension InputFindings {
  /// What is known of the whole input.
  /// - Parameters:
  ///   - source: What the pipeline says about its exports.
  ///   - paths: All exports, in the order in which findings number them.
  ///   - wanted: The last day that counts; nil: the newest day there is.
  ///   - contacts: Ids of people who may or may not have bought.
  /// - Throws: `IntakeError` where a total does not fit 64 bits, or a piece of the input is missing.
  public consuming func settled(
    _ source: Source, paths: [String], asOf wanted: Day?, contacts: [String]? = nil
  ) throws(IntakeError) -> SettledInput {
    _ = try whole(paths)
    settleDuplicates(source, paths)
    let files = try whole(paths)
    if let name = magnitudes.tooLarge {
      throw IntakeError(
        .data,
        "the sum of all \(name), without their signs, is over \(Int64.max) smallest units and cannot be held exactly. "
          + "Lower money.decimals, or split the exports")
    }
    try ensureSumsAreBounded()
    let asOf = wanted ?? files.compactMap { $0.days.entries.last?.day }.max().map { Day(number: $0) }
    let firstDay = files.compactMap { $0.days.entries.first?.day }.min().map { Day(number: $0) }
    var newest = newest
    if let found = newest { newest?.line += files[found.file].linesBefore(chunk: found.chunk) }
    let accounts = zip(paths, files).map { path, file in
      var account = InputAccount.File(path: path)
      account.take(file)
      if let asOf { account.count(file.days, upTo: asOf) }
      return account
    }
    let evidence = Evidence(
      source: source, files: zip(paths, files).map { Evidence.File(path: $0, findings: $1) },
      customers: customers, newest: newest)
    return SettledInput(
      asOf: asOf, dataStart: source.dataFrom ?? firstDay, account: InputAccount(files: accounts),
      products: Vocabulary(products), dimensions: dimensions.map { Vocabulary($0) }, contacts: contacts,
      newest: newest, suspicions: Looks.suspicions(evidence), days: files.map(\.days),
      chunks: files.map(\.chunks),
      headLines: files.map(\.headLines), restated: duplicates.restated)
  }
}

extension InputFindings {
  /// The findings of all files, each whole.
  fileprivate func whole(_ paths: [String]) throws(IntakeError) -> [FileFindings] {
    if let beyond = files.keys.filter({ $0 >= paths.count }).min() {
      throw IntakeError(.input, "there is no input \(beyond): these are findings of other exports")
    }
    var whole: [FileFindings] = []
    for (position, path) in paths.enumerated() {
      guard let file = files[position], let count = file.chunkCount else {
        throw IntakeError(.input, "\(path): nobody read it to its end")
      }
      if let missing = file.firstMissing(of: count) {
        throw IntakeError(.input, "\(path): chunk \(missing) of \(count) was not read")
      }
      whole.append(file)
    }
    return whole
  }

  /// Sums by day are parts of the sums without signs. Where they are not, the bytes were written by hand, and adding
  /// them up must not trap.
  fileprivate func ensureSumsAreBounded() throws(IntakeError) {
    let files = files.values
    guard DaySums.areBounded(files.lazy.map(\.days), by: magnitudes.amount),
      DaySums.areBounded(files.lazy.flatMap(\.counts))
    else { throw IntakeError(.input, "findings contradict themselves; read the exports again") }
  }
}

extension DaySums {
  /// Whether all units, without their signs, and all lines can be added up.
  static func areBounded(_ sums: some Sequence<DaySums>, by bound: UInt64) -> Bool {
    var left = bound
    for entry in sums.lazy.flatMap(\.entries) {
      guard entry.units.magnitude <= left else { return false }
      left -= entry.units.magnitude
    }
    return areBounded(sums.lazy.flatMap { $0.entries.map(\.lines) })
  }

  /// Whether counts are none of them negative and can be added up.
  static func areBounded(_ counts: some Sequence<Int>) -> Bool {
    var left = Int.max
    for count in counts {
      guard (0...left).contains(count) else { return false }
      left -= count
    }
    return true
  }
}

extension FileFindings {
  /// All counts that are added up.
  fileprivate var counts: [Int] {
    [headLines, records, excluded, rounded, repeatedHeaders, emptyRecords, duplicates] + remarks.counts
      + chunks.map(\.physicalLines) + refused.values.flatMap { [$0.lines, $0.line] }
  }

  /// The first of so many chunks that was not read; nil where there are all of them and no other.
  fileprivate func firstMissing(of count: Int) -> Int? {
    let missing = chunks.enumerated().first { $0.offset != $0.element.number || $0.offset >= count }
    if let missing { return missing.offset }
    return chunks.count == count ? nil : chunks.count
  }

  fileprivate func linesBefore(chunk: Int) -> Int {
    headLines + chunks.prefix(chunk).reduce(0) { $0 + $1.physicalLines }
  }
}

extension InputAccount.File {
  /// Everything but what depends on the as-of day.
  fileprivate mutating func take(_ findings: FileFindings) {
    lines = findings.records
    excluded = findings.excluded
    rounded = findings.rounded
    repeatedHeaders = findings.repeatedHeaders
    emptyRecords = findings.emptyRecords
    duplicate = findings.duplicates
    remarks = findings.remarks
    refused = findings.refused.mapValues { refused in
      InputAccount.Refused(
        lines: refused.lines, firstLine: findings.linesBefore(chunk: refused.chunk) + refused.line,
        example: refused.example)
    }
  }

  /// Splits the lines that are no duplicates into those that count and those after the as-of day.
  mutating func count(_ days: DaySums, upTo asOf: Day) {
    (accepted, afterAsOf, revenue, firstDay, lastDay) = (0, 0, .zero, nil, nil)
    for entry in days.entries {
      guard entry.day <= asOf.number else {
        afterAsOf += entry.lines
        continue
      }
      accepted += entry.lines
      revenue += Money(units: entry.units)
      firstDay = firstDay ?? Day(number: entry.day)
      lastDay = Day(number: entry.day)
    }
  }
}
