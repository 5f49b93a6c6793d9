import Files
import Testing

struct GlobTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in [
      "b.csv", "a.csv", "ä.csv", ".hidden.csv", "c.txt", "sub/d.csv", "sub/deep/e.csv",
      "sub.csv/inside.csv", ".git/f.csv", "two words.csv", "it's \"so\".csv", "line\nfeed.csv",
      "orders[1].csv", "orders1.csv",
    ] {
      try scratch.write(name)
    }
  }

  private func expand(_ pattern: String) throws -> [String] {
    try Glob.expand(pattern, root: scratch.path)
  }

  @Test("A star stays in its folder, leaves hidden files and folders alone, and sorts by bytes")
  func star() throws {
    #expect(
      try expand("*.csv") == [
        "a.csv", "b.csv", "it's \"so\".csv", "line\nfeed.csv", "orders1.csv", "orders[1].csv",
        "two words.csv", "ä.csv",
      ])
    #expect(try expand(".*.csv") == [".hidden.csv"])
    #expect(try expand("*/*.csv") == ["sub.csv/inside.csv", "sub/d.csv"])
  }

  @Test("Two stars are any number of folders, none too, each file once")
  func doubleStar() throws {
    let below = ["sub/d.csv", "sub/deep/e.csv"]
    #expect(try expand("sub/**/*.csv") == below)
    #expect(try expand("sub/**/**/*.csv") == below)
    #expect(try expand("sub/**") == below)
    #expect(try expand("**/e.csv") == ["sub/deep/e.csv"])
    #expect(try expand("**/f.csv").isEmpty)
  }

  @Test("Signs of one character")
  func single() throws {
    #expect(try expand("?.csv") == ["a.csv", "b.csv", "ä.csv"])
    #expect(try expand("[a-c].csv") == ["a.csv", "b.csv"])
    #expect(try expand("[!a-b].csv") == ["ä.csv"])
    #expect(try expand("orders\\[1\\].csv") == ["orders[1].csv"])
    #expect(try expand("[.csv").isEmpty)
  }

  @Test("A pattern that is the name of a file means that file")
  func asItStands() throws {
    #expect(try expand("orders[1].csv") == ["orders[1].csv"])
    #expect(try expand("orders[1].*") == ["orders1.csv"])
  }

  @Test("Paths come out as the pattern wrote them")
  func asWritten() throws {
    #expect(try expand("./sub/*.csv") == ["./sub/d.csv"])
    #expect(try expand("sub/../a.csv") == ["sub/../a.csv"])
    #expect(try Glob.expand(scratch("[a].csv")) == [scratch("a.csv")])
  }

  @Test("What is not there is no error, what is in the way is")
  func missing() throws {
    #expect(try expand("nowhere/*.csv").isEmpty)
    #expect(try expand("a.csv/*.csv").isEmpty)
    #expect(try expand("nothing.csv").isEmpty)
    #expect(try expand("").isEmpty)
  }

  @Test("Links lead to files, a link that leads nowhere is left to be complained about")
  func links() throws {
    try Entry.link(scratch("linked.csv"), saying: "sub/d.csv")
    try Entry.link(scratch("broken.csv"), saying: "nowhere")
    try Entry.link(scratch("sub/loop"), saying: "..")
    #expect(try expand("[bl][ri]*.csv") == ["broken.csv", "line\nfeed.csv", "linked.csv"])
    #expect(try expand("broken.csv") == ["broken.csv"])
    #expect(try expand("sub/**/*.csv") == ["sub/d.csv", "sub/deep/e.csv"])
    #expect(try expand("sub/loop/a.csv") == ["sub/loop/a.csv"])
  }

  @Test("A pattern of many stars takes no time", .timeLimit(.minutes(1)))
  func manyStars() throws {
    try scratch.write(String(repeating: "a", count: 200))
    #expect(try expand(String(repeating: "*a", count: 90) + "*b").isEmpty)
  }
}
