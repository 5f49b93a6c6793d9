import Base
import Foundation
import Intake

/// Exports of a made-up shop with all that exports have: lines in no order, refused and excluded ones, blank ones and
/// headers again, values to be rounded, the same lines twice in a file and in several, orders that a later file
/// restates or takes back, columns in another order, a file without lines and an empty one.
struct MixedExports {
  let names: [String]
  let files: [[UInt8]]

  init(seed: UInt64, encoding: ExportFormat.Encoding, customers: Int = 50) {
    var random = SplitMix64(seed: seed)
    let lines = RandomShop(seed: seed, customers: customers).lines
      .shuffled(using: &random).map { Self.record($0) }
    let count = 5
    var parts = Array(repeating: [[String]](), count: count)
    for line in lines { parts[Int.random(in: 0..<count, using: &random)].append(line) }
    for file in parts.indices { Self.soil(&parts[file], lines, &random) }
    // Orders that later files have again, with other amounts or in lines that are left out.
    for line in lines where !line[0].isEmpty && Int.random(in: 0..<8, using: &random) == 0 {
      var restated = line
      restated[7] = "\(Int.random(in: 1...90, using: &random)).25"
      if Int.random(in: 0..<4, using: &random) == 0 { restated[3] = "p8" }
      parts[Int.random(in: 0..<count, using: &random)].append(restated)
    }
    var texts = parts.enumerated().map { file, records in
      Self.text(records, reversesColumns: file == 3, &random)
    }
    texts.append(Self.text([], reversesColumns: false, &random))
    files = texts.map { Self.bytes(of: $0, encoding) } + [[]]
    names = files.indices.map { "\($0).csv" }
  }

  private init(files: [[UInt8]]) {
    self.files = files
    names = files.indices.map { "\($0).csv" }
  }

  /// Orders whose further lines lack some cells, in two files.
  static func ofFirstLines(seed: UInt64, emptying columns: [Int]) -> MixedExports {
    var last = ""
    let lines = RandomShop(seed: seed, customers: 80).lines.map { line in
      var record = Self.record(line)
      let isFurther = !record[0].isEmpty && record[0] == last
      last = record[0]
      if isFurther { for column in columns { record[column] = "" } }
      return record.joined(separator: ",") + "\n"
    }
    let half = lines.count / 2
    return MixedExports(
      files: [lines[..<half], lines[half...]].map { Array((RandomShop.header + $0.joined()).utf8) })
  }

  /// A folder of its own with all files.
  func write() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-split-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for (name, bytes) in zip(names, files) { try Data(bytes).write(to: folder.appending(path: name)) }
    return folder
  }

  /// What reads them.
  static func workshop(
    _ encoding: ExportFormat.Encoding, _ duplicates: Source.Duplicates
  ) -> Workshop {
    var workshop = RandomShop.workshop(isCadence: true, period: .month)
    workshop.source.format.encoding = encoding
    workshop.source.duplicates = duplicates
    workshop.source.rounding = .halfEven
    workshop.source.exclusions = [Exclusion(column: "product", test: .isOneOf(["p8"]))]
    return workshop
  }

  private static let columns = RandomShop.header.dropLast().split(separator: ",").map(String.init)

  private static func record(_ line: String) -> [String] {
    line.dropLast().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// Adds what is wrong with exports.
  private static func soil(
    _ records: inout [[String]], _ others: [[String]], _ random: inout SplitMix64
  ) {
    let amount = columns.firstIndex(of: "amount") ?? 0
    for index in records.indices {
      switch Int.random(in: 0..<24, using: &random) {
      case 0: records[index][amount] = "much"
      case 1: records[index][1] = "2023-02-30"
      case 2: records[index][2] = ""
      case 3: records[index][amount] = "\(Int.random(in: 1...99, using: &random)).125"
      case 4: records[index].append("one too many")
      case 5: records.append(records[index])
      case 6: records.append(others[Int.random(in: 0..<others.count, using: &random)])
      case 7: records[index][5] = "caf\u{E9}"
      case 8: records.append(columns)
      case 9: records.append(columns.map { _ in "" })
      case 10: records[index][6] = "\"open"
      default: break
      }
    }
    records.shuffle(using: &random)
  }

  private static func text(
    _ records: [[String]], reversesColumns: Bool, _ random: inout SplitMix64
  ) -> String {
    ([columns] + records).map { record in
      let fields = reversesColumns ? record.reversed() : record
      return fields.joined(separator: ",") + (Int.random(in: 0..<3, using: &random) == 0 ? "\r\n" : "\n")
    }.joined()
  }

  private static func bytes(of text: String, _ encoding: ExportFormat.Encoding) -> [UInt8] {
    switch encoding {
    case .utf16: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .gbk, .gb18030: text.unicodeScalars.flatMap { $0.value < 0x80 ? [UInt8($0.value)] : [0xA8, 0xA6] }
    case .windows1252, .latin1: text.unicodeScalars.map { UInt8($0.value) }
    case .utf8, .macintosh: Array(text.utf8)
    }
  }
}
