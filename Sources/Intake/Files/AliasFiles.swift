internal import CSV
internal import Files

extension AliasTable {
  /// Reads which customers were merged. The files are written as the exports are, with as many lines before the header;
  /// ids are read by the rules of the first customer column.
  /// - Throws: `IntakeError` naming the file, the line and the value: where a file cannot be read, lacks a column or has a
  ///   line without an id, or ids contradict each other.
  public init(reading aliases: Aliases, of source: Source, root: String) throws(IntakeError) {
    var entries: [Entry] = []
    for pattern in aliases.files {
      var paths: [String] = []
      do {
        paths = try Glob.expand(pattern, root: root).sorted(by: Path.precedes)
      } catch {
        throw IntakeError(.input, "source.aliases: \(error)")
      }
      guard !paths.isEmpty else {
        throw IntakeError(
          .input,
          "no file matches source.aliases.files \(String(reflecting: pattern)). Paths are relative to the working folder"
        )
      }
      for path in paths { entries += try Self.entries(of: path, aliases, source, root) }
    }
    try self.init(entries, hidesIDs: source.hidesRecords)
  }

  /// Of one file with this text.
  package init(text: [UInt8], _ aliases: Aliases, of source: Source) throws(IntakeError) {
    try self.init(
      Self.entries(in: text, linesBefore: 0, of: "aliases", aliases, source), hidesIDs: source.hidesRecords)
  }

  private static func entries(
    of path: String, _ aliases: Aliases, _ source: Source, _ root: String
  ) throws(IntakeError) -> [Entry] {
    let (bytes, linesBefore) = try ExportFile.table(of: path, root: root, source: source)
    return try entries(in: bytes, linesBefore: linesBefore, of: path, aliases, source)
  }

  private static func entries(
    in bytes: [UInt8], linesBefore: Int, of path: String, _ aliases: Aliases, _ source: Source
  ) throws(IntakeError) -> [Entry] {
    let batch = RecordReader(source.format).read(bytes)
    guard let head = batch.records.first, head.fault == nil else {
      throw IntakeError(
        .mapping,
        "\(path):\(linesBefore + 1): there is no header that can be read, so the columns of source.aliases are not found"
      )
    }
    let header = (0..<Int(head.fieldCount)).map { field in
      String(decoding: batch.bytes[batch.trimmedRange(ofField: field, in: head)], as: UTF8.self)
    }
    let finder = ColumnFinder(
      header: header, trimmed: nil, file: path, line: linesBefore + Int(head.line) + 1,
      delimiter: source.format.delimiter)
    let old = try finder.place(aliases.oldColumn, role: "aliases.columns.old")
    let new = try finder.place(aliases.newColumn, role: "aliases.columns.new")
    let rules = source.mapping.customers[0]
    var entries: [Entry] = []
    for record in batch.records.dropFirst() {
      let place = "\(path):\(linesBefore + Int(record.line) + 1)"
      guard record.fault == nil, Int(record.fieldCount) == header.count else {
        throw IntakeError(
          .data,
          "\(place): the line cannot be read as \(header.count) fields"
            + (source.hidesRecords ? "" : ": \(String(reflecting: RawText.readable(batch.raw(record))))")
            + ". Correct it (source.aliases)")
      }
      let ids = [old, new].map { column in
        let written = batch.bytes[batch.range(of: column, in: record)]
        return rules.id(of: written) ?? Array(written)
      }
      if batch.isEmpty(record, fields: 0..<header.count) { continue }
      guard !ids[0].isEmpty, !ids[1].isEmpty else {
        throw IntakeError(
          .data,
          "\(place): \((ids[0].isEmpty ? old : new).column) is empty, so it is not said who became whom. Complete the line or leave it out (source.aliases)"
        )
      }
      entries.append(Entry(old: ids[0], new: ids[1], place: place))
    }
    return entries
  }
}
