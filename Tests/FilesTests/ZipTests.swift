import Foundation
import Testing

@testable import Files

/// Zip archives as Python's zipfile writes them, and files that are no text.
@Suite struct ZipTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A zip archive written byte by byte: local headers, data, central directory (PKWARE, APPNOTE.TXT 6.3).
  struct Archive {
    var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter deflated: What stands for the text; nil stores it.
    mutating func add(
      _ name: String, _ text: [UInt8], deflated: [UInt8]? = nil, checksum: UInt32? = nil, flags: UInt16 = 0
    ) {
      let data = deflated ?? text
      let numbers: [[UInt8]] = [
        le16(20), le16(flags), le16(deflated == nil ? 0 : 8), le32(0), le32(checksum ?? Self.crc(text)),
        le32(UInt32(data.count)), le32(UInt32(text.count)), le16(UInt16(name.utf8.count)), le16(0),
      ]
      let common = numbers.flatMap(\.self)
      let offset = le32(UInt32(bytes.count))
      let letters = Array(name.utf8)
      let local: [[UInt8]] = [[0x50, 0x4B, 3, 4], common, letters, data]
      let nothing = Array(repeating: UInt8(0), count: 10)
      let central: [[UInt8]] = [[0x50, 0x4B, 1, 2], le16(20), common, nothing, offset, letters]
      bytes += local.flatMap(\.self)
      directory += central.flatMap(\.self)
      count += 1
    }

    func finished() -> [UInt8] {
      let end: [[UInt8]] = [
        [0x50, 0x4B, 5, 6, 0, 0, 0, 0], le16(UInt16(count)), le16(UInt16(count)),
        le32(UInt32(directory.count)),
        le32(UInt32(bytes.count)), le16(0),
      ]
      return bytes + directory + end.flatMap(\.self)
    }

    private func le16(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    private func le32(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }

    static func crc(_ bytes: [UInt8]) -> UInt32 {
      var sum: UInt32 = 0xFFFF_FFFF
      for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 {
          let isOdd = sum & 1 == 1
          sum >>= 1
          if isOdd { sum ^= 0xEDB8_8320 }
        }
      }
      return ~sum
    }

    static func of(_ files: (String, String)...) -> [UInt8] {
      var archive = Archive()
      for (name, text) in files { archive.add(name, Array(text.utf8)) }
      return archive.finished()
    }
  }

  private func write(_ bytes: [UInt8], as name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: scratch(name)))
    return scratch(name)
  }

  private func read(_ bytes: [UInt8], as name: String, pieces: Int = 1 << 20) throws -> String {
    let file = try UnpackedFile(try write(bytes, as: name))
    var all: [UInt8] = []
    while try file.read(into: &all, upTo: pieces) > 0 {}
    #expect(file.bytesRead == Int64(bytes.count))
    return String(decoding: all, as: UTF8.self)
  }

  private func failure(_ bytes: [UInt8], as name: String) -> String {
    do {
      return "read: \(try read(bytes, as: name).prefix(40))"
    } catch {
      return "\(error)"
    }
  }

  private static let text = "customer,date,amount\nA,2024-01-01,5.00\n"

  @Test(arguments: [1, 7, 1 << 20])
  func theOneCSVIsRead(pieces: Int) throws {
    #expect(try read(Archive.of(("orders.csv", Self.text)), as: "a.zip", pieces: pieces) == Self.text)
    let beside = Archive.of(
      ("__MACOSX/._orders.csv", "x"), ("read me.pdf", "%PDF-"), ("data/", ""), ("data/orders.CSV", Self.text),
      ("data/.hidden.csv", "y"))
    #expect(try read(beside, as: "b.ZIP", pieces: pieces) == Self.text)
    #expect(try read(Archive.of(("orders.txt", Self.text)), as: "c.zip", pieces: pieces) == Self.text)
  }

  /// `zlib.compressobj(9, zlib.DEFLATED, -15)` of 3,000 times `A,2024-01-01,5.00\n`.
  @Test func deflatedData() throws {
    let text = Array(String(repeating: "A,2024-01-01,5.00\n", count: 3000).utf8)
    let packed = try #require(
      Data(
        base64Encoded:
          "7cgxDQAgDACwHy2DDAIC5t8UeOBt0qsVK9fuOZ84I7OVMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjDHGGGOMMcYYY4wxxhhjjPmYCw=="
      ))
    var archive = Archive()
    archive.add("orders.csv", text, deflated: Array(packed))
    #expect(try read(archive.finished(), as: "a.zip") == String(decoding: text, as: UTF8.self))
  }

  @Test func whatIsNotReadIsSaid() throws {
    let two = failure(Archive.of(("a.csv", Self.text), ("b.csv", Self.text)), as: "two.zip")
    #expect(
      two.hasSuffix(
        "there are 2 CSVs in it (a.csv, b.csv), and nothing says which is meant; unpack it, and name the files to be read"
      ))
    #expect(failure(Archive.of(("a.pdf", "")), as: "none.zip").contains("there is no CSV in it"))
    #expect(failure(Archive.of(), as: "empty.zip").contains("damaged or cut short"))
    var encrypted = Archive()
    encrypted.add("a.csv", Array(Self.text.utf8), flags: 1)
    #expect(failure(encrypted.finished(), as: "secret.zip").contains("a.csv in it is encrypted"))
    var wrong = Archive()
    wrong.add("a.csv", Array(Self.text.utf8), checksum: 7)
    #expect(failure(wrong.finished(), as: "wrong.zip").contains("a.csv in it is damaged"))
    let whole = Archive.of(("a.csv", Self.text))
    #expect(failure(Array(whole.dropLast(30)), as: "cut.zip").contains("damaged or cut short"))
    #expect(failure(Array(Self.text.utf8), as: "text.zip").contains("its name ends in .zip, but"))
    #expect(failure([], as: "nothing.zip").contains("it is empty"))
    #expect(failure(whole, as: "a.csv").contains("its name must end in .zip; rename the file"))
  }

  /// Data of RFC 1951, section 3.2.6, by hand: an A, and then so many times 258 more of them.
  private static func runs(_ count: Int) -> [UInt8] {
    // The last block, with fixed codes; the letter; each run with its distance of 1; the end.
    let bits = "110" + "01110001" + String(repeating: "11000101" + "00000", count: count) + "0000000"
    var bytes: [UInt8] = []
    for (place, bit) in bits.utf8.enumerated() {
      if place % 8 == 0 { bytes.append(0) }
      if bit == UInt8(ascii: "1") { bytes[place / 8] |= 1 << UInt8(place % 8) }
    }
    return bytes
  }

  /// The directory promises more than there may be; or data comes to more than it promises.
  @Test func bombs() throws {
    func archive(_ runs: Int, promised: Int? = nil) -> [UInt8] {
      var archive = Archive()
      let all = Array(repeating: UInt8(ascii: "A"), count: 1 + 258 * runs)
      archive.add(
        "a.csv", Array(all.prefix(promised ?? all.count)), deflated: Self.runs(runs),
        checksum: Archive.crc(all))
      return archive.finished()
    }
    #expect(failure(archive(1000), as: "small.zip") == "read: " + String(repeating: "A", count: 40))
    #expect(failure(archive(10_000), as: "large.zip").contains("unpacks to more than 100 times its size"))
    #expect(failure(archive(10_000, promised: 1000), as: "liar.zip").contains("a.csv in it is damaged"))
  }

  @Test func workbooksAreNamed() throws {
    let workbook = Archive.of(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))
    for name in ["a.csv", "a.xlsx", "a.zip"] {
      #expect(
        failure(workbook, as: name).contains(
          "it is an Excel workbook (.xlsx), not CSV text; open it and save it as CSV UTF-8"))
    }
    let sheet = Archive.of(
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ""))
    #expect(failure(sheet, as: "a.ods").contains("an OpenDocument spreadsheet"))
    #expect(failure(Archive.of(("Index/Document.iwa", "")), as: "a.csv").contains("Apple Numbers"))
    #expect(failure(Archive.of(("word/document.xml", "")), as: "a.csv").contains("Word document"))
    // Cut short, so that nobody knows what is in it.
    #expect(
      failure(Array(workbook.dropLast(20)), as: "a.csv").contains(
        "it is packed, so its name must end in .zip"))
  }

  @Test(arguments: [
    ("%PDF-1.7\n", "a PDF document"), ("PAR1\u{15}", "a Parquet file"),
    ("<!DOCTYPE html><html>", "an HTML page"),
    ("\u{FEFF}\r\n <HTML xmlns=\"x\">", "an HTML page"), ("<table><tr>", "an HTML page"),
    ("<!-- a --> <!-- b -->\n<html>", "an HTML page"), ("<title>Login</title>", "an HTML page"),
    ("{\"error\": 1}", "data in JSON"), ("\u{FEFF}[\n  {\"id\": 1}]", "data in JSON"), ("{}", "data in JSON"),
    ("SQLite format 3\0", "SQLite"),
    (
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
      "an Excel workbook (XML)"
    ),
    ("<?xml version=\"1.0\"?><orders/>", "an XML file"), ("{\\rtf1", "a text document"),
    ("Rar!\u{1A}\u{07}\0", "a RAR archive"),
    ("BZh9", "packed by bzip2"), ("Obj\u{01}", "an Avro file"), ("ARROW1\0\0", "an Arrow file"),
    (String(repeating: "x", count: 257) + "ustar\0", "a tar archive"),
  ])
  func whatIsNoTextIsNamed(text: String, name: String) {
    #expect(failure(Array(text.utf8), as: "a.csv").contains(name))
  }

  @Test(
    arguments: [
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
      [0xFF, 0xD8, 0xFF, 0xE0],
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], [0x1F, 0x9D, 0x90], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
      [0x89, 0x48, 0x44, 0x46],
    ] as [[UInt8]])
  func signaturesOfBytes(bytes: [UInt8]) {
    #expect(!failure(bytes, as: "a.csv").hasPrefix("read:"))
  }

  @Test(arguments: [
    "customer,date\n", "PK,x\n", "PAR,x\n", "<id>,x\n", "BZ,x\n", "%,x\n", "Object,x\n", "ORC,x\n",
    "\u{FEFF}<id>\n", "<\n", "Rar,x\n", "{id},x\n", "[id],x\n", "{\n", "[\n", "<!-- x\n", "<title,x\n",
  ])
  func textIsText(text: String) throws {
    #expect(try read(Array(text.utf8), as: "a.csv") == text)
  }
}
