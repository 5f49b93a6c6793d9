public import Base
import Files

/// A snapshot in its place.
public struct Published: Hashable, Sendable {
  public let name: SnapshotName
  /// Its path.
  public let folder: String
  /// Whether `latest` leads to it, as of when this value was made.
  public let isLatest: Bool

  init(_ name: SnapshotName, in folder: String, isLatest: Bool) {
    self.name = name
    self.folder = folder
    self.isLatest = isLatest
  }

  /// The last day that counts in it.
  public var asOf: Day { name.asOf }

  /// - Throws: where the manifest cannot be read or trusted.
  public func manifest() throws(SnapshotError) -> Manifest {
    try Manifest(ofSnapshot: folder)
  }

  /// Whether all that a manifest names is there at its full length.
  func hasFiles(of manifest: Manifest) throws(SnapshotError) -> Bool {
    try onDisk { () throws(FileError) in
      for file in manifest.tables + manifest.files {
        let identity = try Entry.identity(Path.join(folder, file.path))
        if identity?.size != Int64(file.bytes) { return false }
      }
      return true
    }
  }
}
