import Base
import Intake
import Ledger
import Reports
import Testing

@Suite struct QualityTests {
  /// Three good lines, one of them after the as-of day, and four that cannot be read.
  private static let export = """
    order,day,customer,product,category,region,amount,cost
    o1,2025-01-10,c1,tea,drinks,north,20.00,8.00
    o2,2025-02-30,c1,tea,drinks,north,20.00,8.00
    o3,2025-01-09,c2,tea,drinks,north,-5.00,-2.00
    o4,2025-01-11,,tea,drinks,north,20.00,8.00
    o5,2025-13-01,c1,tea,drinks,north,20.00,8.00
    o6,2025-01-12,c1,tea,drinks,north,twenty,8.00
    o7,2025-01-13,c1,tea,drinks,north,20.00,8.00

    """

  @Test func everyLineIsOfOneKind() throws {
    var workshop = Workshop.openShop
    workshop.asOf = Day(iso: "2025-01-12")
    #expect(
      try workshop.tables(of: Self.export)["quality"] == """
        file,lines,accepted,after_as_of,duplicate,excluded,refused,first_day,last_day,revenue
        example.csv,7,2,1,0,0,4,2025-01-09,2025-01-10,15.00
        (total),7,2,1,0,0,4,2025-01-09,2025-01-10,15.00

        """)
  }

  @Test func linesReadAreBalanced() throws {
    let landmarks = try Workshop.openShop.landmarks(of: Self.export).landmarks
    let postings = Quality().postings(Quality().rows(landmarks.premises))
    let balances = Reconciliation().rows(postings)
    #expect(balances.map(\.identity) == [.linesRead])
    #expect(balances.map(\.left) == [7])
    #expect(balances.map(\.right) == [7])
  }

  /// Paths in order of their bytes: an Ångström sign is behind an é, though as a letter it would come before.
  @Test func filesStandInOrderOfBytes() throws {
    let workshop = Workshop.openShop
    let files = ["\u{212B}.csv", "z.csv", "\u{E9}.csv", "a.csv"]
    let reading = try ReadingBuilder(source: workshop.source, files: files).finish(asOf: workshop.asOf)
    let facts = try #require(InputFacts(reading, of: workshop.source))
    #expect(
      Quality().rows(Premises(workshop.settings, facts)).map(\.path)
        == ["a.csv", "z.csv", "\u{E9}.csv", "\u{212B}.csv", "(total)"])
  }
}
