internal import Intake

/// Aliases are refused or lead to an id that counts: none leads on, and the order of lines does not matter.
///
/// The first byte picks whether capitals count.
func checkAliases(_ bytes: [UInt8]) throws(Broken) {
  guard let first = bytes.first else { return }
  var source = Source(files: [], mapping: Mapping(customer: "id", date: "day", amount: .column("amount")))
  source.mapping.customers = [
    CustomerColumn("id", foldsCase: first % 2 == 1, droppedSuffix: first % 2 == 1 ? ".0" : "")
  ]
  let aliases = Aliases(files: [], oldColumn: "old", newColumn: "id")
  let text = Array("old,id\n".utf8) + bytes.dropFirst()
  guard let table = try? AliasTable(text: text, aliases, of: source) else { return }
  for old in table.old {
    guard let new = table.id(inPlaceOf: old) else { throw Broken("an id without another in its place") }
    try Broken.unless(table.id(inPlaceOf: new) == nil, "an id that counts leads on")
    try Broken.unless(!new.isEmpty && new != old, "an id leads to nothing")
  }
  var written = Array("old,id\n".utf8)
  for old in table.old.reversed() {
    let pair = [old, table.id(inPlaceOf: old) ?? []].map { id in
      [UInt8(ascii: "\"")] + id.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] } + [UInt8(ascii: "\"")]
    }
    written += pair[0] + [UInt8(ascii: ",")] + pair[1] + [UInt8(ascii: "\n")]
  }
  // Ids that are read once may read otherwise when they are read again: an ending is taken off once.
  guard first % 2 == 0 else { return }
  let again = try? AliasTable(text: written, aliases, of: source)
  try Broken.unless(again == table, "written from the last to the first they are others")
}
