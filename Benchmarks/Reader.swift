import CSV

extension Suite {
  /// Bytes to records, in chunks of the size that runs cut.
  static let reader = Suite(name: "reader") {
    try [
      comparison("no quotes", Shop(lines: chunk).records()),
      comparison("a quoted field in every 16th record", Shop(lines: chunk, quotedEvery: 16).records()),
      comparison("a quoted field in every record", Shop(lines: chunk, quotedEvery: 1).records()),
    ]
  }

  /// Records of a mebibyte.
  private static let chunk = 15_000

  private static func comparison(_ subject: String, _ bytes: [UInt8]) throws -> Comparison {
    let comma = UInt8(ascii: ",")
    let scanning = RecordReader(delimiter: comma, scans: true)
    let parsing = RecordReader(delimiter: comma, scans: false)
    let records = scanning.read(bytes).told
    try Disagreement.unless(records == parsing.read(bytes).told, "libcsv reads other records")
    return Comparison(
      subject: subject, items: records.count, item: "record", bytes: bytes.count,
      ways: [
        Comparison.Way(name: "scanners") { scanning.read(bytes).size },
        Comparison.Way(name: "libcsv for all records") { parsing.read(bytes).size },
      ])
  }
}

extension RecordBatch {
  fileprivate var size: Int { records.count + fields.count + Int(lineCount) }

  /// The fields of each record, wherever they stand in memory.
  fileprivate var told: [[ArraySlice<UInt8>]] {
    records.map { record in
      let first = Int(record.firstField)
      return fields[first..<first + Int(record.fieldCount)].map { bytes[$0.range] }
    }
  }
}
