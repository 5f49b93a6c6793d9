import Glibc

/// A lock that one run holds on a folder while it works there.
///
/// It is the kernel's (`flock`) on an open file, so it ends with the process however that ends:
/// a lock file left by `kill -9` is no lock. The file itself stays; removing it would let two
/// runs lock two files of one name.
public final class FolderLock: Sendable {
  /// As it was given, for messages.
  public let path: String
  private let descriptor: Descriptor

  /// Takes the lock, making its file where it is missing.
  ///
  /// - Throws: an error that `isHeld` when someone else has it; this does not wait.
  public init(_ path: String) throws(FileError) {
    self.path = path
    let opened = try Descriptor(opening: path, O_RDWR | O_CREAT, mode: 0o640, to: "open the lock")
    let number = opened.number
    _ = try repeated("lock", path) { flock(number, LOCK_EX | LOCK_NB) }
    descriptor = consume opened
  }
}
