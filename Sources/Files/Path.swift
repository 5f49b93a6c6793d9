/// Arithmetic on the text of paths; nothing here looks at the disk.
public enum Path {
  /// A path below a folder, or the path itself when it is absolute or the folder is unnamed.
  public static func join(_ folder: String, _ path: String) -> String {
    if folder.isEmpty || path.utf8.first == UInt8(ascii: "/") { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
  }

  /// The folder that holds the entry of a path: `.` for a lone name, `/` for the root.
  public static func parent(_ path: String) -> String {
    let slash = UInt8(ascii: "/")
    var rest = path.utf8[...]
    while rest.last == slash { rest.removeLast() }
    guard let last = rest.lastIndex(of: slash) else {
      return rest.isEmpty && !path.isEmpty ? "/" : "."
    }
    rest = rest[..<last]
    while rest.last == slash { rest.removeLast() }
    return rest.isEmpty ? "/" : String(decoding: rest, as: UTF8.self)
  }

  /// Whether a name can be one entry of a folder, and a visible one: no `/`, no NUL, no leading dot.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 255 && text.utf8.first != UInt8(ascii: ".")
      && !text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  /// Order by bytes, the only order that is the same everywhere (`String`'s own is by
  /// normalised Unicode).
  public static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
