import Foundation
import Intake
import Testing

@Suite struct ContactListTests {
  /// One id a line under a header: blanks cut, blank lines no ids, each id once, in the file's order.
  @Test func distinctIDs() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    // The two last are é in one letter and in two: two ids, as they are to the exports.
    try Data("id\n b \na\n\nb\n\u{E9}\ne\u{301}\n".utf8).write(to: file)
    let ids = try ContactList.read(file.path, root: "")
    #expect(ids.map { Array($0.utf8) } == ["b", "a", "\u{E9}", "e\u{301}"].map { Array($0.utf8) })
  }
}
