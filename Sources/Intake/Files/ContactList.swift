internal import CSV
internal import Files

/// People the shop knows, buyers or not: one customer id a line, under a header.
public enum ContactList {
  /// The distinct ids of a file, in its order, as they count: by the rules of the first customer column and the aliases.
  /// - Throws: `IntakeError` naming the file where it cannot be read or a line is no id.
  public static func read(
    _ path: String, root: String, source: Source? = nil
  ) throws(IntakeError) -> [String] {
    var bytes: [UInt8] = []
    do {
      let file = try UnpackedFile(Path.join(root, path))
      while try file.read(into: &bytes, upTo: 1 << 20) > 0 {}
    } catch {
      throw IntakeError(.input, "\(error)")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let batch = RecordReader(delimiter: UInt8(ascii: ",")).read(bytes)
    // By bytes, as customers are: Swift takes a composed and a decomposed é for one text.
    var seen: Set<[UInt8]> = []
    var ids: [String] = []
    for record in batch.records.dropFirst() {
      guard record.fault == nil, record.fieldCount >= 1 else {
        throw IntakeError(
          .data, "\(path):\(record.line + 1): the line cannot be read: its quotes or its encoding are wrong")
      }
      let range = batch.fields[Int(record.firstField)].range
      let written = String(decoding: batch.bytes[range], as: UTF8.self).trimmingBlanks()
      var bytes = Array(written.utf8)
      if let source {
        bytes = source.mapping.customers[0].id(of: bytes) ?? bytes
        bytes = source.aliasTable?.id(inPlaceOf: bytes) ?? bytes
      }
      let id = String(decoding: bytes, as: UTF8.self)
      if !id.isEmpty, seen.insert(Array(id.utf8)).inserted { ids.append(id) }
    }
    return ids
  }
}
