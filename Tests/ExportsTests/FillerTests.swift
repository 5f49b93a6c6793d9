import Base
import Intake
import Testing

/// Records that are no data are neither lines nor refusals, and not lost either.
@Suite struct FillerTests {
  @Test func theHeaderOnceMoreIsNoLine() throws {
    let scratch = try Scratch()
    let part = "customer, date,\"amount\"\na,2026-03-01,1\n"
    try scratch.write(part + part + "\u{FEFF}" + part + "customer,date\n", as: "a.csv")
    let (reading, rejects) = try scratch.read("a.csv")
    let file = reading.account.files[0]
    #expect(file.repeatedHeaders == 2)
    #expect(file.lines == 4)
    #expect(file.accepted == 3)
    #expect(rejects.map(\.refusal) == [.fieldCount])
    #expect(rejects.map(\.line) == [7])
  }

  @Test func aQuotedHeaderBehindAMarkIsNoLine() throws {
    let scratch = try Scratch()
    let part = "\u{FEFF}\"customer\",\"date\",\"amount\"\n\"a\",2026-03-01,1\n"
    try scratch.write(part + part, as: "a.csv")
    let (reading, rejects) = try scratch.read("a.csv")
    #expect(reading.account.files[0].repeatedHeaders == 1)
    #expect(rejects.isEmpty)
  }

  @Test func withoutAHeaderNothingRepeatsIt() throws {
    let scratch = try Scratch()
    try scratch.write("a,2026-03-01,1\n1,2,3\n", as: "a.csv")
    var source = Source(files: [], mapping: Mapping(customer: "1", date: "2", amount: .column("3")))
    source.format.hasHeader = false
    let (reading, rejects) = try scratch.read("a.csv", as: source)
    #expect(reading.account.files[0].repeatedHeaders == 0)
    #expect(rejects.map(\.refusal) == [.badDate])
  }

  @Test func blankAndEmptyRecordsAreCounted() throws {
    let scratch = try Scratch()
    try scratch.write(
      "customer,date,amount\n\na,2026-03-01,1\n,,\n \t\n\"\", ,\n,,,,,\n,2026-03-01,1\nb,2026-03-01,1\n,,\n\n",
      as: "a.csv")
    let (reading, rejects) = try scratch.read("a.csv")
    let file = reading.account.files[0]
    #expect(file.emptyRecords == 7)
    #expect(file.lines == 3)
    #expect(file.accepted == 2)
    #expect(rejects.map(\.refusal) == [.missingCustomer])
    #expect(rejects.map(\.line) == [8])
  }
}
