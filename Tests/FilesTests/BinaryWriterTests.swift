import Files
import Testing

/// What is written in bytes comes back, and what is not whole is found to be damaged.
@Suite struct BinaryWriterTests {
  private static let texts = ["", "a", "é漢\0", String(repeating: "long ", count: 1000)]
  private static let numbers: [Int64] = [.min, -1, 0, 1, .max]

  private static var written: BinaryWriter {
    var writer = BinaryWriter()
    for number in [Int.min, -1, 0, 1, Int.max] { writer.write(number) }
    for text in texts { writer.write(text) }
    writer.write(true)
    writer.write(false)
    writer.write([UInt8](0...255))
    writer.write([UInt16.min, .max])
    writer.write([Int32.min, .max])
    writer.write([UInt64]())
    writer.write(numbers)
    writer.write(all: numbers)
    return writer
  }

  /// Takes back everything, in the order in which it was written.
  private func readAll(_ bytes: [UInt8]) throws(BinaryReader.Fault) -> Bool {
    var reader = BinaryReader(bytes)
    var isSame = true
    for number in [Int.min, -1, 0, 1, Int.max] { isSame = try reader.number() == number && isSame }
    for text in Self.texts { isSame = try reader.text() == text && isSame }
    isSame = try reader.flag() && isSame
    isSame = try !reader.flag() && isSame
    isSame = try reader.numbers() == [UInt8](0...255) && isSame
    isSame = try reader.numbers() == [UInt16.min, .max] && isSame
    isSame = try reader.numbers() == [Int32.min, .max] && isSame
    isSame = try reader.numbers() == [UInt64]() && isSame
    isSame = try reader.numbers() == Self.numbers && isSame
    isSame = try reader.numbers(count: Self.numbers.count) == Self.numbers && isSame
    return isSame && reader.isAtEnd
  }

  @Test func everythingComesBack() throws {
    #expect(try readAll(Self.written.bytes))
    #expect(BinaryReader([]).isAtEnd)
  }

  @Test func whateverIsCutShortIsDamaged() {
    let bytes = Self.written.bytes
    for count in bytes.indices {
      #expect(throws: BinaryReader.Fault.self, "\(count) of \(bytes.count) bytes") {
        try readAll(Array(bytes[..<count]))
      }
    }
  }

  /// Nothing is allocated for a count that the bytes cannot bear out.
  @Test(arguments: [-1, .min, 9, 1 << 40, 1 << 61, .max])
  func countsThatCannotBe(count: Int) {
    var writer = BinaryWriter()
    writer.write(count)
    writer.write(all: [UInt64(7)])
    func damaged<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) {
      #expect(throws: BinaryReader.Fault.self) {
        var reader = BinaryReader(writer.bytes)
        let _: [Number] = try reader.numbers()
      }
      #expect(throws: BinaryReader.Fault.self) {
        var reader = BinaryReader(writer.bytes)
        let _: [Number] = try reader.numbers(count: count < 0 ? count : max(count, 17))
      }
    }
    damaged(UInt8.self)
    damaged(UInt16.self)
    damaged(UInt32.self)
    damaged(Int64.self)
    #expect(throws: BinaryReader.Fault.self) {
      var reader = BinaryReader(writer.bytes)
      _ = try reader.text()
    }
  }

  @Test func whatIsNoTextAndNoFlag() {
    var writer = BinaryWriter()
    writer.write([0xC3, 0x28] as [UInt8])
    #expect(throws: BinaryReader.Fault.self) {
      var reader = BinaryReader(writer.bytes)
      _ = try reader.text()
    }
    #expect(throws: BinaryReader.Fault.self) {
      var reader = BinaryReader(writer.bytes)
      _ = try reader.flag()
    }
  }
}
