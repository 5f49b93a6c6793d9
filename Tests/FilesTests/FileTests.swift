import Files
import Testing

struct FileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("Blocks are appended until the end, and any place can be read", arguments: [1, 3, 1 << 16])
  func blocks(size: Int) throws {
    let path = try scratch.write("in", "0123456789")
    let file = try InputFile(path)
    var block: [UInt8] = [0x21]
    while try file.read(into: &block, upTo: size) > 0 {}
    #expect(String(decoding: block, as: UTF8.self) == "!0123456789")
    block = []
    #expect(try file.read(into: &block, upTo: 3, at: 8) == 2)
    #expect(block == Array("89".utf8))
  }

  @Test("A file that grows has another identity")
  func identity() throws {
    let path = try scratch.write("in", "abc")
    let file = try InputFile(path)
    let before = try file.identity
    #expect(before.size == 3)
    #expect(try Entry.identity(path) == before)
    let more = try OutputFile(appendingTo: path)
    try more.write("d")
    try more.close()
    #expect(try file.identity != before)
    #expect(try file.identity.inode == before.inode)
  }

  @Test("Only regular files are inputs")
  func irregular() throws {
    #expect(throws: FileError("read", "/dev/zero", because: "it is not a regular file")) {
      try InputFile("/dev/zero")
    }
    #expect(throws: FileError("read", scratch.path, because: "it is not a regular file")) {
      try InputFile(scratch.path)
    }
  }

  @Test("A failure says what was tried, where, and why")
  func sentence() throws {
    let error = #expect(throws: FileError.self) { try InputFile("no such.csv") }
    #expect(error?.description == "cannot open \"no such.csv\": No such file or directory")
    #expect(error?.isMissing == true)
    let forged = #expect(throws: FileError.self) { try Entry.rename("a\nb", to: "c") }
    #expect(forged?.description == #"cannot rename "a\nb" to c: No such file or directory"#)
    #expect(throws: FileError.self) { try OutputFile(creating: scratch("a\0b")) }
  }

  @Test("A full disk is an error at the latest when closing")
  func fullDisk() throws {
    let full = try OutputFile(appendingTo: "/dev/full")
    try full.write("small enough for the buffer")
    let error = #expect(throws: FileError.self) { try full.close() }
    #expect(error?.description == "cannot write /dev/full: No space left on device")
    let large = try OutputFile(appendingTo: "/dev/full")
    #expect(throws: FileError.self) { try large.write([UInt8](repeating: 0, count: 1 << 20)) }
  }

  @Test("Long and short writes keep their order")
  func order() throws {
    let file = try OutputFile(creating: scratch("out"))
    var expected: [UInt8] = []
    for round in 0..<40 {
      let bytes = [UInt8](repeating: UInt8(round), count: round * round * 97)
      try file.write(bytes)
      expected += bytes
    }
    try file.close()
    #expect(throws: FileError.self) { try file.write("late") }
    var read: [UInt8] = []
    _ = try InputFile(scratch("out")).read(into: &read, upTo: expected.count + 1)
    #expect(read == expected)
  }

  @Test("A name that is taken is not written over")
  func exclusive() throws {
    let path = try scratch.write("out", "first")
    let error = #expect(throws: FileError.self) { try OutputFile(creating: path) }
    #expect(error?.isTaken == true)
    #expect(try text(of: path) == "first")
  }
}
