/// An export of `exports`.
struct ExportRow: TableRow {
  static let file = PageFile.exports
  let export: String

  init(_ cells: RowReader) throws(RowFault) {
    export = try cells.text("export")
  }
}
