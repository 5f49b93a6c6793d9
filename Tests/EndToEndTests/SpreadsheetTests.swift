import Foundation
import Testing

/// `output.excel`: tables for a spreadsheet whose decimal sign is a comma.
@Suite struct SpreadsheetTests {
  private static let european = "output: {profile: excel, excel: {delimiter: \";\", decimal: \",\"}}\n"

  private func text(_ place: Workplace, _ file: String) throws -> String {
    String(decoding: try place.bytes("out/shop/latest/\(file)"), as: UTF8.self)
  }

  @Test func everyFileHasTheSigns() throws {
    let place = try Shop.open(gates: Self.european)
    try place.write(
      "data/b.csv",
      "order,day,customer,region,amount\no9,2025-05-30,\"a;b\",\"x,y\",1x\no8,2025-05-30,a;b,\"x,y\",1.50\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    let files = try place.published("shop").filter { $0.key.hasSuffix(".csv") }
    #expect(files.count > 40)
    for (name, bytes) in files {
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(name)")
      let header = String(decoding: bytes.dropFirst(3).prefix { $0 != 0x0A }, as: UTF8.self)
      #expect(header.contains(";") && !header.contains(","), "\(name): \(header)")
    }
    let customers = try text(place, "tables/customers.csv")
    #expect(customers.contains("\n\"a;b\";2025-05-30;"))
    #expect(customers.contains(";1,50;"))
    #expect(customers.contains(";x,y"))
    #expect(
      try text(place, "rejects.csv").contains(
        "data/b.csv;2;bad_amount;amount;\"o9,2025-05-30,\"\"a;b\"\",\"\"x,y\"\",1x\""))
    #expect(try text(place, "history.csv").contains(";64,25;"))
    let package = try text(place, "datapackage.json").filter { !$0.isWhitespace }
    #expect(package.contains("\"delimiter\":\";\"") && package.contains("\"decimalChar\":\",\""))
    #expect(!package.contains("\"delimiter\":\",\""))
    #expect(try place.run("verify", "out/shop/latest").code == 0)
  }

  /// What a snapshot in one form says is compared with the other by its numbers, not by their signs.
  @Test func aChangeOfTheSignsRestatesNothing() throws {
    let place = try Shop.open()
    let plain = try page(place, after: "")
    #expect(try page(place, after: Self.european) == plain)
    #expect(try text(place, "restated.csv").split(separator: "\n").count == 1)
    #expect(try text(place, "history.csv").contains(";62,75;"))
    let snapshots = try place.names(in: "out/shop/snapshots").map { "out/shop/snapshots/" + $0 }
    let diff = try Program.debug.run(["diff"] + snapshots, in: place.path)
    // The table snapshot names its folder; nothing else differs.
    #expect(
      diff.output.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("snapshot,") },
      "\(diff.output)")
    #expect(try page(place, after: "output: {page: true, keep: 29}\n") == plain)
    #expect(try text(place, "history.csv").contains(",62.75,"))
    #expect(try text(place, "restated.csv").split(separator: "\n").count == 1)
  }

  /// The page of `latest`, without what names the snapshot.
  private func page(_ place: Workplace, after settings: String) throws -> String {
    try place.write("shop.yml", Shop.pipeline + settings)
    #expect(try place.run("run", "shop.yml").code == 0)
    let page = try place.run("page", "out/shop/latest")
    #expect(page.code == 0)
    return page.output.replacing(/· [0-9a-f]{8}/, with: "")
  }

  @Test(arguments: [
    (
      "output: {excel: {delimiter: \";\"}}\n",
      "output.excel.delimiter: output.profile is plain, so it would do nothing"
    ),
    (
      "output: {profile: excel, excel: {decimal: \",\"}}\n",
      "output.excel.decimal: the delimiter is a comma too"
    ),
    ("output: {profile: excel, excel: {decimal: x}}\n", "output.excel.decimal: found x; wanted one of"),
  ])
  func signsThatCannotBeAreRefused(_ settings: String, _ words: String) throws {
    let place = try Shop.open(gates: settings)
    let run = try place.run("run", "shop.yml")
    #expect(run.code == 78)
    #expect(run.words.contains(words), "\(run.words)")
  }
}
