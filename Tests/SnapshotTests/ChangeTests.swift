import Files
import Testing

@testable import Snapshot

struct ChangeTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  /// Tables as files of a folder; nothing of them is published.
  private func tables(_ name: String, _ texts: [String: String]) throws -> SnapshotTables {
    let folder = Path.join(scratch.output, name)
    try Folder.make(folder + "/tables")
    for (table, text) in texts { try scratch.write("\(folder)/tables/\(table).csv", text) }
    return SnapshotTables(
      in: folder,
      texts.keys.map { Manifest.File(name: $0, path: "tables/\($0).csv", rows: nil, bytes: 0, sha256: "") })
  }

  private func changes(
    _ before: [String: String], _ after: [String: String], _ key: RowKey?
  ) throws -> [String] {
    var found: [String] = []
    try tables("after-\(UInt64.random(in: 0 ... .max))", after).changes(
      since: tables("before-\(UInt64.random(in: 0 ... .max))", before), key: { _ in key },
      { found.append("\($0.table)|\($0.key)|\($0.column)|\($0.before)|\($0.after)") })
    return found
  }

  @Test("Cells are matched by key and column", arguments: [true, false])
  func cells(isInByteOrder: Bool) throws {
    let before = "id,a,b\n1,x,\"y,1\"\n2,x,y\n4,x,y\n"
    let after = "id,b,a\n1,\"y,2\",x\n3,y,x\n4,y,x\n"
    let found = try changes(["t": before], ["t": after], RowKey(["id"], isInByteOrder: isInByteOrder))
    #expect(found.sorted() == ["t|1|b|y,1|y,2", "t|2|(row)|present|", "t|3|(row)||present"])
    let back = try changes(["t": after], ["t": before], RowKey(["id"], isInByteOrder: isInByteOrder))
    #expect(back.sorted() == ["t|1|b|y,2|y,1", "t|2|(row)||present", "t|3|(row)|present|"])
  }

  @Test("Tables and columns of one side are said once")
  func onesided() throws {
    let found = try changes(
      ["t": "id,a\n1,x\n", "u": "id\n"], ["t": "id,b\n1,x\n", "v": "id\n1\n"], RowKey(["id"]))
    #expect(
      found == [
        "t||(column) a|present|", "t||(column) b||present", "u||(table)|present|", "v||(table)||present",
      ])
  }

  @Test("A table of one row needs no key; one without a list is matched by its first column")
  func keyless() throws {
    #expect(try changes(["h": "a,b\n1,2\n"], ["h": "a,b\n1,3\n"], RowKey([])) == ["h||b|2|3"])
    #expect(try changes(["h": "a,b\n1,2\n"], ["h": "a,b\n1,3\n"], nil) == ["h|1|b|2|3"])
  }

  @Test("A value with a NUL, which a run may have refused and shown, is read")
  func nul() throws {
    let (one, other) = ("a,b\n1,x\u{0}\n", "a,b\n1,y\u{0}\n")
    #expect(try changes(["t": one], ["t": one], RowKey(["a"])) == [])
    #expect(try changes(["t": one], ["t": other], RowKey(["a"])) == ["t|1|b|x␀|y␀"])
  }

  @Test("A key that stands twice loses no row")
  func twice() throws {
    let found = try changes(["t": "id,a\n1,x\n1,y\n"], ["t": "id,a\n1,x\n1,z\n1,w\n"], RowKey(["id"]))
    #expect(found == ["t|1|a|y|z", "t|1|(row)||present"])
  }

  @Test("The mark of a spreadsheet is no difference, and rows cross the blocks they are read in")
  func long() throws {
    let rows = (0..<200_000).map { "\(1_000_000 + $0),\($0)" }
    let before = "\u{FEFF}id,a\n" + rows.joined(separator: "\n") + "\n"
    let after = "id,a\n" + rows.joined(separator: "\n").replacing(",177777", with: ",-1") + "\n"
    let key = RowKey(["id"], isInByteOrder: true)
    #expect(try changes(["t": before], ["t": after], key) == ["t|1177777|a|177777|-1"])
  }

  @Test("What is no table is said with its name", arguments: ["", "a,b\n1\n", "a\n\"1\n"])
  func damaged(text: String) throws {
    #expect(throws: SnapshotError.self) { try changes(["t": "a\n1\n"], ["t": text], RowKey(["a"])) }
  }

  private func restated(_ before: String, _ after: String) throws -> [String] {
    var found: [String] = []
    let earlier = try tables("before-\(UInt64.random(in: 0 ... .max))", ["growth": before])
    try tables("after-\(UInt64.random(in: 0 ... .max))", ["growth": after]).restatements(
      since: earlier, of: ["growth", "periods"], key: { _ in RowKey(["period"]) },
      { found.append("\($0.key)|\($0.column)|\($0.before)|\($0.after)") })
    return found
  }

  @Test("Only periods that were over are restated")
  func restatement() throws {
    let before = """
      period,is_complete,n,later
      2025-12,true,1,5
      2026-01,true,2,
      2026-02,false,3,

      """
    #expect(try restated(before, before) == [])
  }

  @Test("A changed cell, a lost row and a new row are; what becomes known or is not over is not")
  func restatedCells() throws {
    let before =
      "period,is_complete,n,later\n2025-11,true,9,\n2025-12,true,1,5\n2026-01,true,2,\n2026-02,false,3,\n"
    let after =
      "period,is_complete,n,later\n2025-12,true,7,5\n2026-01,true,2,6\n2026-02,true,4,\n2026-03,false,1,\n"
    #expect(try restated(before, after) == ["2025-12|n|1|7", "2025-11|(row)|present|"])
  }

  @Test("A run as of an earlier day says nothing of later periods")
  func earlier() throws {
    let before = "period,is_complete,n\n2025-12,true,1\n2026-01,true,2\n2026-02,false,3\n"
    #expect(try restated(before, "period,is_complete,n\n2025-12,true,1\n2026-01,false,1\n") == [])
  }

  @Test("A cell that only a later period tells is not restated by a run before that period's end")
  func notKnownYet() throws {
    let before = "period,is_complete,n,next\n2025-12,true,1,4\n2026-01,true,2,5\n2026-02,true,3,\n"
    let earlier = "period,is_complete,n,next\n2025-12,true,1,4\n2026-01,true,7,\n"
    #expect(try restated(before, earlier) == ["2026-01|n|2|7"])
    // As of the same periods an emptied cell is one.
    let emptied = before.replacing("2025-12,true,1,4", with: "2025-12,true,1,")
    #expect(try restated(before, emptied) == ["2025-12|next|4|"])
  }
}
