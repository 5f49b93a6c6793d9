import Base
import Pictures
import Reports
import Testing

/// Every table and column has a title in each language; what the page says too is said in the page's words.
@Suite struct TitleTests {
  private let chinese = TableTitles(.simplifiedChinese)
  private let english = TableTitles(.english)

  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test(arguments: Registry.descriptions.map(\.reference.name))
  func nothingIsLeftWithoutATitle(_ name: String) throws {
    let table = try #require(Registry.descriptions.first { $0.reference.name == name })
    let question = table.reference.question
    #expect(english.table(name, asking: question) == question)
    #expect(isChinese(chinese.table(name, asking: question)), "\(name) has no question in Chinese")
    for heading in table.headings(.placeholders) where heading.name != "<name>" {
      let titles = [english, chinese].map { $0.column(heading.name, of: name) }
      #expect(isChinese(titles[1]), "\(name).\(heading.name) has no title in Chinese")
      #expect(!titles[0].contains("_") || heading.name.contains("<"), "\(titles[0])")
      #expect(titles[0].first?.isLowercase == false)
    }
    // A reader who sees only titles can tell the columns of a table apart.
    let all = table.headings(.placeholders).map { chinese.column($0.name, of: name) }
    let twice = Dictionary(grouping: all) { $0 }.filter { $1.count > 1 }.keys
    #expect(twice.isEmpty, "\(name): \(twice.sorted())")
  }

  @Test func columnsAreNamedAfterDimensionsAndDays() {
    #expect(english.column("first_region", of: "customers") == "First region")
    #expect(chinese.column("first_region", of: "customers") == "首购region")
    #expect(chinese.column("favourite_渠道", of: "customers") == "最常渠道")
    #expect(chinese.column("again_45", of: "first_purchases") == "45 天内复购")
    #expect(chinese.column("expected_purchases_30", of: "customer_value") == "未来 30 天预期购买次数")
    #expect(chinese.column("channel", of: "purchase_days") == "channel")
    #expect(english.column("customer_id", of: "customers") == "Customer ID")
    #expect(chinese.column("rate", of: "winback") == "回流率")
  }
}
