import Base
import Intake
import Reports
import Testing

@Suite struct BreadthTests {
  /// Buyer b1 bought one product, b2 two, … b13 thirteen; each once more of the first.
  private static let export =
    "order,day,customer,product,category,region,amount,cost\n"
    + (1...13).flatMap { breadth in
      (0...breadth).map { line in
        let day = InventedShop.firstDay + line
        return "o,\(day),b\(breadth),p\(line % breadth),k,r,1.00,0.50\n"
      }
    }.joined()

  @Test func elevenAndMoreStandTogether() throws {
    var workshop = Workshop.openShop
    workshop.source.mapping.dimensions[1].column = "product"
    let sheet = Sheet(try #require(try workshop.tables(of: Self.export)["breadth"]))
    #expect(sheet.rows.map { $0["breadth"] } == (1...10).map { "\($0)" } + ["11+"])
    #expect(sheet.rows.map { $0["customers"] } == Array(repeating: "1", count: 10) + ["3"])
    #expect(sheet.rows.last?["revenue"] == "39.00")
    #expect(sheet.rows.last?["revenue_per_customer"] == "13.00")
    #expect(sheet.rows.last?["share"] == "0.230769")
  }

  /// Against what each buyer's sales on purchase days hold.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func breadthIsThatOfTheLines(_ seed: UInt64) throws {
    let shop = InventedShop(seed: seed)
    let sheet = Sheet(try #require(try Workshop.openShop.tables(of: shop.export)["breadth"]))
    var customers: [Int: Int] = [:]
    var cents: [Int: Int] = [:]
    for buyer in shop.buyers {
      let bought = Set(shop.purchases(of: buyer).flatMap(\.sales).map(\.category))
      customers[bought.count, default: 0] += 1
      cents[bought.count, default: 0] += shop.lines(of: buyer).reduce(0) { $0 + $1.cents }
    }
    for breadth in 1...10 {
      let row = sheet.row(["breadth": "\(breadth)"])
      #expect(row?["customers"] == "\(customers[breadth] ?? 0)")
      #expect(row?["revenue"] == Money(units: Int64(cents[breadth] ?? 0)).written(decimals: 2))
    }
  }

  @Test func aHeaderOnlyWithoutADimension() throws {
    var workshop = Workshop.openShop
    workshop.settings.crossSell.dimension = nil
    let text = try workshop.tables(of: ExampleShop.export)["breadth"]
    #expect(text == "breadth,customers,share,revenue,revenue_per_customer,repeat_rate,active_share\n")
  }
}
