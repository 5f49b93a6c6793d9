internal import Intake

extension Key {
  static let duplicates = Key.leaf(
    "duplicates",
    wanted: { _ in
      "keep, drop_identical, {drop_identical: other_files}, last_file_wins or {last_file_wins: {by: natural}}"
    },
    read: { pipeline, source in
      pipeline.source.readDuplicates(source)
      if pipeline.source.duplicates == .lastFileWins, pipeline.isMappingRead,
        pipeline.source.mapping.order == nil
      {
        source.complain(
          about: "duplicates", "last_file_wins goes by orders, so source.columns.order must be mapped")
      }
    }, written: { $0.source.writtenDuplicates },
    parts: [
      .part(
        "drop_identical", "everywhere or other_files",
        "Where the earlier, equal record must be: anywhere, or in another file."),
      .part(
        "last_file_wins", "{by: natural}",
        "Which file is the last one."),
      .part(
        "last_file_wins.by", Form<FileOrder>.choice().wanted,
        "name: by the bytes of the paths. natural: numbers in the names by their value, 2024-9 before 2024-10 and export before export (1). newest_day: by the newest day in the file. Default: name."
      ),
    ],
    "What to do with a line that occurs twice. keep: count it twice. drop_identical: leave out a record that equals an earlier one. "
      + "last_file_wins: if several files have an order, use only the last file by name.")
}

extension Source {
  /// A word, `{drop_identical: other_files}` or `{last_file_wins: {by: natural}}`.
  fileprivate mutating func readDuplicates(_ source: MappingReader) {
    guard source.place("duplicates")?.isMapping == true else {
      let words = ["keep", "drop_identical", "last_file_wins"]
      switch source.value("duplicates", Form<String>.one(of: words)) {
      case "keep": duplicates = .keep
      case "drop_identical": duplicates = .dropIdentical(.everywhere)
      case "last_file_wins": duplicates = .lastFileWins
      default: break
      }
      return
    }
    source.section("duplicates") { rule in
      guard let files = rule.place("last_file_wins") else {
        if let reach: Duplicates.Reach = rule.required("drop_identical", .choice()) {
          duplicates = .dropIdentical(reach)
        }
        return
      }
      if rule.has("drop_identical") {
        rule.complain(about: "drop_identical", "last_file_wins stands too; leave one of them out")
      }
      // The short form, as of drop_identical, says the same.
      let order: FileOrder?? =
        files.isMapping ? files.mapping { $0.required("by", .choice()) } : files.read(.choice())
      guard case .some(.some(let order)) = order else { return }
      duplicates = .lastFileWins
      fileOrder = order
    }
  }

  fileprivate var writtenDuplicates: String {
    switch duplicates {
    case .keep: "keep"
    case .dropIdentical(.everywhere): "drop_identical"
    case .dropIdentical(.otherFiles): "{drop_identical: other_files}"
    case .lastFileWins:
      fileOrder == .name ? "last_file_wins" : "{last_file_wins: {by: \(fileOrder.rawValue)}}"
    }
  }
}
