import Base
import Intake
import Ledger
import Reports
import Testing

@Suite struct ProductRepurchaseTests {
  /// Against every product's buyers looked up one by one.
  @Test(arguments: [1, 2, 3, 4] as [UInt64], [1, 4])
  func productsAreThoseOfTheLines(_ seed: UInt64, _ shards: Int) throws {
    let shop = InventedShop(seed: seed)
    var workshop = Workshop.openShop
    workshop.shards = shards
    let sheet = Sheet(try #require(try workshop.tables(of: shop.export)["product_repurchase"]))
    for product in Set(shop.lines.map(\.product)) {
      var buyers = 0
      var rebuyers = 0
      var cameBack = 0
      var cents = 0
      for buyer in shop.buyers {
        cents += shop.lines(of: buyer).filter { $0.product == product }.reduce(0) { $0 + $1.cents }
        let purchases = shop.purchases(of: buyer)
        let with = purchases.filter { $0.sales.contains { $0.product == product } }
        guard let first = with.first, let last = purchases.last else { continue }
        buyers += 1
        if with.count >= 2 { rebuyers += 1 }
        if last.day > first.day { cameBack += 1 }
      }
      let row = sheet.row(["entity": "product", "value": product])
      guard buyers >= 2 else {
        #expect(row == nil)
        continue
      }
      #expect(row?["buyers"] == "\(buyers)")
      #expect(row?["rebuyers"] == "\(rebuyers)")
      #expect(row?["came_back"] == "\(cameBack)")
      #expect(row?["revenue"] == Money(units: Int64(cents)).written(decimals: 2))
    }
  }

  /// Two lines of one product on one day are one purchase day, a refunded one is not bought, and who never bought
  /// adds nothing, not even a refund.
  @Test func whatCountsAsBought() throws {
    let export = """
      order,day,customer,product,category,region,amount,cost
      o1,2025-01-01,a,tea,k,r,5.00,1.00
      o2,2025-01-01,a,tea,k,r,5.00,1.00
      o3,2025-01-02,a,tea,k,r,-2.00,1.00
      o4,2025-01-03,a,tea,k,r,5.00,1.00
      o5,2025-01-03,a,tea,k,r,-5.00,1.00
      o6,2025-01-01,b,tea,k,r,7.00,1.00
      o7,2025-01-04,b,cup,k,r,7.00,1.00
      o8,2025-01-05,b,tea,k,r,0.00,1.00
      o9,2025-01-02,x,tea,k,r,-9.00,1.00

      """
    var workshop = Workshop.openShop
    let tea = Sheet(try #require(try workshop.tables(of: export)["product_repurchase"]))
      .row(["entity": "product", "value": "tea"])
    #expect(tea?["buyers"] == "2")
    #expect(tea?["rebuyers"] == "0")
    #expect(tea?["came_back"] == "1")
    #expect(tea?["revenue"] == "15.00")

    // With a minimum of 0 the cancelled day and the free line are purchases too.
    workshop.settings.purchase.minimum = .zero
    let free = Sheet(try #require(try workshop.tables(of: export)["product_repurchase"]))
      .row(["entity": "product", "value": "tea"])
    #expect(free?["rebuyers"] == "2")
    #expect(free?["came_back"] == "2")
  }

  @Test func aHeaderOnlyWithoutProductsAndLineDimensions() throws {
    var workshop = Workshop.openShop
    workshop.source.mapping.product = nil
    workshop.source.mapping.dimensions.removeLast()
    workshop.settings.crossSell.dimension = nil
    let tables = try workshop.tables(of: ExampleShop.export)
    #expect(Sheet(try #require(tables["product_repurchase"])).rows.isEmpty)
  }

  @Test func fewBuyersSayNothing() throws {
    var workshop = Workshop.openShop
    workshop.settings.crossSell.minBuyers = 3
    let sheet = Sheet(try #require(try workshop.tables(of: ExampleShop.export)["product_repurchase"]))
    #expect(sheet.rows.map { $0["value"] } == ["cake", "cup", "tea", "drinks", "food", "ware"])
  }
}
