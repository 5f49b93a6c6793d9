import Testing

@testable import Sample

@Suite("The stories of the sample's lines")
struct StoriesTests {
  /// What a shop wrote.
  private struct Books: Sendable {
    var lines: [String] = []
    /// By customer.
    let orders: [[OrderBook.Entry]]
    let counted: (lines: Int, orders: Int, customers: Int)
    let dirty: [Int]

    init(_ shop: SampleShop, hasStories: Bool) {
      var trade = Trade(of: shop, hasStories: hasStories)
      for day in 0..<shop.days {
        lines += String(decoding: trade.export(of: day), as: UTF8.self).split(separator: "\n").dropFirst()
          .map(String.init)
      }
      orders = trade.book.byCustomer()
      counted = (trade.summary.lines, trade.summary.orders, trade.summary.customers)
      dirty = trade.summary.dirty
    }
  }

  private static let told = Books(SampleShop(), hasStories: true)
  private static let plain = Books(SampleShop(), hasStories: false)

  @Test("Without its stories a shop is the one of before there were any")
  func thePlainShopStays() {
    var trade = Trade(of: SampleShop(customers: 1200, days: 200, seed: 7), hasStories: false)
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for day in 0..<200 {
      for byte in trade.export(of: day) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    #expect(String(digest, radix: 16) == "41845400834bdae2")
  }

  @Test("Only whom the portal brought has fewer orders; all other orders keep their days and ids")
  func nobodyElsesOrdersChange() {
    #expect(Self.told.orders.count == Self.plain.orders.count)
    let portal = 274..<335  // October and November 2024
    var lost = 0
    for (own, all) in zip(Self.told.orders, Self.plain.orders) where own.map(\.order) != all.map(\.order) {
      lost += 1
      #expect(own.count == 1 && own[0].day == all[0].day && all.contains { $0.order == own[0].order })
      #expect(portal.contains(all[0].day))
    }
    #expect((50..<150).contains(lost))
  }

  @Test("Only first orders, lost customers, the last year's Household and East, and the dirt, change")
  func otherLinesStay() {
    let told = Set(Self.told.lines)
    let pairs = zip(Self.told.orders, Self.plain.orders).enumerated()
    let lost = Set(
      pairs.filter { $0.element.0.count < $0.element.1.count }
        .map { OrderBook.name(ofCustomer: $0.offset + 1) })
    let first = Set(Self.plain.orders.compactMap { $0.first.map { "\($0.order)" } })
    var (stayed, changed) = (0, 0)
    for line in Self.plain.lines {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 13, !lost.contains(fields[2]),
        !first.contains(fields[0].replacing("R", with: "")),
        fields[1] < "2025" || fields[5] != "East" && fields[4] != "Household"
      else { continue }
      if told.contains(line) { stayed += 1 } else { changed += 1 }
    }
    #expect(stayed > 9_000)
    // What is wrong with a line that is left out is the next one's.
    #expect(changed < Dirt.allCases.count * 6, "\(changed) lines changed")
  }

  @Test("A shop that is too short for a story has none of it", arguments: [1, 2, 365, 366, 457, 458])
  func shortShopsHaveNone(_ days: Int) {
    let shop = SampleShop(customers: 50, days: days)
    let (told, plain) = (Books(shop, hasStories: true), Books(shop, hasStories: false))
    if days <= 457 { #expect(told.counted.orders == plain.counted.orders) }
    #expect(told.counted.customers == plain.counted.customers)
  }

  @Test("The summary counts what is written")
  func theSummaryCounts() {
    let newlines = Self.told.dirty[Dirt.quotedNewline.rawValue]
    #expect(Self.told.lines.count == Self.told.counted.lines + newlines)
    #expect(Self.told.counted.orders == Self.told.orders.reduce(0) { $0 + $1.count })
    #expect(Self.told.dirty.allSatisfy { (3...8).contains($0) })
  }
}
