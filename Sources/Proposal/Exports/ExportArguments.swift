internal import Files

/// The exports that a person names: files, or folders whose exports are meant.
enum ExportArguments {
  /// Of a folder only these are taken: another file beside them may be anything.
  private static let endings = [".csv", ".csv.gz", ".csv.zst", ".csv.zip"]

  /// Each file once, those of a folder in the order of their names.
  ///
  /// - Throws: `ProposalError` where a folder has no export.
  static func files(_ arguments: [String]) throws -> [String] {
    // By bytes: Swift takes a composed and a decomposed é for one text, and they are two files.
    var seen: Set<[UInt8]> = []
    return try arguments.flatMap(files).filter { seen.insert(Array($0.utf8)).inserted }
  }

  private static func files(_ argument: String) throws -> [String] {
    // Through a link too; what is not there is told when it is opened.
    guard try Entry.kind(argument, following: true) == .folder else { return [argument] }
    let names = try Folder.names(argument).filter { name in
      let lower = name.lowercased()
      return !name.hasPrefix(".") && endings.contains { lower.hasSuffix($0) }
    }
    guard !names.isEmpty else {
      throw ProposalError(
        .input,
        "the folder \(FileError.shown(argument)) has no export: wanted names that end in "
          + endings.joined(separator: ", ") + ". Name other files one by one")
    }
    return names.sorted(by: Path.precedes).map { Path.join(argument, $0) }
  }
}
