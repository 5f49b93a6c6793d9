import Foundation
import Testing

/// What is refused is only put off: with the records of `rejects.csv` mended and fed back as one more export, the
/// tables are those of exports that were clean from the beginning.
@Suite struct MendedRejectsTests {
  struct Night: Sendable, CustomTestStringConvertible {
    let seed: UInt64
    var form: ChanceExport.Form { seed % 2 == 0 ? .amount : .quantityAndPrice }
    var encoding: String.Encoding { seed % 4 < 2 ? .utf8 : .windowsCP1252 }
    /// Not `last_file_wins`: there a file with one line of an order takes the place of its others.
    var duplicates: String { seed % 3 == 0 ? "drop_identical" : "keep" }
    var asOf: [String] { seed % 5 < 2 ? ["--as-of", "2025-03-31"] : [] }
    /// Files count in the order of their names, which must not matter.
    var nameOfMended: String { seed % 3 == 1 ? "0.csv" : "mended.csv" }

    var testDescription: String { "seed \(seed)" }

    var pipeline: String {
      """
      pipeline: shop
      source:
        files: [data/*.csv]
        format: {encoding: \(encoding == .utf8 ? "utf-8" : "windows-1252")}
        columns:
          {customer: id, date: day, order: order, product: product, discount: discount, cost: cost, currency: currency,
           \(form == .amount ? "amount: amount" : "quantity: quantity, unit_price: price")}
        dimensions: {country: country, kind: {column: kind, level: line}}
        exclude: [{column: product, starts_with: POST}]
        duplicates: \(duplicates)
      money: {currency: EUR}
      cross_sell: {dimension: kind, min_buyers: 2}
      relationship: {dimension: country, customers: {few: 2, many: 9}}

      """
    }
  }

  /// Exports clean and damaged, and what each damaged record was.
  private struct Exports {
    var clean: [String: Data] = [:]
    var damaged: [String: Data] = [:]
    /// Only the records that were not damaged.
    var kept: [String: Data] = [:]
    var originals: [Place: (record: [UInt8], damage: ChanceExport.Damaged)] = [:]
    let header: Data

    struct Place: Hashable {
      let file: String
      let line: Int
    }

    init(_ night: Night) {
      var chance = ChanceExport(seed: night.seed, form: night.form, encoding: night.encoding)
      header = Data(chance.header + [UInt8(ascii: "\n")])
      for file in ["data/a.csv", "data/b.csv", "data/c.csv"] {
        var (clean, damaged, kept) = (header, header, header)
        var line = 2
        var last: ChanceExport.Record?
        for _ in 0..<chance.number(60...160) {
          // Now and then a line comes twice.
          let record = chance.number(0...19) == 0 ? last ?? chance.cleanRecord() : chance.cleanRecord()
          last = record
          let whole = record.written + [UInt8(ascii: "\n")]
          clean += whole
          guard chance.number(0...3) == 0 else {
            (damaged, kept) = (damaged + whole, kept + whole)
            line += record.written.count { $0 == UInt8(ascii: "\n") } + 1
            continue
          }
          let damage = chance.damaged(record)
          originals[Place(file: file, line: line)] = (record.written, damage)
          damaged += damage.written + [UInt8(ascii: "\n")]
          line += damage.written.count { $0 == UInt8(ascii: "\n") } + 1
        }
        (self.clean[file], self.damaged[file], self.kept[file]) = (clean, damaged, kept)
      }
    }

    /// Puts the record that it was in the place of every reject.
    func mended(_ rejects: WrittenTable) throws -> Data {
      try rejects.rows.reduce(into: header) { mended, reject in
        let place = Place(file: reject["file"] ?? "", line: Int(reject["line"] ?? "") ?? 0)
        mended += try #require(originals[place], "a reject that was not damaged: \(reject)").record
        mended.append(UInt8(ascii: "\n"))
      }
    }
  }

  private func publish(_ night: Night, _ files: [String: Data]) throws -> PublishedRun {
    let place = try Workplace()
    try place.write("shop.yml", night.pipeline)
    for (name, bytes) in files { try place.write(name, bytes) }
    return try PublishedRun("shop.yml", publishing: "shop", at: place, arguments: night.asOf)
  }

  static let nights = (1...12).map { Night(seed: $0) }

  @Test(arguments: nights) func theTablesAreThoseOfTheCleanExports(_ night: Night) throws {
    let exports = Exports(night)
    let clean = try publish(night, exports.clean)
    #expect(try clean.table("quality")("refused", where: ["file": "(total)"]) == "0")
    // Nothing looks wrong in clean exports, so few customers are too few for a model, and so few days have no three windows.
    let mayBeEmpty: Set = [
      "refusals", "suspicions", "model_holdout", "model_tracking", "retention_by_change",
    ]
    for name in clean.tableNames where !mayBeEmpty.union(SameBytesTests.ofOtherSystems).contains(name) {
      #expect(try !clean.table(name).rows.isEmpty, "\(name) is empty, so it proves nothing")
    }

    // What was damaged is refused, for what was done to it, and nothing else is.
    let damaged = try publish(night, exports.damaged)
    let rejects = try WrittenTable(#require(damaged.files["rejects.csv"]))
    #expect(rejects.rows.count == exports.originals.count)
    for reject in rejects.rows {
      let place = Exports.Place(file: reject["file"] ?? "", line: Int(reject["line"] ?? "") ?? 0)
      let reason = try #require(reject["reason"])
      #expect(reason == exports.originals[place]?.damage.reason, "\(place)")
      // The raw text as it stood, where it is text.
      guard reason != "bad_encoding", let damage = exports.originals[place]?.damage else { continue }
      #expect(reject["record"] == String(bytes: damage.written, encoding: night.encoding), "\(place)")
    }
    #expect(damaged.differing(from: clean).contains("customers"), "the damage shows in no table")

    // The damaged exports left as they are, and one more beside them.
    let mended = try exports.mended(rejects)
    let name = "data/\(night.nameOfMended)"
    let fedBack = try publish(night, exports.damaged.merging([name: mended]) { $1 })
    try SameFigures.expect(fedBack, clean)
    let total: KeyValuePairs = ["file": "(total)"]
    for column in ["duplicate", "excluded", "after_as_of"] {
      #expect(
        try fedBack.table("quality")(column, where: total) == clean.table("quality")(column, where: total))
    }
    #expect(fedBack.files["rejects.csv"] == damaged.files["rejects.csv"])

    // The rejects moved out of the exports: only the files' own rows of `quality` may differ.
    let moved = try publish(night, exports.kept.merging([name: mended]) { $1 })
    #expect(moved.differing(from: clean, besides: ["quality", "suspicions"]) == [])
    #expect(try moved.table("quality").rows(where: total) == clean.table("quality").rows(where: total))
    #expect(moved.files["rejects.csv"] == clean.files["rejects.csv"])
  }

  /// Every reason there is comes up in some night, or the law is not tried for it.
  @Test func everyReasonIsTried() throws {
    let known = Set(ChanceExport.Form.allCases.flatMap(ChanceExport.reasons))
    #expect(known.count == 16)
    let tried = Set(Self.nights.flatMap { Exports($0).originals.values.map(\.damage.reason) })
    #expect(tried == known)
  }
}
