import Testing

/// Inside a floor too there is an order in which its files can be read.
@Suite struct CircleTests {
  @Test(arguments: FloorTests.floors.map(\.name)) func filesOfAFloorGoInNoCircle(_ floor: String) throws {
    let files = try House.swiftFiles("Sources/" + floor).map { (path: $0.path, text: $0.text) }
    let circles = FileCircles(files).circles
    for circle in circles {
      Issue.record("a circle of files:\n  \(circle.map(\.description).joined(separator: "\n  "))")
    }
  }

  @Test func aCircleIsFoundAndToldByItsNames() {
    let circles = FileCircles([
      ("A.swift", "struct A { var b: B.Inner? }"),
      ("B.swift", "enum B {}"),
      ("C.swift", "extension B { struct Inner {} }\nlet shown = \"\\(C.self)\"\nstruct C: P {}"),
      ("P.swift", "protocol P {}\nextension P {\n  func go() -> A? { nil }\n}"),
    ]).circles
    #expect(
      circles.map { $0.map(\.description) } == [
        ["A.swift:1 names B.Inner", "C.swift:3 names P", "P.swift:3 names A"]
      ])
  }

  @Test func whatIsNoNameOfATypeOfAnotherFileIsNone() {
    let circles = FileCircles([
      ("A.swift", "struct A { var b: B }\nprivate struct Row {}"),
      (
        "B.swift",
        """
        // A stands here, and here: /* A */
        struct B { let text = "A", raw = #"\\(A) "A" "#, member = other.A, row: Row }
        struct Row { struct A {}; var own: A }
        """
      ),
    ]).circles
    #expect(circles.isEmpty)
  }
}
