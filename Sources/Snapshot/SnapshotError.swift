public import Files

/// Why a snapshot could not be written, published or read.
public enum SnapshotError: Error, Hashable, Sendable {
  /// Another run works in this output folder.
  case held(folder: String)
  /// The disk refused.
  case disk(FileError)
  /// A name that cannot be a visible file or folder.
  case badName(String, of: String)
  /// Two files of one name in one snapshot.
  case twice(path: String)
  /// Published although this file was begun and not closed.
  case unfinished(path: String)
  /// Published although the package describes this file and nobody wrote it.
  case missing(path: String)
  /// Written to or published after it was thrown away, by an interruption say.
  case discarded
  /// `latest` is something else than a link.
  case latestInTheWay(path: String)
  /// A manifest that is not one, or not as it was published.
  case damaged(path: String, reason: String)
}

extension SnapshotError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .held(let folder):
      "another run is working in \(FileError.shown(folder)); wait for it to end"
    case .disk(let error):
      error.description
    case .badName(let name, let what):
      "\(String(reflecting: name)) cannot be the name of a \(what): it must not be empty or longer than 255 bytes, "
        + "contain / or NUL, or begin with a dot"
    case .twice(let path):
      "\(FileError.shown(path)) is written twice in one snapshot"
    case .unfinished(let path):
      "\(FileError.shown(path)) was not written to its end, so nothing is published"
    case .missing(let path):
      "\(FileError.shown(path)) is described but was not written, so nothing is published"
    case .discarded:
      "the snapshot was thrown away before it was published"
    case .latestInTheWay(let path):
      "\(FileError.shown(path)) is not a link; move it away, then run again"
    case .damaged(let path, let reason):
      "\(FileError.shown(path)) cannot be trusted: \(reason)"
    }
  }
}

/// Work on the disk, whose failures are this floor's.
func onDisk<Value>(_ work: () throws(FileError) -> Value) throws(SnapshotError) -> Value {
  do {
    return try work()
  } catch {
    throw .disk(error)
  }
}
