import Glibc

/// A name in a folder, whatever it stands for.
public enum Entry {
  /// What stands under a name.
  public enum Kind: Sendable {
    case file, folder, link, other
  }

  /// What stands at a path, nil if nothing does. A link is a link, wherever it leads, unless
  /// it is to be followed; a link that leads nowhere is then nothing.
  public static func kind(_ path: String, following: Bool = false) throws(FileError) -> Kind? {
    try status(path, following: following)?.kind
  }

  /// The state of the file that a path leads to, nil if it leads nowhere.
  public static func identity(_ path: String) throws(FileError) -> FileIdentity? {
    try status(path, following: true).map(FileIdentity.init)
  }

  /// Moves a file, folder or link to a name on the same file system, in one step. A file or link
  /// of that name is replaced; a folder only if it is empty.
  public static func rename(_ path: String, to target: String) throws(FileError) {
    try path.checkForNUL("rename")
    try target.checkForNUL("rename to")
    _ = try repeated("rename", path, to: target) { unsafe Glibc.rename(path, target) }
  }

  /// A new symbolic link at a path that says `destination`, as it is.
  public static func link(_ path: String, saying destination: String) throws(FileError) {
    try path.checkForNUL("link")
    try destination.checkForNUL("link to")
    _ = try repeated("link", path, to: destination) { unsafe symlink(destination, path) }
  }

  /// What a symbolic link says.
  public static func destination(ofLink path: String) throws(FileError) -> String {
    try path.checkForNUL("read the link")
    let longest = Int(PATH_MAX)
    let bytes = try [UInt8](unsafeCapacity: longest, of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileError("read the link", path, because: "it says a name that is not UTF-8")
    }
    return text
  }

  /// Removes a file or a link (not what it leads to).
  public static func remove(_ path: String) throws(FileError) {
    try path.checkForNUL("remove")
    _ = try repeated("remove", path) { unsafe unlink(path) }
  }

  private static func status(_ path: String, following: Bool) throws(FileError) -> stat? {
    try path.checkForNUL("look at")
    var status = stat()
    do {
      _ = try repeated("look at", path) {
        unsafe following ? stat(path, &status) : lstat(path, &status)
      }
      return status
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }
}

extension stat {
  var kind: Entry.Kind {
    switch st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}

extension [UInt8] {
  /// The bytes of a symbolic link.
  fileprivate init(unsafeCapacity longest: Int, of path: String) throws(FileError) {
    self = []
    try append(addingCapacity: longest) { span throws(FileError) in
      try unsafe span.withUnsafeMutableBufferPointer { buffer, filled throws(FileError) in
        filled = try repeated("read the link", path) {
          unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe readlink(path, $0.baseAddress!, longest) }
        }
      }
    }
  }
}
