internal import Glibc

/// The three streams of the process.
public enum Terminal {
  /// Whether somebody looks at what is said.
  public static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Says something on the standard error stream. Words that cannot be said are lost: there is nowhere else
  /// to complain.
  public static func say(_ words: String) {
    var bytes = Array(words.utf8)[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written > 0 { bytes = bytes.dropFirst(written) } else if errno != EINTR { return }
    }
  }
}
