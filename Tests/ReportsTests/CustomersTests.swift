import Base
import Intake
import Ledger
import Testing

@testable import Reports

@Suite struct CustomersTests {
  private func sheet(_ workshop: Workshop, of export: String) throws -> Sheet {
    Sheet(try #require(try workshop.tables(of: export)["customers"]))
  }

  /// Against each buyer's lines looked through one by one, in shards that cut across the order of ids.
  @Test(arguments: [1, 2, 3] as [UInt64], [1, 5])
  func figuresAreThoseOfTheLines(_ seed: UInt64, _ shards: Int) throws {
    let shop = InventedShop(seed: seed)
    var workshop = Workshop.openShop
    workshop.shards = shards
    let sheet = try sheet(workshop, of: shop.export)
    // Ids are ASCII here, so that bytes and Swift agree: c1, c10, c11, c2 …
    #expect(sheet.rows.map { $0["customer_id"] } == shop.buyers)
    for (row, buyer) in zip(sheet.rows, shop.buyers) {
      let purchases = shop.purchases(of: buyer)
      let cents = shop.lines(of: buyer).map(\.cents)
      #expect(row["purchase_days"] == "\(purchases.count)")
      #expect(row["first_purchase"] == purchases.first?.day.description)
      #expect(row["last_purchase"] == purchases.last?.day.description)
      #expect(row["revenue"] == written(cents.reduce(0, +)))
      #expect(row["refunds"] == written(-cents.filter { $0 < 0 }.reduce(0, +)))
      #expect(row["profit"] == written(shop.lines(of: buyer).reduce(0) { $0 + $1.cents - $1.costCents }))
      let gaps = zip(purchases, purchases.dropFirst()).map { $1.day - $0.day }.sorted()
      #expect(row["median_gap_days"] == (gaps.isEmpty ? "" : "\(gaps[(gaps.count + 1) / 2 - 1])"))
      #expect(row["first_region"] == purchases.first?.carried(regionName))
      #expect(row["last_region"] == purchases.last?.carried(regionName))
      #expect(row["favourite_region"] == favourite(purchases.map { ($0.carried(regionName), $0.netCents) }))
    }
  }

  /// Most days, then the largest net of those days, then the first by bytes.
  private func favourite(_ days: [(value: String, cents: Int)]) -> String? {
    let values = Set(days.map(\.value))
    func standing(_ value: String) -> [Int] {
      let own = days.filter { $0.value == value }
      return [own.count, own.reduce(0) { $0 + $1.cents }]
    }
    let best = values.map(standing).max { $0.lexicographicallyPrecedes($1) }
    return values.filter { standing($0) == best }.min {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
  }

  private func written(_ cents: Int) -> String { Money(units: Int64(cents)).written(decimals: 2) }

  @Test func favouriteTies() throws {
    let export = """
      order,day,customer,product,category,region,amount,cost
      o,2025-01-01,days,p,k,west,1.00,0
      o,2025-01-02,days,p,k,west,1.00,0
      o,2025-01-03,days,p,k,east,9.00,0
      o,2025-01-01,net,p,k,west,3.00,0
      o,2025-01-02,net,p,k,east,2.00,0
      o,2025-01-01,bytes,p,k,west,2.00,0
      o,2025-01-02,bytes,p,k,east,2.00,0

      """
    let sheet = try sheet(.openShop, of: export)
    #expect(sheet.row(["customer_id": "days"])?["favourite_region"] == "west")
    #expect(sheet.row(["customer_id": "net"])?["favourite_region"] == "west")
    #expect(sheet.row(["customer_id": "bytes"])?["favourite_region"] == "east")
  }

  /// Both windows are known here: kept, faded away, and new.
  @Test func previousTiers() throws {
    let export = """
      order,day,customer,product,category,region,amount,cost
      o,2024-01-01,a,p,k,r,1.00,0
      o,2024-08-01,a,p,k,r,9.00,0
      o,2025-08-01,a,p,k,r,1.00,0
      o,2024-01-01,b,p,k,r,1.00,0
      o,2025-08-01,b,p,k,r,5.00,0
      o,2024-08-02,c,p,k,r,5.00,0
      o,2025-09-01,d,p,k,r,3.00,0

      """
    let sheet = try sheet(.openShop, of: export)
    #expect(sheet.rows.map { $0["customer_id"] } == ["a", "b", "c", "d"])
    #expect(sheet.rows.map { $0["previous_tier"] } == ["platinum", "inactive", "iron", "new"])
    #expect(sheet.rows.map { $0["tier"] } == ["iron", "platinum", "inactive", "iron"])
    #expect(sheet.rows.map { $0["rank"] } == ["3", "1", "", "2"])
  }

  /// Made shard by shard, many at a time, and each by itself: every cell.
  @Test(arguments: [1, 2, 7])
  func aBlockOfBuyersIsEachOfThem(_ shards: Int) throws {
    var workshop = Workshop.openShop
    workshop.shards = shards
    let (histories, landmarks) = try workshop.landmarks(of: InventedShop(seed: 8).export)
    let rows = rows(of: histories, landmarks)
    let columns = Customers.columns(PipelineNames(landmarks))
    #expect(rows.count > 3 && columns.count > 30)
    for positions in [0..<rows.count, 1..<rows.count, 2..<3] {
      let block = rows.rows(at: positions)
      #expect(block.count == positions.count)
      for (position, buyer) in zip(positions, block) {
        let alone = rows.rows(at: position..<position + 1)[0]
        #expect(columns.map { $0.field(buyer) } == columns.map { $0.field(alone) })
      }
    }
  }

  /// Without cost and cross_sell.dimension there is nothing to say, and that is not 0.
  @Test func unknownIsEmpty() throws {
    var workshop = Workshop.openShop
    workshop.source.mapping.cost = nil
    workshop.settings.crossSell.dimension = nil
    let sheet = try sheet(workshop, of: ExampleShop.export)
    #expect(sheet.rows.allSatisfy { $0["profit"] == "" && $0["breadth"] == "" })
  }

  /// Any part of the table can be written by itself, and any shop of ids that differ only behind a common beginning
  /// stands in order of bytes.
  @Test func rowsCanBeWrittenInParts() throws {
    let ids = ["é", "z", "aa", "a", "Z", "a\u{0301}", "0", "customer-10", "customer-9"]
    let export =
      "order,day,customer,product,category,region,amount,cost\n"
      + ids.map { "o,2025-01-01,\($0),p,k,r,1.00,0\n" }.joined()
    var workshop = Workshop.openShop
    workshop.shards = 4
    let (histories, landmarks) = try workshop.landmarks(of: export)
    let rows = rows(of: [histories[0]] + histories.dropFirst().reversed(), landmarks)
    let id = try #require(Customers.columns(PipelineNames(landmarks)).first)
    let sorted = ids.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(rows.rows(at: 0..<rows.count).map { id.field($0) } == sorted.map { Field.text($0) })
    #expect((0..<rows.count).map { String(decoding: rows.key(at: $0), as: UTF8.self) } == sorted)
    #expect(rows.rows(at: 3..<6).map { id.field($0) } == sorted[3..<6].map { Field.text($0) })
    #expect(rows.rows(at: 4..<4).isEmpty)
  }

  private func rows(of histories: [History], _ landmarks: Landmarks) -> ListedRows<Customers> {
    let parts = histories.map { Customers().part(Worksheet($0, landmarks)) }
    return ListedRows(Customers(), CustomerOrder(histories), parts, landmarks)
  }
}
