internal import CSV
internal import Intake

/// Records that stand in two of the files, as overlapping exports have them.
struct FileOverlap: Sendable {
  /// Records that equal one of an earlier file.
  private(set) var records = 0
  /// Where the first of them stands.
  private(set) var first: Spot?
  /// Orders of which two files have different records, as exports have that write an order anew when it changes.
  private(set) var restatedOrders = 0
  let hasOrders: Bool

  private static let mostRecords = 1 << 20

  init(_ roles: RoleGuess, _ exports: ExportGroup) throws {
    hasOrders = roles.column(.order) != nil
    guard exports.files.count > 1 else { return }
    var files: [UInt64: Int] = [:]
    var orders: [UInt64: (file: Int, isRestated: Bool)] = [:]
    _ = try exports.eachRecord { record, batch, fields, spot in
      var hash: UInt64 = 0
      for field in fields {
        hash =
          hash &* 0x9E37_79B9_7F4A_7C15
          &+ FieldBytes.hash(batch.bytes[batch.trimmedField(field, of: record)].span)
      }
      guard let file = files[hash] else {
        if files.count < Self.mostRecords { files[hash] = spot.file }
        guard let column = roles.column(.order) else { return }
        let order = batch.bytes[batch.trimmedField(fields[column], of: record)]
        if !order.isEmpty { takeOrder(FieldBytes.hash(order.span), spot.file, &orders) }
        return
      }
      if file != spot.file {
        records += 1
        if first == nil { first = spot }
      }
    }
  }

  /// Takes up a record that no earlier one equals.
  private mutating func takeOrder(
    _ order: UInt64, _ file: Int, _ orders: inout [UInt64: (file: Int, isRestated: Bool)]
  ) {
    guard let known = orders[order] else {
      if orders.count < Self.mostRecords { orders[order] = (file, false) }
      return
    }
    guard known.file != file, !known.isRestated else { return }
    orders[order] = (known.file, true)
    restatedOrders += 1
  }

  /// What only a person can say of the overlap.
  var toConfirm: [String] {
    if restatedOrders > 0 {
      return [
        "which lines count of orders that stand in several files with different records (\(restatedOrders) of them): all, as "
          + "now, or those of one file (duplicates: last_file_wins)"
      ]
    }
    return records > 0 && !hasOrders
      ? ["that records which stand in two files are the same sale: no column is an order's id"] : []
  }

  func write(to text: inout YAMLText, _ name: (Spot) -> String) {
    if restatedOrders > 0 {
      text.comment(
        "\(restatedOrders) orders stand in several files with different records; so that only the last file's count:",
        indent: 2)
      text.line("# duplicates: last_file_wins", indent: 2)
      text.blank()
    }
    guard records > 0, let first else { return }
    text.comment(
      "\(records == 1 ? "1 record equals one" : "\(records) records equal some") of another file, first \(name(first)): the exports overlap",
      indent: 2)
    text.line("duplicates: {drop_identical: other_files}", indent: 2)
    text.blank()
  }
}
