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
    if sorted.count > 1, let glob = try Self.globs(sorted).first(where: { try Glob.expand($0) == sorted }) {
      patterns = [glob]
      reason = "these \(sorted.count) files and no others now; later ones in this folder are read too"
      pipeline = Self.word(Path.parent(sorted[0]))
    } else {
      patterns = sorted
      reason = ""
      pipeline = sorted.first.map(Self.word) ?? "shop"
    }
  }

  /// What may mean just these files: all of their folder with their ending, or, where other exports stand beside them, all
  /// whose names differ in their digits only, or begin alike.
  private static func globs(_ files: [String]) -> [String] {
    guard let all = glob(files) else { return [] }
    let folder = all.dropLast("*".count + ending(files[0]).count)
    let names = files.map(name)
    let shapes = Set(names.map { $0.map { $0.isNumber ? "?" : String($0) }.joined() })
    let beginning = names.dropFirst().reduce(names[0]) { $0.commonPrefix(with: $1) }
    let word = beginning.prefix { !$0.isNumber }
    return [all] + (shapes.count == 1 ? shapes.map { folder + $0 } : [])
      + (word.isEmpty ? [] : [folder + word + "*" + ending(files[0])])
  }

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

extension Substring {
  fileprivate func commonPrefix(with other: Substring) -> Substring {
    self[
      ..<(zip(indices, other).first { self[$0] != $1 }?.0
        ?? index(startIndex, offsetBy: Swift.min(count, other.count)))]
  }
}
