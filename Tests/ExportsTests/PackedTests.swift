import Base
import Files
import Foundation
import Intake
import Testing

@Suite struct PackedTests {
  static let lines = (1...2000).map { "c\($0 % 300),2026-03-\(10 + $0 % 20),\($0).25\n" }
  static let export = "customer,date,amount\n" + lines.joined()

  private func packed(_ scratch: Scratch, by tool: String) throws -> [UInt8] {
    try scratch.write(Self.export, as: "plain.csv")
    return try scratch.output(of: tool, "-c", "-q", "plain.csv")
  }

  @Test(arguments: [("gzip", ".gz"), ("zstd", ".zst")])
  func aPackedExportIsReadAsThePlainOne(_ tool: String, _ ending: String) throws {
    let scratch = try Scratch()
    try scratch.write(try packed(scratch, by: tool), as: "a.csv" + ending)
    let plain = try scratch.read("plain.csv").reading
    let unpacked = try scratch.read("a.csv" + ending).reading
    #expect(unpacked.account.total.accepted == 2000)
    #expect(unpacked.account.total.revenue == plain.account.total.revenue)
    #expect(unpacked.customers == plain.customers)
  }

  @Test(arguments: [("gzip", ".gz"), ("zstd", ".zst")])
  func membersOneAfterTheOtherAreOneFile(_ tool: String, _ ending: String) throws {
    let scratch = try Scratch()
    try scratch.write("customer,date,amount\na,2026-03-01,1\nb,2026-", as: "1")
    try scratch.write("", as: "2")
    try scratch.write("03-01,1\n", as: "3")
    var bytes: [UInt8] = []
    for part in ["1", "2", "3"] { bytes += try scratch.output(of: tool, "-c", "-q", part) }
    try scratch.write(bytes, as: "a.csv" + ending)
    #expect(try scratch.read("a.csv" + ending).reading.customers == ["a", "b"])
  }

  /// Cut at any byte, a packed file is an error and never a short read.
  @Test(arguments: [("gzip", ".gz"), ("zstd", ".zst")])
  func aPackedExportCutShortIsRefused(_ tool: String, _ ending: String) throws {
    let scratch = try Scratch()
    let whole = try packed(scratch, by: tool)
    let name = "a.csv" + ending
    for length in Array(0..<40) + Array(stride(from: 40, to: whole.count, by: 499)) + [whole.count - 1] {
      try scratch.write(Array(whole[..<length]), as: name)
      let refusal = scratch.refusal(name)
      #expect(refusal.kind == .input, "cut to \(length) of \(whole.count) bytes")
      #expect(refusal.words.hasPrefix("cannot unpack \(name): "))
    }
  }

  @Test(arguments: [("gzip", ".gz"), ("zstd", ".zst")])
  func whatFollowsOrDamagesPackedDataIsRefused(_ tool: String, _ ending: String) throws {
    let scratch = try Scratch()
    let whole = try packed(scratch, by: tool)
    let name = "a.csv" + ending
    for rubbish in [[0], [0, 0, 0, 0, 0, 0, 0, 0], Array("customer,date\n".utf8), Array(whole.prefix(3))] {
      try scratch.write(whole + rubbish, as: name)
      #expect(scratch.refusal(name).kind == .input, "followed by \(rubbish)")
    }
    var damaged = whole
    damaged[whole.count / 2] ^= 0x10
    try scratch.write(damaged, as: name)
    #expect(scratch.refusal(name).kind == .input)
  }

  @Test func nameAndContentMustAgree() throws {
    let scratch = try Scratch()
    let (gzip, zstd) = (try packed(scratch, by: "gzip"), try packed(scratch, by: "zstd"))
    try scratch.write(Self.export, as: "a.csv.gz")
    #expect(
      scratch.refusal("a.csv.gz").words
        == "cannot unpack a.csv.gz: its name ends in .gz, but what it holds does not begin like that")
    try scratch.write(gzip, as: "b.csv.zst")
    #expect(
      scratch.refusal("b.csv.zst").words
        == "cannot unpack b.csv.zst: its name ends in .zst, but what it holds does not begin like that")
    try scratch.write(zstd, as: "c.csv")
    let refusal = scratch.refusal("c.csv")
    #expect(refusal.kind == .input)
    #expect(
      refusal.words == "cannot read c.csv: it is packed, so its name must end in .zst; rename the file")
  }

  @Test(arguments: [("gzip", ".gz"), ("zstd", ".zst")])
  func aFileMadeToFillTheMemoryIsRefused(_ tool: String, _ ending: String) throws {
    let scratch = try Scratch()
    let name = "a.csv" + ending
    try scratch.write(
      try scratch.output(of: "sh", "-c", "head -c 200000000 /dev/zero | \(tool) -c -q"), as: name)
    let file = try UnpackedFile(scratch.path(name))
    var unpacked = 0
    #expect(throws: FileError.self) {
      while true {
        var block: [UInt8] = []
        if try file.read(into: &block, upTo: 1 << 20) == 0 { break }
        unpacked += block.count
      }
    }
    #expect(unpacked >= 60 << 20)
    #expect(unpacked <= 66 << 20)
  }
}
