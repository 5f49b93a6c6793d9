/// The files that a pattern such as `exports/**/2026-0[1-6]-*.csv` names.
public enum Glob {
  /// The files that fit a pattern, sorted by the bytes of their paths, each once.
  ///
  /// - `*`, `?` and `[..]` stay within a name and do not meet a leading dot; `**` as a whole
  ///   name is any number of folders, none too, and enters neither hidden folders nor links.
  /// - Paths are as the pattern wrote them: relative to the root, or absolute if it was.
  /// - Wildcards find files (links are followed to them), never folders. A pattern without any
  ///   is its own answer if something is there, so that opening it says what is wrong with it.
  /// - A pattern which, taken as it stands, is the name of a file means that file:
  ///   `orders[1].csv`, as browsers name a second download.
  ///
  /// - Returns: nothing when nothing fits, a missing folder included; whether that is an error
  ///   is for the caller to say.
  /// - Throws: when a folder on the way cannot be read, or a name that fits is not UTF-8.
  public static func expand(_ pattern: String, root: String = "") throws(FileError) -> [String] {
    if pattern.isEmpty { return [] }
    if try Entry.kind(Path.join(root, pattern), following: true) == .file { return [pattern] }
    var names = pattern.split(separator: "/", omittingEmptySubsequences: false)
    var found = [""]
    if names.first == "" {
      found = ["/"]
      names.removeFirst()
    }
    names.removeAll { $0 == "" }
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      var next: [String] = []
      for folder in found {
        next += try entries(name, of: folder, isLast: isLast, root: root)
      }
      found = next
    }
    return unique(found.sorted(by: Path.precedes))
  }

  private static func entries(
    _ name: Substring, of folder: String, isLast: Bool, root: String
  ) throws(FileError) -> [String] {
    if name == "**" {
      let folders = try [folder] + foldersBelow(folder, root: root)
      guard isLast else { return folders }
      var files: [String] = []
      for folder in folders { files += try entries("*", of: folder, isLast: true, root: root) }
      return files
    }
    let wildcard = Wildcard(name)
    if let literal = wildcard.literal {
      let path = Path.join(folder, literal)
      // The last name is taken even as a link that leads nowhere: better an error than a gap.
      let kind = try Entry.kind(Path.join(root, path), following: !isLast)
      return kind == nil || !isLast && kind != .folder ? [] : [path]
    }
    var fitting: [String] = []
    for raw in try namesIfAny(folder, root: root) {
      guard wildcard.matches(String(decoding: raw.bytes, as: UTF8.self)) else { continue }
      let path = Path.join(folder, try raw.text(in: folder))
      let isFolder = try Entry.kind(Path.join(root, path), following: true) == .folder
      if isFolder != isLast { fitting.append(path) }
    }
    return fitting
  }

  private static func foldersBelow(_ folder: String, root: String) throws(FileError) -> [String] {
    var below: [String] = []
    for raw in try namesIfAny(folder, root: root)
    where raw.mayBeFolder && raw.bytes.first != UInt8(ascii: ".") {
      let path = Path.join(folder, try raw.text(in: folder))
      guard try Entry.kind(Path.join(root, path)) == .folder else { continue }
      below.append(path)
      below += try foldersBelow(path, root: root)
    }
    return below
  }

  private static func namesIfAny(_ folder: String, root: String) throws(FileError) -> [RawName] {
    let path = Path.join(root, folder)
    do {
      return try Folder.rawNames(path.isEmpty ? "." : path)
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }

  private static func unique(_ sorted: [String]) -> [String] {
    var kept: [String] = []
    for path in sorted where kept.last.map({ $0.utf8.elementsEqual(path.utf8) }) != true {
      kept.append(path)
    }
    return kept
  }
}
