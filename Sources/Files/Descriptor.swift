import Glibc

/// An open file of the kernel, closed when its owner goes.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(adopting number: Int32) {
    self.number = number
  }

  init(opening path: String, _ flags: Int32, mode: mode_t = 0, to deed: String) throws(FileError) {
    try path.checkForNUL(deed)
    number = try repeated(deed, path) { unsafe open(path, flags | O_CLOEXEC, mode) }
  }

  deinit {
    // Whoever needs to know whether the last bytes arrived has called `close` before.
    _ = Glibc.close(number)
  }

  /// Closes and says so when that failed. Not tried again: on Linux the number is free even then.
  consuming func close(_ path: String) throws(FileError) {
    let number = number
    discard self
    if Glibc.close(number) != 0 { throw FileError("close", path, code: errno) }
  }

  func status(_ path: String) throws(FileError) -> stat {
    var status = stat()
    if unsafe fstat(number, &status) != 0 { throw FileError("look at", path, code: errno) }
    return status
  }

  /// Waits until the disk holds what was written. A failure is never tried again: the kernel
  /// may have dropped the pages and would then report success.
  func sync(_ path: String) throws(FileError) {
    if fsync(number) != 0 { throw FileError("sync", path, code: errno) }
  }
}

/// Calls the kernel, again as long as a signal cut it short, and turns -1 into an error.
func repeated<Answer: SignedInteger>(
  _ deed: String, _ path: String, to target: String? = nil, _ call: () -> Answer
) throws(FileError) -> Answer {
  while true {
    let answer = call()
    if answer >= 0 { return answer }
    let code = errno
    if code != EINTR { throw FileError(deed, path, to: target, code: code) }
  }
}

extension String {
  /// A NUL would end the name early for C, and another file would be meant.
  func checkForNUL(_ deed: String) throws(FileError) {
    if utf8.contains(0) { throw FileError(deed, self, because: "the name contains a NUL byte") }
  }
}
