internal import Files

/// What `source.files` and `pipeline` are to say: a glob where it means exactly the files looked at, else
/// their names.
struct ProposedFiles: Sendable {
  let patterns: [String]
  let reason: String
  /// A name that can be a folder's.
  let pipeline: String

  init(_ files: [String]) throws {
    let sorted = files.sorted(by: Path.precedes)
    for file in sorted
    where file.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw ProposalError(
        .input,
        "\(FileError.shown(file)) has a control character in its name, which a pipeline file cannot hold; rename it"
      )
    }
    if sorted.count > 1, let glob = Self.glob(sorted), try Glob.expand(glob) == sorted {
      patterns = [glob]
      reason = "these \(sorted.count) files and no others now; later ones in this folder are read too"
      pipeline = Self.word(Path.parent(sorted[0]))
    } else {
      patterns = sorted
      reason = ""
      pipeline = sorted.first.map(Self.word) ?? "shop"
    }
  }

  /// All files of their folder with their ending.
  private static func glob(_ files: [String]) -> String? {
    let folders = Set(files.map(Path.parent))
    let endings = Set(files.map(ending))
    guard folders.count == 1, endings.count == 1, let ending = endings.first, !ending.isEmpty else {
      return nil
    }
    let folder =
      files[0].contains("/") ? String(files[0][...(files[0].lastIndex(of: "/") ?? files[0].startIndex)]) : ""
    return folder + "*" + ending
  }

  private static func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

  private static func ending(_ path: String) -> String {
    let name = name(path)
    return name.dropFirst().firstIndex(of: ".").map { String(name[$0...]) } ?? ""
  }

  private static func word(_ path: String) -> String {
    let name = name(path)
    let stem = name.dropFirst().firstIndex(of: ".").map { name[..<$0] } ?? name
    var word = ""
    for character in stem.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if !word.isEmpty, word.last != "-" {
        word.append("-")
      }
      if word.utf8.count > 60 { break }
    }
    while word.last == "-" { word.removeLast() }
    return word.isEmpty ? "shop" : word
  }
}
