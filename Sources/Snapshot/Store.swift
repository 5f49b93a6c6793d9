public import Base
import Files

/// The output folder of a pipeline, held by one run: `out/retail`.
///
///     out/retail/
///       .lock
///       latest -> snapshots/2011-12-09-3f2a9c1e
///       snapshots/2011-12-09-3f2a9c1e/
public final class Store: Sendable {
  /// The output folder's path.
  public let folder: String
  private let lock: FolderLock

  /// Makes the folder where it is missing, takes its lock, and sweeps out what a run that was
  /// killed has left. The lock is let go with the store, or with the process.
  ///
  /// - Throws: `held` at once when another run has the lock.
  public init(output: String, pipeline: String) throws(SnapshotError) {
    if !Path.isName(pipeline) { throw .badName(pipeline, of: "pipeline") }
    let folder = Path.join(output, pipeline)
    self.folder = folder
    do {
      try Folder.make(folder)
      lock = try FolderLock(Path.join(folder, ".lock"))
      try Folder.make(Path.join(folder, "snapshots"))
    } catch {
      throw error.isHeld ? .held(folder: folder) : .disk(error)
    }
    try sweep()
  }

  /// The snapshot that a run of this fingerprint published before, if it is still there with all
  /// its files at their full length: the run is already up to date.
  ///
  /// Hand it to `moveLatest`, since the run before may have been killed between publishing and
  /// moving. When the as-of day is not given, any will do. Contents are not read; that is what
  /// `Verification` does.
  public func snapshot(fingerprint: Fingerprint, asOf: Day? = nil) throws(SnapshotError) -> Published? {
    for snapshot in try published().reversed()
    where snapshot.name.fingerprint == fingerprint.short && (asOf == nil || asOf == snapshot.name.asOf) {
      let manifest: Manifest
      do {
        manifest = try snapshot.manifest()
      } catch {
        if case .damaged = error { continue }
        throw error
      }
      // Eight digits could coincide.
      if manifest.fingerprint == fingerprint.hex, try snapshot.hasFiles(of: manifest) { return snapshot }
    }
    return nil
  }

  /// All snapshots, in the order of their publication: that of their manifests' modification
  /// times, then of their names. Folders of other names, or without a manifest, are not ours.
  public func published() throws(SnapshotError) -> [Published] {
    let latest = try latestName()
    var dated: [(modified: Int64, snapshot: Published)] = []
    for text in try onDisk({ () throws(FileError) in try Folder.names(snapshotsFolder) }) {
      guard let name = SnapshotName(text) else { continue }
      let snapshot = Published(name, in: path(of: name), isLatest: name == latest)
      let manifest = Path.join(snapshot.folder, Manifest.fileName)
      let identity = try onDisk { () throws(FileError) in try Entry.identity(manifest) }
      if let identity { dated.append((identity.modifiedNanoseconds, snapshot)) }
    }
    return dated.sorted {
      $0.modified != $1.modified
        ? $0.modified < $1.modified
        : Path.precedes($0.snapshot.name.description, $1.snapshot.name.description)
    }.map(\.snapshot)
  }

  var snapshotsFolder: String { Path.join(folder, "snapshots") }

  func path(of name: SnapshotName) -> String { Path.join(snapshotsFolder, name.description) }

  /// The first name that nothing has.
  func freeName(asOf: Day, _ fingerprint: Fingerprint) throws(SnapshotError) -> SnapshotName {
    var edition = 1
    while true {
      let name = SnapshotName(asOf: asOf, fingerprint: fingerprint.short, edition: edition)
      if try onDisk({ () throws(FileError) in try Entry.kind(path(of: name)) }) == nil { return name }
      edition += 1
    }
  }
}
