import Base
import CSV
import Intake
import Testing

/// Memory stays bounded whatever an export holds.
@Suite struct BoundsTests {
  static let limit = RecordSplitter.longestRecord

  /// A record of over two blocks, and one within a block, with whatever opens it.
  @Test(arguments: ["x", "x,\"a\nb\",", "x,\"", "x\"y"])
  func aRecordThatDoesNotEndIsOneRefusal(_ opening: String) throws {
    let scratch = try Scratch()
    for length in [Self.limit + 1, 9 << 20] {
      let long = Array(opening.utf8) + Array(repeating: UInt8(ascii: "z"), count: length) + Array("\"z".utf8)
      try scratch.write(
        Array("customer,date,amount\na,2026-03-01,1\n".utf8) + long
          + Array("\nb,2026-03-02,1\nc,x,1\n".utf8), as: "a.csv")
      let (reading, rejects) = try scratch.read("a.csv")
      #expect(reading.customers == ["a", "b"], "\(length)")
      #expect(rejects.map(\.refusal) == [.tooLong, .badDate])
      #expect(rejects.map(\.line) == [3, opening.contains("\n") ? 6 : 5])
      #expect(rejects[0].record.utf8.count == Self.limit)
    }
  }

  /// A record near the longest whose end, or whose carriage return, stands near the end of a block.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func whereABlockEndsDoesNotMatter(_ lineEnd: String) throws {
    let scratch = try Scratch()
    let lineEnd = Array(lineEnd.utf8)
    let header = Array("customer,date,amount".utf8) + lineEnd
    for inBlock in Self.limit...Self.limit + 4 {
      for length in [inBlock - 1, inBlock, Self.limit + 9] {
        let filler = (4 << 20) - header.count - lineEnd.count - inBlock
        var bytes = header + Array(repeating: UInt8(ascii: "f"), count: filler) + lineEnd
        bytes += Array("z".utf8) + Array(repeating: UInt8(ascii: ","), count: length - 2) + Array("z".utf8)
        bytes += lineEnd
        bytes += Array("b,2026-03-02,1".utf8) + lineEnd
        try scratch.write(bytes, as: "a.csv")
        let (reading, rejects) = try scratch.read("a.csv")
        #expect(rejects.map(\.line) == [2, 3])
        #expect(
          rejects.map(\.refusal) == [.tooLong, length > Self.limit ? .tooLong : .fieldCount],
          "\(length), of which \(inBlock) in the block")
        #expect(reading.customers == ["b"])
      }
    }
  }

  /// The end of a file within a record that is too long.
  @Test func theLastRecordMayBeTooLong() throws {
    let scratch = try Scratch()
    for length in [Self.limit + 1, 9 << 20] {
      try scratch.write(
        "customer,date,amount\na,2026-03-01,1\n" + String(repeating: "z", count: length), as: "a.csv")
      let (reading, rejects) = try scratch.read("a.csv")
      #expect(rejects.map(\.refusal) == [.tooLong])
      #expect(reading.account.total.lines == 2)
      let example = reading.account.files[0].refused[.tooLong]?.example
      #expect(example == String(repeating: "z", count: 250) + "…")
    }
  }

  @Test func aHeaderThatDoesNotEndIsRefused() throws {
    let scratch = try Scratch()
    try scratch.write(String(repeating: "customer ", count: 1 << 20), as: "a.csv")
    let refusal = scratch.refusal("a.csv")
    #expect(refusal.kind == .mapping)
    #expect(refusal.words.hasPrefix("a.csv:1: the header cannot be read"))
  }

  @Test func tooManyColumnsAreRefused() throws {
    let scratch = try Scratch()
    let header = "customer,date,amount" + String(repeating: ",x", count: 9997)
    try scratch.write(header + "\n", as: "most.csv")
    try scratch.write(header + ",x\n", as: "over.csv")
    #expect(scratch.refusal("most.csv").words == "")
    #expect(
      scratch.refusal("over.csv").words.hasPrefix("over.csv:1: there are 10001 columns, more than 10000."))
  }

  @Test func linesToBeSkippedMayBeOfAnyLength() throws {
    let scratch = try Scratch()
    let preamble = String(repeating: "#", count: 9 << 20) + "\r\nsecond\n"
    try scratch.write(preamble + "customer,date,amount\na,2026-03-01,1\nb,x,1\n", as: "a.csv")
    let (reading, rejects) = try scratch.read("a.csv", as: .plain.with { $0.format.skipLines = 2 })
    #expect(reading.customers == ["a"])
    #expect(rejects.map(\.line) == [5])
  }

  @Test func whereNoRecordCanBeReadWithoutAHeaderTheFileIsNotPassedOver() throws {
    let scratch = try Scratch()
    try scratch.write("a\"b,c\nd\"e,f\n", as: "a.csv")
    let source = Source(files: [], mapping: Mapping(customer: "1", date: "2", amount: .column("3")))
    let refusal = scratch.refusal("a.csv", as: source.with { $0.format.hasHeader = false })
    #expect(refusal.kind == .mapping)
    #expect(refusal.words.hasPrefix("a.csv:1: none of the first records can be read"))
  }
}
