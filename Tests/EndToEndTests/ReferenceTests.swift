import Foundation
import Testbench
import Testing

/// The reference in Documentation is what the program says of itself.
@Suite struct ReferenceTests {
  @Test(arguments: [("Tables.md", [String]()), ("Pipeline.md", ["--pipeline"])])
  func documentationIsFresh(name: String, arguments: [String]) throws {
    let page = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Documentation/\(name)")
    let written = try String(contentsOf: page, encoding: .utf8)
    let spoken = try Program.debug.run(["describe", "--format", "markdown"] + arguments, in: "/").output
    if let difference = FirstDifference(written, spoken) {
      Issue.record("Documentation/\(name) is out of date; run make docs. \(difference)")
    }
  }
}
