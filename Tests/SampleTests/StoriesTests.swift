import Testing

@testable import Sample

@Suite("The stories of the sample's lines")
struct StoriesTests {
  private static func trade(_ shop: SampleShop, hasStories: Bool) -> (Trade, lines: [Substring]) {
    var trade = Trade(of: shop, hasStories: hasStories)
    var lines: [Substring] = []
    for day in 0..<shop.days {
      lines += String(decoding: trade.export(of: day), as: UTF8.self).split(separator: "\n").dropFirst()
    }
    return (trade, lines)
  }

  private static let told = trade(SampleShop(), hasStories: true)
  private static let plain = trade(SampleShop(), hasStories: false)

  @Test("Without its stories a shop is the one of before there were any")
  func thePlainShopStays() {
    var trade = Trade(of: SampleShop(customers: 1200, days: 200, seed: 7), hasStories: false)
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for day in 0..<200 {
      for byte in trade.export(of: day) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    #expect(String(digest, radix: 16) == "41845400834bdae2")
  }

  @Test("Only whom the portal brought has fewer orders; everybody's other orders have the same days and ids")
  func nobodyElsesOrdersChange() {
    let (told, plain) = (Self.told.0.book.byCustomer(), Self.plain.0.book.byCustomer())
    #expect(told.count == plain.count)
    let portal = 274..<335  // October and November 2024
    var lost = 0
    for (own, all) in zip(told, plain) {
      guard own.map(\.order) != all.map(\.order) else { continue }
      lost += 1
      #expect(own.map(\.order) == [all.map(\.order)[0]])
      #expect(portal.contains(all[0].day))
    }
    #expect((50..<150).contains(lost))
  }

  @Test("Only first orders, lost customers, the last year's Household and East, and the dirt, change")
  func otherLinesStay() {
    let told = Set(Self.told.lines)
    let (orders, plain) = (Self.told.0.book.byCustomer(), Self.plain.0.book.byCustomer())
    let lost = zip(orders, plain).enumerated().filter { $1.0.count < $1.1.count }
    let lostNames = Set(lost.map { OrderBook.name(ofCustomer: $0.offset + 1) })
    let first = Set(plain.compactMap { $0.first.map { "\($0.order)" } })
    var (stayed, changed) = (0, 0)
    for line in Self.plain.lines {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 13, !first.contains(fields[0].replacing("R", with: "")),
        !lostNames.contains(fields[2]),
        fields[1] < "2025" || fields[5] != "East" && fields[4] != "Household"
      else { continue }
      if told.contains(line) { stayed += 1 } else { changed += 1 }
    }
    #expect(stayed > 9_000)
    // What is wrong with a line that is left out is the next one's.
    #expect(changed < Dirt.allCases.count * 6, "\(changed) lines changed")
  }

  @Test("A shop that is too small for a story has none of it", arguments: [1, 2, 365, 366, 457, 458])
  func shortShopsHaveNone(_ days: Int) {
    let shop = SampleShop(customers: 50, days: days)
    let (told, plain) = (Self.trade(shop, hasStories: true).0, Self.trade(shop, hasStories: false).0)
    if days <= 457 { #expect(told.summary.orders == plain.summary.orders) }
    #expect(told.summary.customers == plain.summary.customers)
  }

  @Test("The summary counts what is written")
  func theSummaryCounts() {
    let newlines = Self.told.0.summary.dirty[Dirt.quotedNewline.rawValue]
    #expect(Self.told.lines.count == Self.told.0.summary.lines + newlines)
    #expect(Self.told.0.summary.orders == Self.told.0.book.entries.count)
    #expect(Self.told.0.summary.dirty.allSatisfy { (3...8).contains($0) })
  }
}
