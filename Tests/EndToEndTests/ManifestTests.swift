import Crypto
import Foundation
import Testing

/// `manifest.json` and `datapackage.json` say what lies beside them.
@Suite struct ManifestTests {
  struct Manifest: Decodable {
    struct Input: Decodable {
      let name: String
      let bytes, lines: Int
    }
    struct File: Decodable {
      let path, sha256: String
      let bytes: Int
      let rows: Int?
    }
    let pipeline, asOf: String
    let inputs: [Input]
    let settings: [String: String]
    let tables, files: [File]

    enum CodingKeys: String, CodingKey {
      case pipeline, inputs, settings, tables, files
      case asOf = "as_of"
    }
  }

  struct Package: Decodable {
    struct Resource: Decodable {
      struct Field: Decodable {
        let name, type: String
      }
      struct Schema: Decodable {
        let fields: [Field]
      }
      let name, path, hash: String
      let bytes: Int
      let schema: Schema
    }
    let name: String
    let resources: [Resource]
  }

  private func published() throws -> [String: Data] {
    let place = try Shop.open()
    try place.write("data/b.csv", "order,day,customer,region,amount\no6,2025-02-30,anna,north,1.00\n")
    let run = try place.run("run", "shop.yml")
    try #require(run.code == 0, "\(run.words)")
    return try place.published("shop")
  }

  private func sum(_ data: Data) -> String {
    SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
  }

  @Test func theManifestNamesEveryFileWithItsSum() throws {
    let files = try published()
    let manifest = try JSONDecoder().decode(Manifest.self, from: #require(files["manifest.json"]))
    #expect(manifest.pipeline == "shop")
    #expect(manifest.asOf == "2025-05-30")
    #expect(manifest.inputs.map(\.name) == ["data/a.csv", "data/b.csv"])
    #expect(manifest.inputs.map(\.lines) == [5, 1])
    #expect(manifest.inputs.first?.bytes == Shop.export.utf8.count)
    #expect(manifest.settings["period"] == "month")

    let named = manifest.tables + manifest.files
    #expect(named.map(\.path).sorted() == files.keys.filter { $0 != "manifest.json" }.sorted())
    #expect(manifest.tables.allSatisfy { $0.path.hasPrefix("tables/") })
    for file in named {
      let data = try #require(files[file.path])
      #expect(file.sha256 == sum(data), "\(file.path)")
      #expect(file.bytes == data.count, "\(file.path)")
    }
    for table in manifest.tables {
      #expect(try table.rows == WrittenTable(#require(files[table.path])).rows.count, "\(table.path)")
    }
  }

  @Test func theDataPackageDescribesEveryTableAsItIs() throws {
    let files = try published()
    let package = try JSONDecoder().decode(Package.self, from: #require(files["datapackage.json"]))
    #expect(package.name == "shop")
    #expect(package.resources.map(\.path).sorted() == files.keys.filter { $0.hasSuffix(".csv") }.sorted())
    for resource in package.resources {
      let data = try #require(files[resource.path])
      #expect(resource.hash == "sha256:" + sum(data), "\(resource.path)")
      #expect(resource.bytes == data.count, "\(resource.path)")
      #expect(try resource.schema.fields.map(\.name) == WrittenTable(data).header, "\(resource.path)")
    }
  }

  /// All tables that are described are there, and `tables/` holds nothing else; an empty one is a header.
  @Test func everyTableIsThere() throws {
    let files = try published()
    let described = try Program.debug.run(["describe", "--format", "json"], in: "/")
    let names = try JSONDecoder().decode([DescribeTests.Entry].self, from: Data(described.output.utf8))
    // Three lie beside the tables: what was refused, what is said otherwise than before, and the headlines so far.
    let beside = ["rejects", "restated", "history"]
    // As long as the exports, so it must be asked for.
    let paths = names.map(\.name).filter { $0 != "purchase_days" }.map {
      beside.contains($0) ? "\($0).csv" : "tables/\($0).csv"
    }
    #expect(files.keys.filter { $0.hasSuffix(".csv") }.sorted() == paths.sorted())
    // Not without the section `relationship`; not known before a second window is over.
    for name in ["relationship_levels", "pyramid_migration"] {
      let table = try WrittenTable(#require(files["tables/\(name).csv"]))
      #expect(!table.header.isEmpty && table.rows.isEmpty, "\(name)")
    }
    let rejects = try WrittenTable(#require(files["rejects.csv"]))
    #expect(rejects.header == ["file", "line", "reason", "column", "record"])
    #expect(rejects.rows.map { $0["record"] } == ["o6,2025-02-30,anna,north,1.00"])
  }

  /// The pipeline may ask for some tables only.
  @Test func onlyTheTablesAskedForAreThere() throws {
    let place = try Shop.open(gates: "tables: [periods, reconciliation]\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    #expect(
      try place.published("shop").keys.sorted() == [
        "datapackage.json", "history.csv", "manifest.json", "rejects.csv", "restated.csv",
        "tables/periods.csv",
        "tables/reconciliation.csv",
      ])
  }
}
