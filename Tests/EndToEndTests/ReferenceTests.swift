import Foundation
import Testbench
import Testing

/// The reference in Documentation is what the program says of itself.
@Suite struct ReferenceTests {
  @Test func documentationIsFresh() throws {
    let page = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Documentation/Tables.md")
    let written = try String(contentsOf: page, encoding: .utf8)
    let spoken = try Program.debug.run(["describe", "--format", "markdown"], in: "/").output
    if let difference = FirstDifference(written, spoken) {
      Issue.record("Documentation/Tables.md is out of date; run make docs. \(difference)")
    }
  }
}
