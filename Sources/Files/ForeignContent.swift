/// What a file is that is no text, by its first bytes: so that a run says it, instead of a missing column.
struct ForeignContent: Equatable {
  /// As a sentence goes on: `an Excel workbook (.xlsx)`.
  let name: String
  /// What to do with it.
  let remedy: String

  var reason: String { "it is \(name), not CSV text; \(remedy)" }

  private static let saveAsCSV = "open it and save it as CSV UTF-8"
  private static let exportAgain = "export the data as CSV"

  static let workbook = ForeignContent(name: "an Excel workbook (.xlsx)", remedy: saveAsCSV)
  static let openDocument = ForeignContent(name: "an OpenDocument spreadsheet (.ods)", remedy: saveAsCSV)
  static let numbers = ForeignContent(name: "an Apple Numbers spreadsheet", remedy: saveAsCSV)
  static let wordDocument = ForeignContent(name: "a Word document (.docx)", remedy: exportAgain)
  static let html = ForeignContent(name: "an HTML page", remedy: saveAsCSV)
  static let json = ForeignContent(name: "data in JSON", remedy: exportAgain)

  private init(name: String, remedy: String) {
    self.name = name
    self.remedy = remedy
  }

  /// - Returns: nil where the bytes may be text, or packed in a way that is read.
  init?(firstBytes bytes: ArraySlice<UInt8>) {
    if let known = Self.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      self.init(name: known.name, remedy: known.remedy)
    } else if bytes.dropFirst(Self.tarOffset).starts(with: "ustar".utf8) {
      self.init(name: "a tar archive", remedy: "unpack it, and name the files in it")
    } else if let marked = Self.markup(bytes) {
      self = marked
    } else {
      return nil
    }
  }

  /// What an archive is, by the names of the files in it; nil where it is an archive and nothing more.
  init?(zipNames names: [String]) {
    if names.contains(where: { $0.hasPrefix("xl/workbook.") }) {
      self = .workbook
    } else if names.contains("content.xml"), names.contains("mimetype") {
      self = .openDocument
    } else if names.contains("word/document.xml") {
      self = .wordDocument
    } else if names.contains(where: { $0.hasPrefix("Index/") && $0.hasSuffix(".iwa") })
      || names.contains("Index.zip")
    {
      self = .numbers
    } else {
      return nil
    }
  }

  private static let tarOffset = 257

  /// Sources: the formats' own specifications, and PRONOM, the registry of The National Archives (UK).
  private static let signatures: [(bytes: [UInt8], name: String, remedy: String)] = [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook (.xls)", saveAsCSV),
    (Array("%PDF-".utf8), "a PDF document", exportAgain),
    (Array("PAR1".utf8), "a Parquet file", exportAgain),
    (Array("ORC".utf8) + [0x0A], "an ORC file", exportAgain),
    (Array("Obj".utf8) + [1], "an Avro file", exportAgain),
    (Array("ARROW1".utf8), "an Arrow file", exportAgain),
    (Array("FEA1".utf8), "a Feather file", exportAgain),
    (Array("SQLite format 3".utf8) + [0], "an SQLite database", exportAgain),
    ([0x89] + Array("HDF".utf8), "an HDF5 file", exportAgain),
    ([0x89] + Array("PNG".utf8), "an image (PNG)", exportAgain),
    ([0xFF, 0xD8, 0xFF], "an image (JPEG)", exportAgain),
    (Array("{\\rtf".utf8), "a text document (RTF)", exportAgain),
    (Array("BZh".utf8), "packed by bzip2", unpack),
    ([0xFD] + Array("7zXZ".utf8) + [0], "packed by xz", unpack),
    ([0x04, 0x22, 0x4D, 0x18], "packed by lz4", unpack),
    ([0x1F, 0x9D], "packed by compress", unpack),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", unpack),
    (Array("Rar!".utf8) + [0x1A, 0x07], "a RAR archive", unpack),
  ]

  private static let unpack = "unpack it, or pack it again as .gz, .zst or .zip"

  /// How far from a file's beginning its kind is looked for.
  private static let headSize = 4096

  private static func markup(_ bytes: ArraySlice<UInt8>) -> ForeignContent? {
    var head = bytes.prefix(headSize)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    head = head.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if isJSON(head) { return .json }
    guard head.first == UInt8(ascii: "<") else { return nil }
    let text = withoutComments(String(decoding: head, as: UTF8.self).lowercased())
    if text.hasPrefix("<?xml"), text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      return ForeignContent(name: "an Excel workbook (XML)", remedy: saveAsCSV)
    }
    let pages = [
      "<!doctype html", "<html", "<head>", "<body", "<meta", "<table", "<title>", "<script", "<style", "<h1",
    ]
    if pages.contains(where: text.hasPrefix) || text.hasPrefix("<?xml") && text.contains("<html") {
      return .html
    }
    if text.hasPrefix("<?xml") { return ForeignContent(name: "an XML file", remedy: exportAgain) }
    return nil
  }

  /// What stands behind the comments at the beginning of a page.
  private static func withoutComments(_ text: String) -> Substring {
    var rest = text[...]
    while rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
      rest = rest[end.upperBound...].drop(while: \.isWhitespace)
    }
    return rest
  }

  /// An object, or a list of objects, lists or texts: no header of a table begins so.
  private static func isJSON(_ head: ArraySlice<UInt8>) -> Bool {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = head.first, let second = head.dropFirst().first(where: { !isBlank($0) }) else {
      return false
    }
    switch first {
    case UInt8(ascii: "{"): return "\"}".utf8.contains(second)
    case UInt8(ascii: "["): return "{[\"]".utf8.contains(second)
    default: return false
    }
  }
}
