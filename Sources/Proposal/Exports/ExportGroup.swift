internal import CSV
internal import Files
internal import Intake

/// The exports on the command line: which of them belong together, and their columns as one table.
struct ExportGroup: Sendable {
  struct Omission: Sendable {
    let path: String
    let reason: String
  }

  /// Those that have the same columns, in the order given.
  var files: [String]
  /// Those that cannot be read by the same pipeline file.
  var omitted: [Omission] = []
  /// Those with the same columns in another order.
  var reordered: [String] = []
  let format: ExportFormat
  let hasHeader: Bool
  let columns: [String]

  func name(_ spot: Spot) -> String {
    files.count == 1 ? "line \(spot.line)" : "\(FileError.shown(files[spot.file])):\(spot.line)"
  }

  /// All records with the header's number of fields, with the places of the columns in their file.
  ///
  /// - Parameter take: The record, its batch, by column the field, and where the record stands.
  /// - Returns: Records, and those that were left out because they are damaged or of another length.
  func eachRecord(
    _ take: (RecordBatch.Record, RecordBatch, [Int], Spot) throws -> Void
  ) throws -> (records: Int, odd: Int) {
    var records = 0
    var odd = 0
    for (number, path) in files.enumerated() {
      var stream = try RecordStream(path, format)
      var order: [Int]? = hasHeader ? nil : Array(columns.indices)
      while let batch = try stream.next() {
        for record in batch.records.records {
          guard let fields = order else {
            order = Self.order(of: columns, in: batch.records.texts(of: record))
            continue
          }
          if isFiller(record, batch.records, fields) { continue }
          records += 1
          guard record.fault == nil, Int(record.fieldCount) == columns.count else {
            odd += 1
            continue
          }
          let line = batch.linesBefore + Int(record.line) + 1
          try take(record, batch.records, fields, Spot(file: number, line: line))
        }
      }
    }
    return (records, odd)
  }

  /// Delimiters only, or the header once more: a run passes over both.
  private func isFiller(_ record: RecordBatch.Record, _ batch: RecordBatch, _ fields: [Int]) -> Bool {
    guard record.fault == nil else { return false }
    var isEmpty = true
    var isHeader = hasHeader && Int(record.fieldCount) == columns.count
    for field in 0..<Int(record.fieldCount) where isEmpty || isHeader {
      let text = batch.bytes[batch.trimmedField(field, of: record)]
      if !text.isEmpty { isEmpty = false }
      if isHeader, !text.elementsEqual(headerOf(field, fields).utf8) { isHeader = false }
    }
    return isEmpty || isHeader
  }

  private func headerOf(_ field: Int, _ fields: [Int]) -> String {
    fields.firstIndex(of: field).map { columns[$0] } ?? ""
  }

  /// By column, its field in another header with the same names; where names repeat, by their turn.
  private static func order(of columns: [String], in header: [String]) -> [Int] {
    var taken: Set<Int> = []
    return columns.indices.map { column in
      let fields = header.indices.filter { header[$0] == columns[column] && !taken.contains($0) }
      let field = fields.first ?? column
      taken.insert(field)
      return field
    }
  }
}

extension ExportGroup {
  /// Looks at the beginnings of all files, and keeps those that are like the first with records.
  init(_ paths: [String], _ guess: RecordFormGuess, first: String) throws {
    format = guess.format
    hasHeader = guess.header.value
    columns = guess.columns
    files = []
    for path in paths {
      guard let header = try Self.firstRecord(of: path, format) else {
        omitted.append(Omission(path: path, reason: "it has no records"))
        continue
      }
      if !hasHeader {
        if header.count == columns.count {
          files.append(path)
        } else {
          omitted.append(
            Omission(path: path, reason: "its records have \(header.count) fields, not \(columns.count)"))
        }
      } else if header == columns {
        files.append(path)
      } else if header.sorted() == columns.sorted() {
        files.append(path)
        reordered.append(path)
      } else {
        omitted.append(Omission(path: path, reason: Self.difference(header, columns, first)))
      }
    }
  }

  private static func firstRecord(of path: String, _ format: ExportFormat) throws -> [String]? {
    var stream = try RecordStream(path, format)
    while let batch = try stream.next() {
      if let record = batch.records.records.first { return batch.records.texts(of: record) }
    }
    return nil
  }

  private static func difference(_ header: [String], _ columns: [String], _ first: String) -> String {
    let missing = columns.filter { !header.contains($0) }.map { String(reflecting: $0) }
    let added = header.filter { !columns.contains($0) }.map { String(reflecting: $0) }
    var words: [String] = []
    if !missing.isEmpty { words.append("it lacks \(missing.prefix(8).joined(separator: ", "))") }
    if !added.isEmpty { words.append("it has \(added.prefix(8).joined(separator: ", "))") }
    if words.isEmpty { words.append("it repeats columns") }
    return "its header differs from that of \(FileError.shown(first)): " + words.joined(separator: " and ")
  }
}
