public import Base
public import CSV
import Files
import Synchronization

/// A snapshot that is being written, in a hidden folder beside the published ones.
///
/// Thrown away unless it is published: with `discard`, or when it is let go. A program that is
/// about to exit on a signal calls `discard` itself, from any thread; of that and `publish`, the
/// first wins, and the other finds nothing left to do.
public final class Staging: Sendable {
  private enum Phase {
    case writing, published, discarded
  }

  private struct State {
    var phase = Phase.writing
    var opened: Set<String> = []
    var written: [Manifest.File] = []
    /// Where it was asked for.
    var name: SnapshotName?
  }

  /// The folder's path.
  let folder: String
  private let store: Store
  private let form: RowForm
  private let state = Mutex(State())

  init(in store: Store, _ form: RowForm) throws(SnapshotError) {
    self.form = form
    let folder = Path.join(store.snapshotsFolder, Store.leftover(of: .staging))
    self.folder = folder
    self.store = store
    try onDisk { () throws(FileError) in
      try Folder.makeNew(folder)
      try Folder.makeNew(Path.join(folder, Manifest.File.tableFolder))
    }
  }

  deinit {
    try? discard()
  }

  /// A new file `tables/<name>.csv`.
  public func table(_ name: String) throws(SnapshotError) -> TableFile {
    try begin(name, path: "\(Manifest.File.tableFolder)/\(name).csv", what: "table")
  }

  /// A new file beside the tables, `rejects.csv`.
  public func file(_ name: String) throws(SnapshotError) -> TableFile {
    if name == Manifest.fileName { throw .twice(path: name) }
    return try begin(name, path: name, what: "file")
  }

  /// A folder for what a run needs only while it works. It goes with the staging folder where the run fails, is stopped or
  /// killed; else the run removes it before it publishes.
  public func scratch(_ name: String) throws(SnapshotError) -> String {
    let path = Path.join(folder, name)
    try state.withLock { state throws(SnapshotError) in
      if state.phase != .writing { throw .discarded }
      try onDisk { () throws(FileError) in try Folder.makeNew(path) }
    }
    return path
  }

  /// A file beside the tables that says what that of a published snapshot says.
  public func copyFile(_ name: String, of snapshot: Published) throws(SnapshotError) {
    let copy = try file(name)
    let source = try onDisk { () throws(FileError) in try InputFile(Path.join(snapshot.folder, name)) }
    var block: [UInt8] = []
    while try onDisk({ () throws(FileError) in try source.read(into: &block, upTo: 1 << 20) }) > 0 {
      try copy.write(block)
      block.removeAll(keepingCapacity: true)
    }
    try copy.close()
  }

  private func begin(_ name: String, path: String, what: String) throws(SnapshotError) -> TableFile {
    if !Path.isName(name) { throw .badName(name, of: what) }
    // The file is made under the mutex, so that none can appear behind a removal's back.
    return try state.withLock { state throws(SnapshotError) in
      if state.phase != .writing { throw .discarded }
      if state.opened.contains(path) { throw .twice(path: path) }
      let file = try TableFile(name, path: path, in: folder, entering: enter)
      state.opened.insert(path)
      return file
    }
  }

  /// The tables written so far, to be read again.
  public var tables: SnapshotTables {
    SnapshotTables(in: folder, state.withLock { $0.written }, form)
  }

  /// The name under which the snapshot will be published, so that its own files can say it.
  public func name(asOf: Day, _ fingerprint: Fingerprint) throws(SnapshotError) -> SnapshotName {
    let name = try store.freeName(asOf: asOf, fingerprint)
    state.withLock { $0.name = name }
    return name
  }

  func enter(_ file: Manifest.File) {
    state.withLock { $0.written.append(file) }
  }

  /// Removes all that was written. After `publish` there is nothing to remove.
  public func discard() throws(SnapshotError) {
    try state.withLock { state throws(SnapshotError) in
      if state.phase == .published { return }
      state.phase = .discarded
      try onDisk { () throws(FileError) in try Folder.remove(folder) }
    }
  }

  /// Writes description and manifest, waits until the disk holds everything, gives the folder
  /// its name, and moves `latest` to it (see `Store.moveLatest`).
  ///
  /// - Throws: before anything is published, or, when the disk fails at the very end, with the
  ///   snapshot published and `latest` where it was; the next run then moves it.
  ///
  /// - Parameter movesLatest: false: `latest` stays where it is, whatever the as-of days.
  public func publish(
    _ provenance: Provenance, describing package: DataPackage, promote: Bool = false, movesLatest: Bool = true
  ) throws(SnapshotError) -> Published {
    let description = try file(DataPackage.fileName)
    try description.write(try package.json(of: try allWritten(besides: description.path), in: form))
    try description.close()
    let manifest = Manifest(provenance, holding: try allWritten(), in: form)
    let bytes = try manifest.sealed()
    let file = try state.withLock { state throws(SnapshotError) in
      if state.phase != .writing { throw .discarded }
      // Under the mutex, as every file: see `begin`.
      return try onDisk { () throws(FileError) in
        try OutputFile(creating: Path.join(folder, Manifest.fileName))
      }
    }
    try onDisk { () throws(FileError) in
      try file.write(bytes)
      try file.close()
      try Folder.sync(Path.join(folder, Manifest.File.tableFolder))
      try Folder.sync(folder)
    }
    let name = try state.withLock { state throws(SnapshotError) in
      if state.phase != .writing { throw .discarded }
      let name: SnapshotName
      if let asked = state.name {
        name = asked
      } else {
        name = try store.freeName(asOf: provenance.asOf, provenance.fingerprint)
      }
      try onDisk { () throws(FileError) in try Entry.rename(folder, to: store.path(of: name)) }
      state.phase = .published
      return name
    }
    guard movesLatest else {
      try onDisk { () throws(FileError) in try Folder.sync(store.snapshotsFolder) }
      return Published(name, in: store.path(of: name), isLatest: false)
    }
    let isLatest = try store.moveLatest(to: name, promote: promote)
    return Published(name, in: store.path(of: name), isLatest: isLatest)
  }

  private func allWritten(besides open: String? = nil) throws(SnapshotError) -> [Manifest.File] {
    let (opened, written) = state.withLock { ($0.opened, $0.written) }
    let unfinished = opened.subtracting(written.map(\.path)).filter { $0 != open }
    if let path = unfinished.min(by: Path.precedes) { throw .unfinished(path: path) }
    return written
  }
}

extension Store {
  /// A new snapshot to write into.
  ///
  /// - Parameter form: how the rows of its tables are written.
  public func stage(_ form: RowForm = RowForm()) throws(SnapshotError) -> Staging {
    try Staging(in: self, form)
  }
}
