public import Base
internal import CSV

/// The refused records of a chunk, in their order.
public struct RefusedRecords: Sendable {
  /// A refused record.
  public struct Reject: Sendable {
    /// Physical line, from 1; within the chunk until the chunks are put together.
    public var line: Int
    /// Why it is refused.
    public var refusal: Refusal
    /// The column at fault; empty where the record as a whole is.
    public var column: String
    /// The raw text as it stood, or where cells were filled, with these. Bytes that are no text are written `\xE9`.
    public var record: String
  }

  /// In the order of the chunk.
  public private(set) var all: [Reject] = []
  /// By reason: how many there are, the first one's line within the chunk, and what it says.
  private(set) var counts: [Refusal: InputAccount.Refused] = [:]

  /// None.
  public init() {}

  /// Drops the records, and keeps their counts.
  mutating func forgetRecords() { all = [] }

  /// All, by their physical lines in the file.
  package func all(after linesBefore: Int) -> [Reject] {
    all.map { reject in
      var reject = reject
      reject.line += linesBefore
      return reject
    }
  }

  /// - Parameter example: The value at fault; the record where it is at fault as a whole or the value is empty. Asked
  ///   for where the reject is the first of its reason.
  mutating func add(_ reject: Reject, example: @autoclosure () -> String) {
    all.append(reject)
    counts[
      reject.refusal,
      default: InputAccount.Refused(lines: 0, firstLine: reject.line, example: example())
    ].lines += 1
  }
}

extension RefusedRecords {
  /// Notes a record.
  /// - Parameters:
  ///   - raw: The record as it is to be shown.
  ///   - place: The column at fault; nil where the record as a whole is.
  ///   - hidesRecords: Whether nothing of what it says is kept.
  mutating func refuse(
    _ record: RecordBatch.Record, _ raw: ArraySlice<UInt8>, of batch: RecordBatch, _ refusal: Refusal,
    at place: MappedColumn?, hiding hidesRecords: Bool
  ) {
    let raw = hidesRecords ? "" : RawText.readable(raw)
    func example() -> String {
      if hidesRecords { return "" }
      guard let place, record.fault == nil, place.field < Int(record.fieldCount) else {
        return RawText.brief(raw)
      }
      let value = batch.bytes[batch.fields[Int(record.firstField) + place.field].range]
      return RawText.brief(value.isEmpty ? raw : RawText.readable(value))
    }
    add(
      Reject(
        line: Int(record.line) + 1, refusal: refusal, column: place?.column ?? "", record: raw),
      example: example())
  }
}

/// What a record says, as text that is UTF-8 in any case.
enum RawText {
  /// Longer records are shown cut off: they are refused as too long, and no reader wants them whole.
  static let longest = 1 << 20
  /// In bytes; what is longer is cut to a quarter as many characters.
  private static let longestExample = 1000

  static func readable(_ raw: ArraySlice<UInt8>) -> String {
    let raw = raw.prefix(longest)
    if (try? UTF8Span(validating: raw.span)) != nil { return String(decoding: raw, as: UTF8.self) }
    var text = ""
    var decoder = UTF8()
    var bytes = raw.makeIterator()
    var offset = raw.startIndex
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar):
        text.unicodeScalars.append(scalar)
        offset += UTF8.width(scalar)
      case .emptyInput:
        return text
      case .error:
        // Take one byte and begin again behind it, so that no good neighbour is lost.
        text += "\\x" + hex(raw[offset])
        offset += 1
        decoder = UTF8()
        bytes = raw[offset...].makeIterator()
      }
    }
  }

  /// The beginning of a text: an example stays in memory for each file and reason.
  static func brief(_ text: String) -> String {
    guard text.utf8.count > longestExample else { return text }
    return text.prefix(longestExample / 4) + "…"
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
