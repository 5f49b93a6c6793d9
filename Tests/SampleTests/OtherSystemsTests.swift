import Foundation
import Testing

@testable import Sample

@Suite("What the sample shop's other systems exported")
struct OtherSystemsTests {
  private static func systems(_ shop: SampleShop) -> OtherSystems {
    var trade = Trade(of: shop)
    for day in 0..<shop.days { _ = trade.export(of: day) }
    return OtherSystems(shop, trade.book)
  }

  private static var small: SampleShop { SampleShop(customers: 1200, days: 200, seed: 7) }
  private static let whole = systems(SampleShop())

  /// By name: the records without their header, split at every comma.
  private static func records(_ name: String, of systems: OtherSystems) -> [[Substring]] {
    let rows = systems.files.first { $0.name == name }?.rows ?? []
    return rows.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test("A known shop has known bytes, on every machine")
  func isTheSameEverywhere() {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for (_, rows) in Self.systems(Self.small).files {
      for byte in (rows.joined(separator: "\n") + "\n").utf8 {
        digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    #expect(String(digest, radix: 16) == "83f0e275b2c44b12")
  }

  @Test("They stand in a folder beside the daily files, and the lean layout has none")
  func standBesideTheDailyFiles() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-other-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try SampleShop(customers: 20, days: 50).write(into: folder.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/relations")
    #expect(
      names.filter { $0.hasSuffix(".csv") }.sorted() == [
        "campaign-targets.csv", "campaigns.csv", "feedback.csv", "points.csv", "redemptions.csv",
        "referrals.csv", "staff-events.csv", "staff.csv", "survey.csv",
      ])
    let lean = folder.appending(path: "lean")
    _ = try SampleShop(customers: 20, days: 50, layout: .lean).write(into: lean.path)
    #expect(!FileManager.default.fileExists(atPath: lean.path + "/relations"))
  }

  @Test("Even a shop of one day and nobody has them")
  func isThereForTheSmallest() {
    for days in 1...3 {
      let systems = Self.systems(SampleShop(customers: 1, days: days))
      #expect(systems.files.allSatisfy { !$0.rows.isEmpty })
    }
  }

  @Test("The warehouse loses people several times as fast as the other units")
  func theWarehouseLosesPeople() {
    let roster = Self.records("staff.csv", of: Self.whole)
    func left(_ unit: String) -> Int { roster.count { $0[4] == unit && !$0[2].isEmpty } }
    #expect(left("Warehouse") > 2 * left("Shop") && left("Warehouse") > 2 * left("Service"))
  }

  @Test("Half of those in the test of the mail are held back, in two ways otherwise")
  func theMailIsATest() {
    let targets = Self.records("campaign-targets.csv", of: Self.whole).filter { $0[0] == "spring mail" }
    let held = targets.count { $0[2] == "held back" }
    #expect(targets.count > 1500 && abs(2 * held - targets.count) < targets.count / 10)
    #expect(Set(targets.map { $0[2] }) == ["held back", "letter", "card"])
  }

  @Test("Customers whom others brought have more orders than the rest")
  func referralsAreWorthMore() {
    let referred = Set(Self.records("referrals.csv", of: Self.whole).map { String($0[1]) })
    var orders = [Bool: (customers: Int, orders: Int)]()
    for (index, own) in Self.whole.orders.enumerated() {
      let isReferred = referred.contains(OrderBook.name(ofCustomer: index + 1))
      orders[isReferred, default: (0, 0)].customers += 1
      orders[isReferred, default: (0, 0)].orders += own.count
    }
    let (some, rest) = (orders[true] ?? (0, 0), orders[false] ?? (0, 0))
    #expect(some.customers > 100)
    #expect(2 * some.orders * rest.customers > 3 * rest.orders * some.customers)
  }
}
