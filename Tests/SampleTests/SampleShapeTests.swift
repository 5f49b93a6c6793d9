import Testing

@testable import Sample

@Suite("The shapes of the lean layout") struct SampleShapeTests {
  /// Records without their header, split at every comma: the lean layout has no quotes.
  private static func records(_ ids: SampleIDs, scattered: Bool = false) -> [[Substring]] {
    var shop = SampleShop(customers: 300, days: 120, seed: 5, layout: .lean)
    (shop.ids, shop.isScattered) = (ids, scattered)
    var trade = Trade(of: shop)
    return (0..<shop.days).flatMap { day in
      String(decoding: trade.export(of: day), as: UTF8.self).split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
  }

  @Test("Another way to write ids changes nothing else", arguments: [SampleIDs.long, .uuid, .email])
  func onlyIDsDiffer(_ ids: SampleIDs) {
    let (short, other) = (Self.records(.short), Self.records(ids))
    #expect(short.count == other.count && short.count > 1_000)
    #expect(zip(short, other).allSatisfy { $0[1] == $1[1] && $0[3...] == $1[3...] })
    for column in [0, 2] {
      let pairs = Set(zip(short, other).map { "\($0[column]),\($1[column])" })
      #expect(pairs.count == Set(short.map { $0[column] }).count)
      #expect(pairs.count == Set(other.map { $0[column] }).count)
      #expect(other.allSatisfy { $0[column].utf8.count > 8 })
    }
  }

  @Test("They are written as they are described")
  func areAsDescribed() throws {
    let uuid = try #require(Self.records(.uuid).first)
    #expect(uuid[2].split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    #expect(Self.records(.long).allSatisfy { $0[2].wholeMatch(of: /C\d{8}/) != nil })
    #expect(Self.records(.long).allSatisfy { $0[0].wholeMatch(of: /R?O\d{9}/) != nil })
    #expect(Self.records(.email).allSatisfy { $0[2].wholeMatch(of: /c\d{6}@mail\.example\.com/) != nil })
  }

  @Test("Scattered orders have one line each")
  func scatteredOrdersHaveOneLine() {
    let sales = Self.records(.long, scattered: true).filter { !$0[7].hasPrefix("-") }
    #expect(sales.count > 400)
    #expect(Set(sales.map { $0[0] }).count == sales.count)
    let neighbours = zip(sales, sales.dropFirst()).count { $0[2] == $1[2] }
    #expect(neighbours * 20 < sales.count)
  }
}
