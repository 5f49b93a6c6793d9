import Pictures
import Testing

/// The reference of tables in the page's dress.
@Suite struct ReferencePageTests {
  private func page(_ text: String) throws -> PageParser.Parsed {
    var growth = ReferencePage.Entry(name: "growth", question: text, grain: text, definition: "a\n\(text)")
    growth.rules = [text, "Order: by time."]
    growth.columns = ["column", "type", "meaning"]
    growth.rows = [["opening", "integer", text], ["churned", "integer", "who left"]]
    growth.example = "period,opening\n2025-01,\(text)\n"
    let other = ReferencePage.Entry(
      name: "repurchase_curve", question: "When?", grain: "", definition: "the\ncolumn `day`\n\nand more")
    let page = ReferencePage(
      title: text, introduction: [text],
      attachments: [ReferencePage.Attachment("An export", "a,b\n\n\(text)")],
      [growth, other], provenance: "1.0")
    return try PageParser.parse(String(decoding: page.bytes, as: UTF8.self))
  }

  @Test func everyEntryStandsOnThePageAndInItsContents() throws {
    let page = try page("plain")
    #expect(page.all("h1").map(\.text) == ["plain"])
    #expect(page.all("section").compactMap { $0["id"] } == ["t-growth", "t-repurchase_curve"])
    let links = page.all("nav").flatMap { $0.all("a") }.compactMap { $0["href"] }
    #expect(links == ["#t-growth", "#t-repurchase_curve"])
    let section = try #require(page.all("section").first)
    #expect(section.all("li").map(\.text) == ["plain", "Order: by time."])
    #expect(section.all("tr").map { $0.all("th").count + $0.all("td").count } == [3, 3, 3])
    #expect(section.all("code").map(\.text) == ["period,opening", "2025-01,plain", " "])
    let second = try #require(page.all("section").last)
    #expect(second.all("p").map(\.text) == ["When? ", "the column day", "and more"])
    #expect(second.all("code").map(\.text) == ["day"])
    let ids = page.all.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: HostileTextTests.texts.map { String($0.prefix(60)) })
  func hostileTextChangesNoMarkup(_ text: String) throws {
    let tame = try page(String(repeating: "n", count: 20)).all.map { [$0.tag] + $0.attributes.map(\.name) }
    #expect(try page(text).all.map { [$0.tag] + $0.attributes.map(\.name) } == tame)
  }
}
