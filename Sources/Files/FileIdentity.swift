import Glibc

/// What tells one state of a file from another without reading it: a file whose identity is the
/// same before and after a reading was not written meanwhile.
public struct FileIdentity: Hashable, Sendable {
  /// Bytes.
  public let size: Int64
  /// Last modification, in nanoseconds since 1970-01-01 UTC.
  public let modifiedNanoseconds: Int64
  /// The file's number in its file system.
  public let inode: UInt64

  /// An identity with all its parts: bytes, nanoseconds since 1970-01-01 UTC, inode.
  public init(size: Int64, modifiedNanoseconds: Int64, inode: UInt64) {
    self.size = size
    self.modifiedNanoseconds = modifiedNanoseconds
    self.inode = inode
  }

  init(_ status: stat) {
    size = Int64(status.st_size)
    modifiedNanoseconds = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }
}
