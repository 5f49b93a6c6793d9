import Base
import Foundation
import Testing

@testable import Intake

/// `source.aliases`: customers that were merged.
@Suite struct AliasTests {
  private func table(_ text: String, _ source: Source = Desk.plain.source) throws -> AliasTable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-alias-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "m.csv"))
    return try AliasTable(
      reading: Aliases(files: ["m.csv"], oldColumn: "old", newColumn: "id"), of: source, root: folder.path)
  }

  private func failure(_ text: String) -> (IntakeError.Kind, String)? {
    do throws(any Error) {
      _ = try table(text)
      return nil
    } catch {
      return (error as? IntakeError).map { ($0.kind, $0.description) }
    }
  }

  @Test func chainsAreFollowed() throws {
    var desk = Desk.plain
    desk.source.aliasTable = try table("old;id\nc;b\nb;a\n\nd;d\nc;b\n")
    for isPlain in [true, false] {
      desk.readsPlainLines = isPlain
      let handed = try desk.read(
        Desk.lines("a;2026-03-09;1", "b;2026-03-09;2", " c ;2026-03-09;3", "d;2026-03-09;4", "C;2026-03-09;5")
      )
      #expect(handed.lines.map(\.customer) == ["a", "a", "a", "d", "C"])
      #expect(handed.total.remarks.aliases == 2)
    }
  }

  @Test func idsOfTheFilesAreReadAsThoseOfTheExports() throws {
    var desk = Desk.plain
    desk.source.mapping.customers = [CustomerColumn("customer", foldsCase: true, droppedSuffix: ".0")]
    desk.source.aliasTable = try table("id;note;old\nAnn@x.0;;BO@X\n", desk.source)
    let handed = try desk.read(Desk.lines("bo@x.0;2026-03-09;1", "Bo@x;2026-03-09;1", "ANN@x;2026-03-09;1"))
    #expect(handed.lines.map(\.customer) == ["ann@x", "ann@x", "ann@x"])
  }

  @Test func contradictionsAreRefused() throws {
    let circle = try #require(failure("old;id\na;b\nx;a\nb;c\nc;a\n"))
    #expect(circle.0 == .data)
    #expect(circle.1.hasPrefix("m.csv:2: the aliases go in a circle: \"a\" → \"b\" → \"c\" → \"a\"."))
    let two = try #require(failure("old;id\na;b\na;c\n"))
    #expect(two.0 == .data)
    #expect(two.1.hasPrefix("m.csv:3: \"a\" becomes \"c\", but by m.csv:2 it becomes \"b\"."))
    #expect(failure("old;id\na;\n")?.1.hasPrefix("m.csv:2: id is empty") == true)
    #expect(
      failure("old;id\na\n")?.1.hasPrefix("m.csv:2: the line cannot be read as 2 fields: \"a\"") == true)
    let column = try #require(failure("alt;id\na;b\n"))
    #expect(column.0 == .mapping && column.1.hasPrefix("m.csv:1: there is no column \"old\""))
    #expect(throws: IntakeError.self) {
      try AliasTable(
        reading: Aliases(files: ["none.csv"], oldColumn: "old", newColumn: "id"), of: Desk.plain.source,
        root: "/tmp")
    }
  }

  @Test func otherAliasesAreOtherFingerprints() throws {
    let sums = try ["old;id\n", "old;id\na;b\n", "old;id\nb;a\n", "old;id\na;b\nc;a\n"].map {
      try table($0).digest()
    }
    #expect(Set(sums).count == 4)
    #expect(try table("old;id\nc;a\na;b\n").digest() == sums[3])
  }
}
