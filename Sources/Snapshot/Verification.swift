import Files

/// Whether a snapshot is still what was published: every file that the manifest names hashed
/// again, and the manifest itself.
public struct Verification: Sendable {
  /// Something that is not as it was published. Paths are relative to the snapshot.
  public enum Finding: Hashable, Sendable {
    case changed(path: String)
    case resized(path: String, from: Int, to: Int)
    case missing(path: String)
    case unexpected(path: String)
    /// The manifest cannot be trusted, so nothing else could be judged.
    case manifest(reason: String)
  }

  /// nil when the manifest cannot be trusted.
  public let manifest: Manifest?
  /// Sorted by path.
  public let findings: [Finding]

  /// Whether everything is as it was published.
  public var isWhole: Bool { findings.isEmpty }

  /// - Parameter folder: a snapshot's, or a link to it.
  /// - Throws: `disk` when the folder is none or a file cannot be read.
  public init(of folder: String) throws(SnapshotError) {
    let present: Set<String>
    do {
      present = Set(try Verification.files(below: folder, as: ""))
    } catch {
      throw .disk(error)
    }
    guard present.contains(Manifest.fileName) else {
      manifest = nil
      findings = [.manifest(reason: "\(Manifest.fileName) is missing")]
      return
    }
    do {
      manifest = try Manifest(ofSnapshot: folder)
    } catch {
      guard case .damaged(_, let reason) = error else { throw error }
      manifest = nil
      findings = [.manifest(reason: "\(Manifest.fileName) cannot be trusted: \(reason)")]
      return
    }
    let named = (manifest?.tables ?? []) + (manifest?.files ?? [])
    var byPath: [(path: String, finding: Finding)] = []
    for file in named {
      let finding = try onDisk { () throws(FileError) in
        present.contains(file.path) ? try Verification.compare(file, in: folder) : .missing(path: file.path)
      }
      if let finding { byPath.append((file.path, finding)) }
    }
    for path in present.subtracting(named.map(\.path)) where path != Manifest.fileName {
      byPath.append((path, .unexpected(path: path)))
    }
    findings = byPath.sorted { Path.precedes($0.path, $1.path) }.map(\.finding)
  }

  private static func compare(_ file: Manifest.File, in folder: String) throws(FileError) -> Finding? {
    let path = Path.join(folder, file.path)
    guard try Entry.kind(path) == .file else { return .changed(path: file.path) }
    let sum = try Checksum(reading: path)
    if sum.bytes != file.bytes { return .resized(path: file.path, from: file.bytes, to: sum.bytes) }
    return sum.hex == file.sha256 ? nil : .changed(path: file.path)
  }

  /// All that is not a folder, and every folder that should not be there.
  private static func files(below folder: String, as prefix: String) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try Folder.names(folder) {
      let path = Path.join(folder, name)
      let shown = Path.join(prefix, name)
      if try Entry.kind(path) == .folder {
        if shown != Manifest.File.tableFolder { found.append(shown) }
        found += try files(below: path, as: shown)
      } else {
        found.append(shown)
      }
    }
    return found
  }
}

extension Verification.Finding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .changed(let path): "\(FileError.shown(path)) was changed"
    case .resized(let path, let from, let to):
      "\(FileError.shown(path)) was changed: it had \(from) bytes and has \(to)"
    case .missing(let path): "\(FileError.shown(path)) is missing"
    case .unexpected(let path): "\(FileError.shown(path)) does not belong to the snapshot"
    case .manifest(let reason): reason
    }
  }
}
