import Glibc

/// A name as the folder has it: bytes without `/` and NUL, which need not be text.
struct RawName {
  let bytes: [UInt8]
  /// False only when the folder itself says that this is something else.
  let mayBeFolder: Bool

  var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// The name as text. There is no other way to hand a name on, and a name that was mended
  /// would lead to no file.
  func text(in folder: String) throws(FileError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let mended = Path.join(folder, String(decoding: bytes, as: UTF8.self))
    throw FileError("use", mended, because: "its name is not UTF-8; rename the file")
  }
}

extension Folder {
  /// The names in a folder, sorted by their bytes.
  static func rawNames(_ path: String) throws(FileError) -> [RawName] {
    let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY, to: "open the folder")
    return try rawNames(path, descriptor: folder.number)
  }

  static func rawNames(_ path: String, descriptor: Int32) throws(FileError) -> [RawName] {
    // The stream closes its descriptor, so it gets a duplicate.
    let duplicate = try repeated("open the folder", path) { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
    guard let stream = unsafe fdopendir(duplicate) else {
      let code = errno
      _ = Glibc.close(duplicate)
      throw FileError("list the folder", path, code: code)
    }
    defer { unsafe closedir(stream) }
    var names: [RawName] = []
    while true {
      // The end and a failure are both nil; only a failure sets the number.
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        let code = errno
        if code != 0 { throw FileError("list the folder", path, code: code) }
        break
      }
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if bytes != [0x2e] && bytes != [0x2e, 0x2e] {
        let type = unsafe Int(entry.pointee.d_type)
        names.append(RawName(bytes: bytes, mayBeFolder: type == DT_DIR || type == DT_UNKNOWN))
      }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }
}
