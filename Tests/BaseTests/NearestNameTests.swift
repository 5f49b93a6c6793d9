import Base
import Testing

@Suite struct NearestNameTests {
  static let names = ["customers", "contacts", "columns", "format", "files"]

  @Test(arguments: [
    ("colums", "columns"),  // one left out
    ("filess", "files"),  // one put in
    ("formet", "format"),  // one changed
    ("flies", "files"),  // two swapped
    ("COLUMNS", "columns"),
    ("custmoers", "customers"),
  ])
  func theNearestIsFound(misspelt: String, meant: String) {
    #expect(Self.names.nearest(to: misspelt) == meant)
  }

  @Test func whatIsNotAlikeIsNotGuessed() {
    #expect(Self.names.nearest(to: "zebra") == nil)
    #expect(Self.names.nearest(to: "") == nil)
    #expect([String]().nearest(to: "files") == nil)
  }

  @Test func ofEquallyNearNamesTheFirstIsTaken() {
    #expect(["cat", "car"].nearest(to: "cab") == "cat")
    #expect(["car", "cat"].nearest(to: "cab") == "car")
  }
}
