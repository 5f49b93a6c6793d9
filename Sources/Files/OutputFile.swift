import Glibc

/// A file written through a buffer, every write checked.
///
/// What was written is certain only after `close`, which syncs. A file that is let go unclosed
/// may lack its last bytes; so is every file of a run that failed.
public final class OutputFile {
  /// As it was given, for messages.
  public let path: String
  /// nil once closed.
  private var descriptor: Descriptor?
  private let isRegular: Bool
  private var buffer: [UInt8] = []
  /// After a failed write the file lacks bytes, so every later step fails like the first.
  private var failure: FileError?

  private static let bufferSize = 1 << 16

  /// A new file, mode 0640 (less what the umask forbids); an error when the name is taken.
  public init(creating path: String) throws(FileError) {
    self.path = path
    descriptor = try Descriptor(
      opening: path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o640, to: "create")
    isRegular = true
    buffer.reserveCapacity(OutputFile.bufferSize)
  }

  /// What already stands at a path and is written to as it is: a device, a pipe.
  public init(appendingTo path: String) throws(FileError) {
    self.path = path
    let opened = try Descriptor(opening: path, O_WRONLY | O_APPEND, to: "open")
    isRegular = try opened.status(path).kind == .file
    descriptor = consume opened
  }

  private init(path: String, adopting number: Int32) {
    self.path = path
    descriptor = Descriptor(adopting: number)
    isRegular = false
  }

  /// The program's standard output, whose failures `print` swallows. Closing it closes our
  /// duplicate only.
  public static func standardOutput() throws(FileError) -> OutputFile {
    let name = "standard output"
    let number = try repeated("open", name) { fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0) }
    return OutputFile(path: name, adopting: number)
  }

  /// Appends bytes.
  /// - Throws: `FileError` where not all of them could be written.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  /// Appends a text as UTF-8.
  /// - Throws: `FileError` where not all of it could be written.
  public func write(_ text: String) throws(FileError) {
    try write(Array(text.utf8))
  }

  /// Appends bytes.
  /// - Throws: `FileError` where not all of them could be written.
  public func write(_ bytes: Span<UInt8>) throws(FileError) {
    try checkOpen()
    if bytes.count > OutputFile.bufferSize - buffer.count { try flush() }
    if bytes.count >= OutputFile.bufferSize {
      try writeOut(bytes)
    } else {
      unsafe bytes.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
    }
  }

  /// Hands everything to the kernel. It is not yet on the disk.
  public func flush() throws(FileError) {
    let waiting = buffer
    try writeOut(waiting.span)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left, syncs a regular file to the disk, and closes.
  /// - Parameter syncing: false where the file may be lost with the machine's power.
  public func close(syncing: Bool = true) throws(FileError) {
    if number == nil { return }
    try flush()
    guard let open = descriptor.take() else { return }
    if isRegular, syncing { try open.sync(path) }
    try open.close(path)
  }

  private func writeOut(_ bytes: Span<UInt8>) throws(FileError) {
    let number = try checkOpen()
    do {
      try OutputFile.write(bytes, to: number, path)
    } catch {
      failure = error
      throw error
    }
  }

  private static func write(_ bytes: Span<UInt8>, to number: Int32, _ path: String) throws(FileError) {
    try unsafe bytes.withUnsafeBytes { all throws(FileError) in
      var written = 0
      while written < all.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: all[written...])
        let count = try repeated("write", path) { unsafe Glibc.write(number, rest.baseAddress, rest.count) }
        if count == 0 { throw FileError("write", path, code: EIO) }
        written += count
      }
    }
  }

  @discardableResult
  private func checkOpen() throws(FileError) -> Int32 {
    if let failure { throw failure }
    guard let number else { throw FileError("write", path, because: "it is already closed") }
    return number
  }

  private var number: Int32? {
    switch descriptor {
    case .some(let open): open.number
    case .none: nil
    }
  }
}
