import CSV

/// What a record came to, in a form that can be compared and read.
enum Outcome: Equatable {
  /// Physical line from 1, and the fields.
  case read(Int, [String])
  /// Physical line from 1, why, and the raw text.
  case refused(Int, RecordFault, String)

  var fields: [String]? { if case .read(_, let fields) = self { fields } else { nil } }
  var line: Int {
    switch self {
    case .read(let line, _), .refused(let line, _, _): line
    }
  }

  func moved(byLines lines: Int) -> Outcome {
    switch self {
    case .read(let line, let fields): .read(line + lines, fields)
    case .refused(let line, let fault, let raw): .refused(line + lines, fault, raw)
    }
  }
}

extension RecordReader {
  static let comma = RecordReader(delimiter: UInt8(ascii: ","))

  /// The records of a chunk, and how many physical lines it has.
  func outcomes(of bytes: [UInt8]) -> (records: [Outcome], lines: Int) {
    let batch = read(bytes)
    let outcomes = batch.records.map { record in
      let line = Int(record.line) + 1
      if let fault = record.fault {
        return Outcome.refused(line, fault, String(decoding: batch.raw(record), as: UTF8.self))
      }
      let fields = batch.fields[Int(record.firstField)..<Int(record.firstField + record.fieldCount)]
      return .read(line, fields.map { String(decoding: batch.bytes[$0.range], as: UTF8.self) })
    }
    return (outcomes, Int(batch.lineCount))
  }

  func outcomes(of text: String) -> [Outcome] { outcomes(of: Array(text.utf8)).records }
}
