internal import CSV
internal import Intake

/// What an export writes in its fields beyond RFC 4180: backslashes, and a spreadsheet's guards.
struct DialectGuess: Sendable {
  private(set) var escape = Guess(ExportFormat.Escape.none, "")
  private(set) var guards = Guess(ExportFormat.Guards.none, "")

  init() {}

  /// - Parameter plain: The records as they are without a dialect.
  init(_ bytes: [UInt8], _ format: ExportFormat, plain: SplitTrial) {
    guard !format.spaceAligned else { return }
    findBackslash(bytes, format, plain)
    findGuards(plain)
  }

  private mutating func findBackslash(_ bytes: [UInt8], _ format: ExportFormat, _ plain: SplitTrial) {
    guard bytes.contains(UInt8(ascii: "\\")) else { return }
    var escaping = format
    escaping.escape = .backslash
    let other = SplitTrial(bytes, RecordReader(escaping))
    let nothing = Array("\\N".utf8)
    let empty = plain.batch.records.prefix(5000).reduce(0) { sum, record in
      sum
        + (0..<Int(record.fieldCount)).count { field in
          plain.batch.bytes[plain.batch.trimmedField(field, of: record)].elementsEqual(nothing)
        }
    }
    guard other.damaged <= plain.damaged, other.usualCount == plain.usualCount else { return }
    if plain.damaged > other.damaged {
      escape = Guess(
        .backslash,
        "\(plain.damaged - other.damaged) records are damaged unless a backslash stands before a quote")
    } else if empty > 0 {
      escape = Guess(.backslash, "\(empty) fields are \\N, which is how databases write an empty one")
    }
  }

  private mutating func findGuards(_ plain: SplitTrial) {
    var guarded = 0
    var example = ""
    for record in plain.batch.records.prefix(5000) {
      for field in 0..<Int(record.fieldCount) {
        let text = plain.batch.bytes[plain.batch.trimmedField(field, of: record)]
        guard Self.isGuarded(text) else { continue }
        guarded += 1
        if example.isEmpty { example = String(decoding: text.prefix(40), as: UTF8.self) }
      }
    }
    guard guarded > 0 else { return }
    guards = Guess(
      .spreadsheet,
      "\(guarded) field\(guarded == 1 ? " has" : "s have") what keeps a spreadsheet from reading a number, such as "
        + "\(String(reflecting: example)); it is no part of the value")
  }

  /// `="00123"`, or an apostrophe before a number.
  private static func isGuarded(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, text.count > 1 else { return false }
    let second = text[text.startIndex + 1]
    if first == UInt8(ascii: "=") {
      return second == UInt8(ascii: "\"") && text.last == second && text.count > 2
    }
    guard first == UInt8(ascii: "'"), text.last != first else { return false }
    return (0x30...0x39).contains(second) || [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(second)
  }
}
