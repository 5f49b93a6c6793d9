import Crypto
import Foundation
import Testing

/// `report.html` in a snapshot, and `patron page`.
@Suite struct PageTests {
  private func page(_ place: Workplace) throws -> String {
    String(decoding: try place.bytes("out/shop/latest/report.html"), as: UTF8.self)
  }

  @Test func runWritesThePageAndNamesItFirst() throws {
    let place = try Shop.open()
    let run = try place.run("run", "shop.yml")
    #expect(run.code == 0)
    let named = run.words.split(separator: "\n").filter { $0.contains("out/shop/") }
    #expect(named.first == "shop: open out/shop/latest/report.html", "\(run.words)")
    let text = try page(place)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(text.contains("<h1>shop</h1>"))
    #expect(text.contains("as of 2025-05-30"))
    #expect(text.contains("✓ tables reconciled"))
    let manifest = try place.bytes("out/shop/latest/manifest.json")
    let sum = SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    #expect(String(decoding: manifest, as: UTF8.self).contains(sum))
    #expect(try place.run("verify", "out/shop/latest").code == 0)
  }

  /// Made again from the snapshot's files it is the same page, byte for byte.
  @Test func pageOfASnapshotIsThatOfTheRun() throws {
    let place = try Shop.open(gates: "cross_sell: {dimension: region}\n")
    try place.run("run", "shop.yml")
    let again = try place.run("page", "out/shop/latest")
    #expect(again.code == 0)
    #expect(try again.output == page(place))
    let chinese = try place.run("page", "out/shop/latest", "--language", "zh-Hans")
    #expect(chinese.output.contains("<html lang=\"zh-Hans\">") && chinese.output.contains("复购"))
    #expect(try place.run("verify", "out/shop/latest").code == 0)
  }

  @Test func settingsOfThePageAreKept() throws {
    let place = try Shop.open(gates: "output: {language: zh-Hans, page_accounts: 0}\n")
    try place.run("run", "shop.yml")
    let text = try page(place)
    #expect(text.contains("<html lang=\"zh-Hans\">"))
    #expect(!text.contains(">anna<"))
    #expect(try place.run("page", "out/shop/latest").output == text)
    try place.write("shop.yml", Shop.pipeline + "output: {page: false}\n")
    try place.run("run", "shop.yml")
    #expect(try !place.names(in: "out/shop/latest").contains("report.html"))
    // A snapshot without a page still gives one.
    #expect(try place.run("page", "out/shop/latest").output.contains(">anna<"))
  }

  @Test func changesAreToldAgainstTheSnapshotBefore() throws {
    let place = try Shop.open()
    try place.run("run", "shop.yml", "--as-of", "2025-04-30")
    #expect(try !page(place).contains("Changes are against"))
    try place.run("run", "shop.yml")
    let text = try page(place)
    #expect(text.contains("Changes are against the snapshot as of 2025-04-30."))
    // carl's first order, 30.00.
    #expect(text.contains("▲ +30.00"))
  }

  /// The tables do not wait for a page that cannot be made.
  @Test func damagedSnapshotBeforeCostsOnlyThePage() throws {
    let place = try Shop.open()
    try place.run("run", "shop.yml", "--as-of", "2025-04-30")
    let headline = "out/shop/latest/tables/headline.csv"
    let lines = String(decoding: try place.bytes(headline), as: UTF8.self).split(separator: "\n")
    try place.write(headline, "\(lines[0])\n\(lines[1].replacing(/[0-9]/, with: "x"))\n")
    let run = try place.run("run", "shop.yml")
    #expect(run.code == 0)
    #expect(run.words.contains("report.html is not made"), "\(run.words)")
    let names = try place.names(in: "out/shop/latest")
    #expect(names.contains("tables") && !names.contains("report.html"))
  }

  /// What is left of a table would pass for all of it.
  @Test func tableThatIsCutOffBetweenTwoRowsIsAnError() throws {
    let place = try Shop.open()
    try place.run("run", "shop.yml")
    for table in ["customer_value", "periods"] {
      let path = "out/shop/latest/tables/\(table).csv"
      let whole = String(decoding: try place.bytes(path), as: UTF8.self)
      let rows = whole.split(separator: "\n")
      #expect(rows.count > 2)
      try place.write(path, rows.dropLast().joined(separator: "\n") + "\n")
      let page = try place.run("page", "out/shop/latest")
      #expect(page.code == 65 && page.output.isEmpty)
      #expect(page.words.contains("\(table).csv cannot be trusted"), "\(page.words)")
      try place.write(path, whole)
    }
    #expect(try place.run("page", "out/shop/latest").code == 0)
  }

  @Test func snapshotThatIsNoneIsAnError() throws {
    let place = try Shop.open()
    #expect(try place.run("page", "out/shop/latest").code == 66)
    try place.write("shop.yml", Shop.pipeline + "tables: [growth]\n")
    try place.run("run", "shop.yml")
    #expect(try !place.names(in: "out/shop/latest").contains("report.html"))
    let page = try place.run("page", "out/shop/latest")
    #expect(page.code == 65)
    #expect(page.words.contains("headline"))
  }

  /// One customer, one order: nearly everything is too little to say, and the page says so.
  @Test(arguments: ["en", "zh-Hans"]) func oneCustomerHasAPage(_ language: String) throws {
    let place = try Workplace()
    try place.write("shop.yml", Shop.pipeline + "output: {language: \(language)}\n")
    try place.write("data/a.csv", "order,day,customer,region,amount\no1,2025-01-10,anna,north,20.00\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    let text = try page(place)
    #expect(text.contains("class=\"nothing\""))
    #expect(text.contains("</html>"))
  }
}
