import Base
import CSV
import Foundation
import Intake
import Ledger
import Reports
import Testing

@Suite struct KnownOnTests {
  private func reading(
    _ export: String, asOf: Day?, source: Source = Workshop.openShop.source
  ) throws -> Reading {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    try Data(export.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var chunks = ChunkSequence(files: [file.path], source: source)
    let reader = ChunkReader(source: source)
    var builder = ReadingBuilder(source: source, files: ["example.csv"])
    while let chunk = try chunks.next() { _ = builder.take(reader.read(chunk)) }
    return try builder.finish(asOf: asOf)
  }

  /// One reading, seen from many days, says what readings of their own as of those days say.
  @Test func oneReadingServesManyDays() throws {
    let all = try reading(ExampleShop.export, asOf: nil)
    let source = Workshop.openShop.source
    for back in [0, 1, 30, 100, 4000] {
      let day = try #require(all.asOf) - back
      let own = try reading(ExampleShop.export, asOf: day)
      let known = all.known(on: day)
      #expect(known.asOf == day)
      #expect(known.dataStart == own.dataStart)
      let (a, b) = (known.account.total, own.account.total)
      #expect(a.accepted == b.accepted)
      #expect(a.afterAsOf == b.afterAsOf)
      #expect(a.revenue == b.revenue)
      #expect(a.firstDay == b.firstDay)
      #expect(a.lastDay == b.lastDay)
      #expect(InputFacts(known, of: source)?.asOf == InputFacts(own, of: source)?.asOf)
    }
  }

  @Test func theNewestDayIsKnownWithItsRecord() throws {
    let source = Source(
      files: [], mapping: Mapping(customer: "id", date: "day", amount: .column("sum")), currency: "EUR")
    let export = "id,day,sum\na,2026-03-01,1\n\nb,2062-03-02,1\nc,bad,1\nc,2026-03-03,1\nd,2062-03-02,2\n"
    let newest = try #require(try reading(export, asOf: nil, source: source).newest)
    #expect(newest.day == Day(iso: "2062-03-02"))
    #expect(newest.line == 4)
    #expect(newest.value == "2062-03-02")
    #expect(try reading("id,day,sum\n", asOf: nil, source: source).newest == nil)
  }

  /// Everything above the ledger sees the pseudonym only, and rows are in its order.
  @Test func customersAreCalledByPseudonymsFromTheLedgerOn() throws {
    let all = try reading(ExampleShop.export, asOf: nil)
    let plain = HistoryBuilder(all, shards: 1, purchase: PurchaseRule()).history(ofShard: 0)
    let hidden = HistoryBuilder(all, shards: 1, purchase: PurchaseRule()) { id in
      String(String(decoding: id, as: UTF8.self).reversed()) + "!"
    }.history(ofShard: 0)
    let names = hidden.customers.map(hidden.ids.text(of:))
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(
      Set(names) == Set(plain.customers.map { String(plain.ids.text(of: $0).reversed()) + "!" }))
    #expect(hidden.net.count == plain.net.count)
  }
}
