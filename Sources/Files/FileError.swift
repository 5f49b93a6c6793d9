import Glibc

/// Something that was to be done with a file and could not be: what, with which path, and why.
///
/// It reads as a sentence: `cannot rename a to b: No space left on device`.
public struct FileError: Error, Hashable, Sendable {
  /// What was being done, `open` or `read data of`.
  public let deed: String
  /// The file or folder in question.
  public let path: String
  /// The second path of a rename or a link.
  public let target: String?
  /// The kernel's number, `errno`; 0 when the refusal is our own.
  public let code: Int32
  /// The kernel's words for the number, or ours.
  public let reason: String

  /// - Parameters:
  ///   - deed: What was tried: `open`.
  ///   - path: The file or folder in question.
  ///   - target: Where it was to go, for a renaming.
  ///   - reason: What went wrong, in words.
  public init(_ deed: String, _ path: String, to target: String? = nil, because reason: String) {
    self.init(deed: deed, path: path, target: target, code: 0, reason: reason)
  }

  init(_ deed: String, _ path: String, to target: String? = nil, code: Int32) {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    self.init(deed: deed, path: path, target: target, code: code, reason: reason)
  }

  private init(deed: String, path: String, target: String?, code: Int32, reason: String) {
    self.deed = deed
    self.path = path
    self.target = target
    self.code = code
    self.reason = reason
  }
}

extension FileError {
  /// There is nothing by that name, or a folder on the way is none.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Something by that name is already there.
  public var isTaken: Bool { code == EEXIST || code == ENOTEMPTY }

  /// The disk has no room left.
  public var isFull: Bool { code == ENOSPC || code == EDQUOT }

  /// Another holder has the lock.
  public var isHeld: Bool { code == EWOULDBLOCK }

  /// The file system has no such operation, which is not the same as having failed at it.
  var isUnsupported: Bool { code == EINVAL || code == ENOSYS || code == ENOTSUP }
}

extension FileError: CustomStringConvertible {
  public var description: String {
    let destination = target.map { " to \(FileError.shown($0))" } ?? ""
    return "cannot \(deed) \(FileError.shown(path))\(destination): \(reason)"
  }

  /// A path as a message shows it: as it is, but quoted where its end would not be seen, and
  /// with control characters escaped, so that a name cannot forge a second line of a log.
  public static func shown(_ path: String) -> String {
    let isPlain =
      !path.isEmpty && path.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f && $0 != "\"" }
    return isPlain ? path : String(reflecting: path)
  }
}
