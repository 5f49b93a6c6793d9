internal import CSV
internal import Intake

/// Records that stand in two of the files, as overlapping exports have them.
struct FileOverlap: Sendable {
  /// Records that equal one of an earlier file.
  private(set) var records = 0
  /// Where the first of them stands.
  private(set) var first: Spot?
  let hasOrders: Bool

  private static let mostRecords = 1 << 20

  init(_ roles: RoleGuess, _ exports: ExportGroup) throws {
    hasOrders = roles.column(.order) != nil
    guard exports.files.count > 1 else { return }
    var files: [UInt64: Int] = [:]
    _ = try exports.eachRecord { record, batch, fields, spot in
      var hash: UInt64 = 0
      for field in fields {
        hash =
          hash &* 0x9E37_79B9_7F4A_7C15
          &+ FieldBytes.hash(batch.bytes[batch.trimmedField(field, of: record)].span)
      }
      guard let file = files[hash] else {
        if files.count < Self.mostRecords { files[hash] = spot.file }
        return
      }
      if file != spot.file {
        records += 1
        if first == nil { first = spot }
      }
    }
  }

  func write(to text: inout YAMLText, _ name: (Spot) -> String) {
    guard records > 0, let first else { return }
    text.comment(
      "\(records == 1 ? "1 record equals one" : "\(records) records equal some") of another file, first \(name(first)): the exports overlap",
      indent: 2)
    text.line("duplicates: {drop_identical: other_files}", indent: 2)
    text.blank()
  }
}
