import Foundation
import Testing

/// A run in parts publishes the snapshot of a run, byte for byte, however it is cut.
@Suite struct PartTests {
  static let cuts = [
    PartRun.Cut(readers: 1, counters: 1, seed: 1), PartRun.Cut(readers: 3, counters: 2, cuts: 3, seed: 2),
    PartRun.Cut(readers: 24, counters: 5, seed: 3),
  ]

  private static func sample() throws -> Workplace {
    let place = try Workplace()
    try place.copyPipeline("sample")
    for (name, data) in try SampleExports.made.get().files.sorted(by: { $0.key < $1.key }) {
      try place.write("data/sample/" + name, data)
    }
    return place
  }

  @Test func sampleInParts() throws {
    let place = try Self.sample()
    try place.expectSameBytes(
      "pipelines/sample.yml", of: "sample", place.exports(in: "data/sample"), Self.cuts)
  }

  @Test func sampleAsOfAPastDay() throws {
    let place = try Self.sample()
    try place.expectSameBytes(
      "pipelines/sample.yml", of: "sample", place.exports(in: "data/sample"), [Self.cuts[1]],
      options: ["--as-of", "2025-06-30"])
  }

  /// With all exports beside the lines; feedback goes by the orders of the lines.
  @Test func otherExportsInParts() throws {
    let place = try Workplace()
    try place.copyPipeline("relations")
    try place.run("sample", "data/sample", "--customers", "300", "--days", "740", "--seed", "9", with: .fast)
    try place.expectSameBytes(
      "pipelines/relations.yml", of: "relations", place.exports(in: "data/sample"), [Self.cuts[1]])
  }

  /// Codes and names in GBK; ids that begin alike; an export without a line; refused records with quotes.
  @Test func ordersInGBK() throws {
    let place = try Workplace()
    let (beijing, shanghai): ([UInt8], [UInt8]) = ([0xB1, 0xB1, 0xBE, 0xA9], [0xC9, 0xCF, 0xBA, 0xA3])
    var lines = Data("order,day,customer,region,amount\n".utf8)
    for line in 0..<200 {
      lines += Data("o\(line),2025-\(10 + line % 3)-0\(1 + line % 9),customer-\(line % 37),".utf8)
      lines += Data(line % 2 == 0 ? beijing : shanghai)
      lines += Data(",\(line % 11 == 0 ? "\"1,2\"" : "\(line).5")\n".utf8)
    }
    try place.write("data/a.csv", lines)
    try place.write("data/b.csv", Data("order,day,customer,region,amount\n".utf8))
    try place.write(
      "data/c.csv",
      Data("order,day,customer,region,amount\nx,2025-12-31,customer-1,".utf8) + Data(beijing)
        + Data(",1\n".utf8))
    try place.write(
      "shop.yml",
      Shop.pipeline.replacingOccurrences(of: "  columns:", with: "  format: {encoding: gbk}\n  columns:"))
    try place.expectSameBytes("shop.yml", of: "shop", place.exports(in: "data"), Self.cuts, with: .debug)
    #expect(String(decoding: try place.bytes("out/shop/latest/rejects.csv"), as: UTF8.self).contains("1,2"))
    #expect(try place.table("customers").column("first_region").contains("上海"))
  }
}
