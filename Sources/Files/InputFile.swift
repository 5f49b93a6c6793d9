import Glibc

/// A file that is read in blocks, from the beginning or at any place.
///
/// Only regular files can be inputs: a pipe or a device has no identity that would show a change,
/// and opening one could wait for ever.
public final class InputFile: Sendable {
  /// As it was given, for messages.
  public let path: String
  private let descriptor: Descriptor

  /// Opens a file for reading.
  /// - Throws: `FileError` where it is missing, no file, or may not be read.
  public init(_ path: String) throws(FileError) {
    self.path = path
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    descriptor = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK, to: "open")
    guard try descriptor.status(path).kind == .file else {
      throw FileError("read", path, because: "it is not a regular file")
    }
  }

  /// The file's state now. Ask before the first block and after the last, and compare.
  public var identity: FileIdentity {
    get throws(FileError) { FileIdentity(try descriptor.status(path)) }
  }

  /// Whether nobody but the file's owner (and root) may open it.
  public var isOwnersAlone: Bool {
    get throws(FileError) { try descriptor.status(path).st_mode & 0o077 == 0 }
  }

  /// Appends up to `count` of the next bytes to the block; nothing but new bytes is touched.
  ///
  /// - Returns: how many bytes were appended; 0 only at the end of the file, or for a `count` of 0.
  public func read(into block: inout [UInt8], upTo count: Int) throws(FileError) -> Int {
    try append(to: &block, upTo: count, at: nil)
  }

  /// Appends up to `count` bytes that stand at an offset, and leaves the place of the other
  /// reading alone, so that several tasks can read one file.
  public func read(into block: inout [UInt8], upTo count: Int, at offset: Int64) throws(FileError) -> Int {
    try append(to: &block, upTo: count, at: offset)
  }

  private func append(
    to block: inout [UInt8], upTo count: Int, at offset: Int64?
  ) throws(FileError) -> Int {
    let before = block.count
    try block.append(addingCapacity: count) { span throws(FileError) in
      try unsafe span.withUnsafeMutableBufferPointer { buffer, filled throws(FileError) in
        let start = buffer.baseAddress
        filled = try repeated("read", path) {
          if let offset {
            unsafe pread(descriptor.number, start, count, off_t(offset))
          } else {
            unsafe Glibc.read(descriptor.number, start, count)
          }
        }
      }
    }
    return block.count - before
  }
}
