import Intake

extension Suite {
  /// Bytes to typed columns: records, days, money, dictionaries, and lines by groups of customers.
  static let lines = Suite(name: "lines") {
    let source = try Shop.source()
    let chunks = try Shop().chunks()
    let plain = ChunkReader(source: source, groups: LineColumns.groups, readsPlainLines: true)
    let single = ChunkReader(source: source, groups: LineColumns.groups, readsPlainLines: false)
    let quick = chunks.map(plain.read)
    let lines = try told(quick)
    try Disagreement.unless(lines == told(chunks.map(single.read)), "record by record there are other lines")
    return [
      Comparison(
        subject: "no quotes", items: lines.count, item: "line", bytes: quick.reduce(0) { $0 + Int($1.bytes) },
        ways: [
          Comparison.Way(name: "column by column") { chunks.reduce(0) { $0 + plain.read($1).lines.count } },
          Comparison.Way(name: "record by record") { chunks.reduce(0) { $0 + single.read($1).lines.count } },
        ])
    ]
  }

  private struct Line: Equatable {
    let customer: ArraySlice<UInt8>
    let order: ArraySlice<UInt8>
    let day: Int64
    let amount: Int64
    let product: String
    let region: String
  }

  /// The lines, however they are coded.
  private static func told(_ readings: [ChunkReading]) throws -> [Line] {
    let reading = try Shop.reading(of: readings)
    return reading.chunks.enumerated().flatMap { number, chunk in
      let product = reading.products.codes(ofChunk: number)
      let region = reading.dimensions[0].codes(ofChunk: number)
      return (0..<chunk.count).map { line in
        Line(
          customer: chunk.customers.bytes(of: UInt32(chunk.customer[line])),
          order: chunk.orders.bytes(of: UInt32(chunk.order[line])), day: chunk.day[line],
          amount: chunk.amount[line],
          product: reading.products.values[Int(product[Int(chunk.products.codes[line])])],
          region: reading.dimensions[0].values[Int(region[Int(chunk.dimensions[0].codes[line])])])
      }
    }
  }
}
