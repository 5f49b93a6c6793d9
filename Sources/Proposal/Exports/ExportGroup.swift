internal import CSV
internal import Files
internal import Intake

/// The exports on the command line: which of them belong together, and their columns as one table.
struct ExportGroup: Sendable {
  struct Omission: Sendable {
    let path: String
    let reason: String
  }

  /// Those that can be read by the same pipeline file, in the order given.
  var files: [String]
  /// Those that cannot.
  var omitted: [Omission] = []
  /// What is said of files whose header differs and that are read by their columns' names.
  var remarks: [String] = []
  let format: ExportFormat
  let hasHeader: Bool
  /// The columns that all files have, as the first one writes and orders them.
  private(set) var columns: [String]
  /// How often a name stands in the first header, where that is more than once.
  let repeated: [String: [Int]]

  func name(_ spot: Spot) -> String {
    files.count == 1 ? "line \(spot.line)" : "\(FileError.shown(files[spot.file])):\(spot.line)"
  }

  /// All records with the header's number of fields, with the places of the columns in their file. Further fields
  /// that are empty are no fields, as a run takes them.
  ///
  /// - Parameters:
  ///   - most: After so many of a file the rest of it is not read; nil: all are.
  ///   - take: The record, its batch, by column the field, and where the record stands.
  /// - Returns: Records, and those that were left out because they are damaged or of another length.
  func eachRecord(
    most: Int? = nil, _ take: (RecordBatch.Record, RecordBatch, [Int], Spot) throws -> Void
  ) throws -> (records: Int, odd: Int) {
    var records = 0
    var odd = 0
    for (number, path) in files.enumerated() {
      var stream = try RecordStream(path, format)
      var header = hasHeader ? nil : FileHeader(columns)
      let end = most.map { records + $0 } ?? Int.max
      while records < end, let batch = try stream.next() {
        for record in batch.records.records where records < end {
          guard let header else {
            header = FileHeader(batch.records.texts(of: record), columns: columns)
            continue
          }
          if isFiller(record, batch.records, header) { continue }
          records += 1
          guard record.fault == nil, batch.records.hasOnlyEmptyFields(record, from: header.names.count) else {
            odd += 1
            continue
          }
          let line = batch.linesBefore + Int(record.line) + 1
          try take(record, batch.records, header.fields, Spot(file: number, line: line))
        }
      }
    }
    return (records, odd)
  }

  /// Delimiters only, or the header once more, perhaps with the mark of its own file: a run passes over both.
  private func isFiller(_ record: RecordBatch.Record, _ batch: RecordBatch, _ header: FileHeader) -> Bool {
    guard record.fault == nil else { return false }
    var isEmpty = true
    var isHeader = hasHeader && Int(record.fieldCount) == header.names.count
    for field in 0..<Int(record.fieldCount) where isEmpty || isHeader {
      var text = batch.bytes[batch.trimmedField(field, of: record)]
      if !text.isEmpty { isEmpty = false }
      if field == 0, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
      if isHeader, !text.elementsEqual(header.names[field].utf8) { isHeader = false }
    }
    return isEmpty || isHeader
  }
}

extension RecordBatch {
  /// Whether a record has all fields of the header, and behind them nothing but empty ones.
  fileprivate func hasOnlyEmptyFields(_ record: Record, from count: Int) -> Bool {
    Int(record.fieldCount) >= count
      && (count..<Int(record.fieldCount)).allSatisfy { trimmedField($0, of: record).isEmpty }
  }
}

extension ExportGroup {
  /// Looks at the beginnings of all files, and keeps those that can be read together with the first with records.
  init(_ paths: [String], _ guess: RecordFormGuess, first: String) throws {
    format = guess.format
    hasHeader = guess.header.value
    columns = guess.columns
    repeated = Dictionary(grouping: guess.columns.indices) { guess.columns[$0] }.filter { $0.value.count > 1 }
    files = []
    for path in paths {
      guard let header = try Self.firstRecord(of: path, format) else {
        omitted.append(Omission(path: path, reason: "it has no records"))
        continue
      }
      if hasHeader {
        take(path, header, first: first)
      } else if header.count == columns.count {
        files.append(path)
      } else {
        omitted.append(
          Omission(path: path, reason: "its records have \(header.count) fields, not \(columns.count)"))
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

  /// A file is read by its columns' names, so more of them or another order are as good. Fewer are where the ones it
  /// lacks name no part of a sale: they are then used of no file.
  private mutating func take(_ path: String, _ header: [String], first: String) {
    guard header != columns else { return files.append(path) }
    let lacking = columns.filter { !header.contains($0) }
    let added = header.filter { !columns.contains($0) }
    let shown = FileError.shown(path)
    if lacking.isEmpty, added.isEmpty, header.count == columns.count {
      files.append(path)
      remarks.append("\(shown) has the same columns in another order, which is as good")
      return
    }
    let isReadable =
      lacking.count * 4 <= columns.count && !lacking.contains { RoleWords.knows($0) }
      && repeated.isEmpty && Set(header).count == header.count
    guard isReadable else {
      omitted.append(Omission(path: path, reason: Self.difference(header, columns, first)))
      return
    }
    files.append(path)
    if !added.isEmpty { remarks.append("\(shown) has \(Self.list(added)) besides, which is not used") }
    if !lacking.isEmpty {
      remarks.append("\(shown) lacks \(Self.list(lacking)), so it is used of no file")
      columns.removeAll { lacking.contains($0) }
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(8).map { String(reflecting: $0) }.joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }

  private static func difference(_ header: [String], _ columns: [String], _ first: String) -> String {
    let missing = columns.filter { !header.contains($0) }
    let added = header.filter { !columns.contains($0) }
    var words: [String] = []
    if !missing.isEmpty { words.append("it lacks \(list(missing))") }
    if !added.isEmpty { words.append("it has \(list(added))") }
    if words.isEmpty { words.append("it repeats columns") }
    let capitals = Set(missing.map { $0.lowercased() }).intersection(added.map { $0.lowercased() })
    let hint =
      capitals.isEmpty
      ? "" : ". Names in other capitals are other names; rename them, or give the file a pipeline of its own"
    return "its header differs from that of \(FileError.shown(first)): " + words.joined(separator: " and ")
      + hint
  }
}
