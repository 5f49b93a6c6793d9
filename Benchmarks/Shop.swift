import Base
import Files
import Intake
import Testbench

/// A shop that never was, and its export: orders of one to four lines, in order of time, always the same.
struct Shop {
  var lines = 50_000
  var customers = 5000
  /// Every so many lines the product needs quotes; nil: never.
  var quotedEvery: Int?
  /// Whether lines stand in no order at all.
  var isShuffled = false

  private static let header = "order_id,ordered_at,customer_id,product,region,quantity,unit_price,amount"

  /// How a pipeline would describe the export.
  static func source() throws -> Source {
    var mapping = Mapping(customer: "customer_id", date: "ordered_at", amount: .column("amount"))
    mapping.order = "order_id"
    mapping.product = "product"
    mapping.dimensions = [Mapping.Dimension(name: "region", column: "region")]
    var source = Source(files: [], mapping: mapping, currency: "EUR")
    source.format.dates = [try DatePattern("yyyy-MM-dd HH:mm:ss")]
    return source
  }

  /// Records without a header.
  func records() -> [UInt8] {
    var random = SplitMix64(seed: 1)
    var records: [String] = []
    records.reserveCapacity(lines)
    var order = 0
    while records.count < lines {
      order += 1
      let day = Day(number: Int32(18_000 + 1500 * records.count / lines))
      let clock = (0..<3).map { _ in Int.random(in: 10...20, using: &random).padded(to: 2) }
      let customer = Int.random(in: 0..<customers, using: &random)
      let head =
        "SO\((order).padded(to: 6)),\(day) \(clock.joined(separator: ":")),C\(customer.padded(to: 6)),"
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        records.append(head + line(records.count, &random))
      }
    }
    if isShuffled { records.shuffle(using: &random) }
    return Array((records.joined(separator: "\n") + "\n").utf8)
  }

  private func line(_ number: Int, _ random: inout SplitMix64) -> String {
    let product = Int.random(in: 0..<400, using: &random)
    let quantity = Int.random(in: 1...9, using: &random)
    let price = Int.random(in: 99...9999, using: &random)
    let isQuoted = quotedEvery.map { number % $0 == 0 } ?? false
    let name = isQuoted ? "\"Tea, \"\"\(product)\"\" bags\"" : "Tea \(product) bags"
    let region = ["north", "south", "east", "west"][product % 4]
    return "\(name),\(region),\(quantity),\(Self.money(price)),\(Self.money(quantity * price))"
  }

  static func money(_ cents: Int) -> String {
    "\(cents < 0 ? "-" : "")\(abs(cents) / 100).\((abs(cents) % 100).padded(to: 2))"
  }

  /// The export as runs cut it. Only a file is cut, so there is one for as long as that takes.
  func chunks() throws -> [Chunk] {
    let folder = "/tmp/patron-microbench-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    try Folder.makeNew(folder)
    defer { try? Folder.remove(folder) }
    let file = try OutputFile(creating: folder + "/export.csv")
    try file.write(Self.header + "\n")
    try file.write(records())
    try file.close(syncing: false)
    var sequence = ChunkSequence(files: ["export.csv"], root: folder, source: try Self.source())
    var chunks: [Chunk] = []
    while let chunk = try sequence.next() { chunks.append(chunk) }
    return chunks
  }
}

extension Shop {
  /// What chunks come to, in their order.
  static func reading(of readings: [ChunkReading]) throws -> Reading {
    var builder = ReadingBuilder(source: try source(), files: ["export.csv"])
    for reading in readings {
      builder.take(reading)
      try Disagreement.unless(reading.rejects.all.isEmpty, "the shop's export has refused records")
    }
    return try builder.finish(asOf: nil)
  }
}
