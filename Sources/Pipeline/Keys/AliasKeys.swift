internal import Intake

extension Key {
  /// Customers that the shop's own system merged.
  static let aliases = Key.leaf(
    "aliases", wanted: { _ in "{files: [merged.csv], columns: {old: old_id, new: id}}" },
    read: { pipeline, source in
      let form = pipeline.columnForm
      let read: Aliases?? = source.place("aliases")?.mapping { aliases in
        if !aliases.has("files") {
          aliases.complain(about: "files", "missing; wanted a list, each \(Form.fileName.wanted)")
        }
        let files = aliases.set("files", of: .fileName)
        let columns = aliases.section("columns") { columns in
          (columns.required("old", form), columns.required("new", form))
        }
        guard let files, let old = columns.0, let new = columns.1 else { return nil }
        if old == new {
          aliases.complain(about: "columns", "old and new are both the column \(old.shown)")
        }
        return Aliases(files: files, oldColumn: old, newColumn: new)
      }
      guard case .some(.some(let aliases)) = read else { return }
      pipeline.source.aliases = aliases
      if !pipeline.source.format.hasHeader {
        source.complain(
          about: "aliases", "its columns are found by their names, but source.format.header is false")
      }
    },
    written: { pipeline in
      guard let aliases = pipeline.source.aliases else { return "none" }
      // What stands in the files, once they are read: the same settings with other files make other tables.
      let digest = pipeline.source.aliasDigest.map { " (\(String($0, radix: 16)))" } ?? ""
      return
        "{files: \(aliases.files.quoted), columns: {old: \(aliases.oldColumn.quoted), new: \(aliases.newColumn.quoted)}}\(digest)"
    },
    parts: [
      .part(
        "files", "a list, each \(Form.fileName.wanted)",
        "CSV files, written as the exports are, with a header and as many lines before it."),
      .part("columns", "{old: old_id, new: id}", "The columns of these files."),
      .part("columns.old", "the name of a column", "The id that was given up."),
      .part("columns.new", "the name of a column", "The id that counts in its place."),
    ],
    "Customers that were merged in the shop's system: one id counts in the place of another. Chains are followed, a circle is refused. "
      + "Ids are read by the rules of the first customer column. Default: none.")
}
