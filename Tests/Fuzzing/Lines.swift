internal import Base
internal import Intake

/// Records read column by column come to the same lines and refusals as read one by one.
///
/// The first byte picks how they are read; the rest are records of `customer,day,amount,order,product,region`.
func checkLines(_ bytes: [UInt8]) throws(Broken) {
  guard let first = bytes.first else { return }
  let source = sources[Int(first) % sources.count]
  let header = ["customer", "day", "amount", "order", "product", "region"]
  guard let chunk = try? Chunk(bytes: Array(bytes.dropFirst()), header: header, source: source) else {
    throw Broken("the header lacks a column")
  }
  let quick = ReadLines(ChunkReader(source: source, groups: 8).read(chunk), source)
  let slow = ReadLines(ChunkReader(source: source, groups: 8, readsPlainLines: false).read(chunk), source)
  try Broken.unless(quick == slow, "read one by one it is \(slow), column by column \(quick)")
}

private let sources: [Source] = {
  var mapping = Mapping(customer: "customer", date: "day", amount: .column("amount"))
  mapping.order = "order"
  mapping.product = "product"
  mapping.dimensions = [Mapping.Dimension(name: "region", column: "region")]
  let plain = Source(files: [], mapping: mapping)
  var rounding = plain
  rounding.rounding = .halfEven
  rounding.format.dates = [try? DatePattern("dd.MM.yyyy HH:mm"), .iso].compactMap(\.self)
  rounding.format.decimal = .comma
  rounding.format.delimiter = .semicolon
  var strict = plain
  strict.mapping.trimmed = ["amount"]
  strict.exclusions = [Exclusion(column: "product", test: .startsWith("x"))]
  strict.dataFrom = Day(iso: "2026-01-01")
  strict.decimals = 0
  // As many as a power of two, so that the letters @, A, B, … begin the examples of each in turn.
  return [plain, rounding, strict] + sourcesWithMeaning(plain)
}()

/// What a line means is said by keys: ids folded, lines turned round, amounts added up.
private func sourcesWithMeaning(_ plain: Source) -> [Source] {
  var folded = plain
  folded.mapping.customers = [
    CustomerColumn("customer", foldsCase: true, droppedSuffix: ".0"), CustomerColumn("region"),
  ]
  var turned = plain
  turned.negations = [
    Exclusion(column: "product", test: .startsWith("r")),
    Exclusion(column: "amount", test: .isAtMost(Decimal(mantissa: -5, scale: 0))),
  ]
  var sum = plain
  sum.mapping.amount = .sum(plus: ["amount", "product"], minus: ["order"])
  var all = folded
  all.negations = turned.negations
  all.mapping.amount = sum.mapping.amount
  all.rounding = .halfEven
  all.mapping.refund = Mapping.Refund(amount: "region", date: "product")
  all.filledDown = ["customer", "day", "product"]
  all.duplicates = .dropIdentical(.everywhere)
  var filled = plain
  filled.filledDown = ["customer", "day", "region"]
  filled.aliasTable = try? AliasTable(
    text: Array("old,id\na,b\nb,c1\nA,c1\nk2,k1\n".utf8),
    Aliases(files: [], oldColumn: "old", newColumn: "id"), of: plain)
  return [folded, turned, sum, filled, all]
}

/// What a chunk comes to, however it is coded.
private struct ReadLines: Equatable {
  var lines: [[[UInt8]]]
  var figures: [Int64]
  var counts: [Int]
  var rejects: [String]
  /// With what looks wrong.
  var findings: [UInt8]

  init(_ reading: ChunkReading, _ source: Source) {
    let columns = reading.lines
    lines = (0..<columns.count).map { line in
      [
        columns.customers.bytes(of: UInt32(columns.customer[line])),
        columns.orders.bytes(of: UInt32(columns.order[line])), columns.products.text(of: line),
      ].map { Array($0) } + columns.dimensions.map { Array($0.text(of: line)) }
    }
    figures = (0..<columns.count).flatMap { [columns.day[$0], columns.amount[$0]] }
    counts = [
      reading.records, reading.repeatedHeaders, reading.emptyRecords, reading.physicalLines, reading.excluded,
      reading.rounded,
    ]
    counts += reading.remarks.counts
    rejects = reading.rejects.all.map { "\($0)" }
    var builder = ReadingBuilder(source: source, files: ["1.csv"])
    builder.take(reading)
    findings = builder.findings.sealed(as: "findings").content
  }
}
