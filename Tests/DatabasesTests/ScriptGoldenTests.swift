import Base
import Files
import Foundation
import Testing

@testable import Databases

/// The whole scripts of a small snapshot, as they were reviewed. `make golden` records them anew.
@Suite struct ScriptGoldenTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden/databases")

  private func script(in address: String) throws -> String {
    let scratch = try Scratch()
    let odd = InventedTable(
      "rejects", ["record": .text, "line": .whole], key: ["line"], required: ["line"], "\"a\n\\.\n'b'\",1",
      ",2",
      isBeside: true)
    let snapshot = try scratch.snapshot([.pyramid, odd])
    let publication = try DatabasePublication(
      PublishedTables(ofSnapshot: snapshot), in: DatabaseAddress(address))
    var text = ""
    try publication.printScript { text += $0 }
    return text.replacing(snapshot, with: "SNAPSHOT")
  }

  @Test(arguments: [("postgresql.sql", "postgresql://h/d"), ("sqlite.sql", "sqlite:a.db")])
  func scriptIsAsReviewed(name: String, address: String) throws {
    let text = try script(in: address)
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["PATRON_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); review it and run again")
      return
    }
    let golden = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "\(file.path) is missing or not as it was reviewed; make golden writes it")
  }

  @Test("A number that SQLite would change is refused, and one of fifteen digits is not")
  func digits() throws {
    let dialect = SQLiteDialect()
    let column = PublishedColumn("revenue", .number)
    for text in ["123456789012345", "-1234567890123.45", "0.000001", "000.123456789012345"] {
      #expect(try dialect.value(text, of: column, in: "t") == text)
    }
    for text in ["1234567890123456", "-12345678901234.56"] {
      let error = #expect(throws: DatabaseError.self) { try dialect.value(text, of: column, in: "t") }
      #expect(error?.kind == .refused)
    }
    #expect(try dialect.value("", of: column, in: "t") == "NULL")
    let clashing = PublishedTable(
      name: "t", path: "t.csv", comment: "",
      columns: [PublishedColumn("first_Region", .string), PublishedColumn("first_region", .string)], key: [],
      rows: 0, sha256: "")
    #expect(throws: DatabaseError.self) { try dialect.ensureNames([clashing]) }
  }
}
