import Glibc

/// A folder as a whole: made, listed, synced, removed.
public enum Folder {
  /// Makes a folder and those it stands in, mode 0750 (less what the umask forbids), where they
  /// are missing. Each new name is synced into the folder above.
  public static func make(_ path: String) throws(FileError) {
    do {
      try makeOne(path)
    } catch {
      if error.isTaken {
        if try Entry.kind(path, following: true) == .folder { return }
        throw FileError("make the folder", path, because: try whatStands(at: path))
      }
      let above = Path.parent(path)
      guard error.code == ENOENT, above != path else { throw error }
      try make(above)
      // The error again if it was not for want of the parent, a link that leads nowhere say.
      try makeOne(path)
    }
    try sync(Path.parent(path))
  }

  private static func whatStands(at path: String) throws(FileError) -> String {
    guard try Entry.kind(path) == .link else { return "a file of that name stands there" }
    let destination = FileError.shown(try Entry.destination(ofLink: path))
    return "a link of that name leads to \(destination), where no folder is"
  }

  /// Makes one folder whose name must be free.
  public static func makeNew(_ path: String) throws(FileError) {
    try makeOne(path)
  }

  private static func makeOne(_ path: String) throws(FileError) {
    try path.checkForNUL("make the folder")
    _ = try repeated("make the folder", path) { unsafe mkdir(path, 0o750) }
  }

  /// Waits until the disk holds the names in a folder.
  public static func sync(_ path: String) throws(FileError) {
    let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY, to: "open the folder")
    do {
      try folder.sync(path)
    } catch {
      // Some network file systems cannot sync a folder and keep its names in order themselves.
      if !error.isUnsupported { throw error }
    }
  }

  /// The names in a folder, sorted by their bytes, without `.` and `..`.
  public static func names(_ path: String) throws(FileError) -> [String] {
    var names: [String] = []
    for name in try rawNames(path) { names.append(try name.text(in: path)) }
    return names
  }

  /// Removes a folder with all that is in it; links are removed, not followed. Nothing there is
  /// no error.
  public static func remove(_ path: String) throws(FileError) {
    guard let kind = try Entry.kind(path) else { return }
    guard kind == .folder else { throw FileError("remove the folder", path, because: "it is not a folder") }
    // One descriptor a level, and names relative to it: no name need be text, and no link
    // slipped in meanwhile can lead the removal elsewhere.
    let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, to: "open the folder")
    try removeAll(in: folder, path)
    _ = try repeated("remove the folder", path) { unsafe rmdir(path) }
  }

  private static func removeAll(in folder: borrowing Descriptor, _ path: String) throws(FileError) {
    let number = folder.number
    for name in try rawNames(path, descriptor: number) {
      let shown = Path.join(path, String(decoding: name.bytes, as: UTF8.self))
      if unsafe unlinkat(number, name.terminated, 0) == 0 { continue }
      let code = errno
      // Linux says EISDIR for a folder, POSIX EPERM.
      guard code == EISDIR || code == EPERM else {
        if code == ENOENT { continue }
        throw FileError("remove", shown, code: code)
      }
      let inner = Descriptor(
        adopting: try repeated("open the folder", shown) {
          unsafe openat(number, name.terminated, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        })
      try removeAll(in: inner, shown)
      _ = try repeated("remove the folder", shown) { unsafe unlinkat(number, name.terminated, AT_REMOVEDIR) }
    }
  }
}
