import Base
import Foundation
import Testing

@testable import Snapshot

struct DataPackageTests {
  private let file = Manifest.File(name: "all", path: "tables/all.csv", rows: 1, bytes: 9, sha256: "abc")

  private func package(currency: String = "GBP") throws -> [String: Any] {
    let headings = FieldKind.allCases.map { Heading(name: $0.rawValue, kind: $0, meaning: "a \($0)") }
    let package = DataPackage(
      pipeline: "My Shop",
      tables: [.init(name: "all", title: "All", headings: headings, key: ["text", "day"])],
      currency: currency, decimals: 2)
    let json = try JSONSerialization.jsonObject(with: Data(package.json(of: [file])))
    return try #require(json as? [String: Any])
  }

  @Test(
    "Every kind of field has its Frictionless type",
    arguments: zip(
      FieldKind.allCases, ["string", "integer", "number", "number", "number", "date", "boolean"]))
  func types(kind: FieldKind, type: String) throws {
    let resource = try #require((try package()["resources"] as? [[String: Any]])?.first)
    let schema = try #require(resource["schema"] as? [String: Any])
    let fields = try #require(schema["fields"] as? [[String: Any]])
    let field = try #require(fields.first { $0["name"] as? String == kind.rawValue })
    #expect(field["type"] as? String == type)
    #expect(field["description"] as? String == (kind == .money ? "a money (GBP, 2 decimals)" : "a \(kind)"))
    #expect(field["format"] as? String == (kind == .day ? "%Y-%m-%d" : nil))
    let decimals: [FieldKind: Int] = [.money: 2, .share: 6, .number: 6]
    #expect(field["decimals"] as? Int == decimals[kind])
    #expect(field["trueValues"] as? [String] == (kind == .flag ? ["true"] : nil))
    #expect(
      (field["constraints"] as? [String: Int]) == (kind == .share ? ["minimum": 0, "maximum": 1] : nil))
    #expect(schema["missingValues"] as? [String] == [""])
    #expect(schema["primaryKey"] as? [String] == ["text", "day"])
  }

  @Test("What a column promises are constraints, and what it does not promise is left out")
  func constraints() throws {
    let headings = [
      Heading(name: "a", kind: .text, meaning: "a", accepted: ["x", "", "y", "x"]),
      Heading(name: "b", kind: .share, meaning: "b", isRequired: true),
      Heading(name: "c", kind: .whole, meaning: "c", accepted: nil),
      Heading(name: "d", kind: .text, meaning: "d", accepted: []),
    ]
    let package = DataPackage(
      pipeline: "p", tables: [.init(name: "all", headings: headings)], currency: "", decimals: 2)
    let text = String(decoding: try package.json(of: [file]), as: UTF8.self).filter { !$0.isWhitespace }
    // The empty text is a missing value, which only `required` forbids.
    #expect(text.contains(#""constraints":{"enum":["x","y"]}"#))
    #expect(text.contains(#""constraints":{"maximum":1,"minimum":0,"required":true}"#))
    #expect(text.matches(of: /"constraints"/).count == 2)
  }

  @Test("A foreign key is told only where the other table is described too")
  func foreignKeys() throws {
    let headings = [Heading(name: "id", kind: .text, meaning: "an id")]
    let keys = ["all", "absent"].map { DataPackage.ForeignKey(["id"], table: $0, key: ["other"]) }
    let package = DataPackage(
      pipeline: "p", tables: [.init(name: "all", headings: headings, foreignKeys: keys)], currency: "",
      decimals: 2)
    let text = String(decoding: try package.json(of: [file]), as: UTF8.self).filter { !$0.isWhitespace }
    #expect(
      text.contains(
        #""foreignKeys":[{"fields":["id"],"reference":{"fields":["other"],"resource":"all"}}]"#))
  }

  @Test("Names are in the specification's letters; bytes and hash are the file's")
  func resource() throws {
    let package = try package()
    #expect(package["name"] as? String == "my-shop")
    #expect(package["title"] as? String == "My Shop")
    let resource = try #require((package["resources"] as? [[String: Any]])?.first)
    #expect(resource["path"] as? String == "tables/all.csv")
    #expect(resource["hash"] as? String == "sha256:abc")
    #expect(resource["bytes"] as? Int == 9)
    #expect((resource["dialect"] as? [String: Any])?["lineTerminator"] as? String == "\n")
  }

  @Test("Settings of every kind survive the manifest")
  func settings() throws {
    let tree: Setting = [
      "flag": true, "whole": 3, "number": .number(0.25), "text": "ä\"\n", "list": [1, "2", .none],
      "group": ["inner": false],
    ]
    let bytes = try JSONText.bytes(of: tree)
    #expect(try JSONText.value(Setting.self, from: bytes, path: "") == tree)
    #expect(throws: SnapshotError.self) { try JSONText.bytes(of: Setting.number(.nan)) }
  }
}
