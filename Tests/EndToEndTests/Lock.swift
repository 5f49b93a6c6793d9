import Files

/// The lock of an output folder, held by these tests as another run would.
final class Lock {
  private var held: FolderLock?

  init(_ path: String) throws {
    held = try FolderLock(path)
  }

  func release() { held = nil }
}
