import Foundation
import Testing

@testable import Patron

/// The reference in Documentation is what the program says of itself.
@Suite struct ReferenceTests {
  @Test func documentationIsFresh() throws {
    let page = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Documentation/Tables.md")
    let written = try String(contentsOf: page, encoding: .utf8)
    let spoken = try DescribeCommand.Format.markdown.text(of: TableDescription.all, isWhole: true)
    #expect(written == spoken, "the tables' descriptions have changed: run make docs")
  }
}
