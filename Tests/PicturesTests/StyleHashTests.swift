import Crypto
import Foundation
import Testing

/// A browser draws the page's style only when its policy names the style's hash.
@Suite struct StyleHashTests {
  @Test func policyNamesTheHashOfTheStyle() throws {
    let page = try PageParser.parse(ExampleTables.page())
    let style = try #require(page.all("style").first).text
    let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    let policies = page.all("meta").filter { $0["http-equiv"] == "Content-Security-Policy" }
    let policy = try #require(policies.first?["content"])
    #expect(policy.contains("style-src 'sha256-\(hash)'"), "Style.hash is to be \(hash)")
    #expect(policy.hasPrefix("default-src 'none';"))
  }
}
