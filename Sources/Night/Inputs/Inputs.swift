public import Files
internal import Intake
internal import Snapshot

/// The exports of a run, as they are when it begins.
public struct Inputs: Sendable {
  /// One export.
  public struct Export: Sendable {
    /// Relative to the root.
    public let path: String
    /// Size, time of change and inode.
    public let identity: FileIdentity
  }

  /// The folder that paths are relative to.
  public let root: String
  /// By path.
  public let files: [Export]
  /// Inputs that are not complete yet and do not count.
  public internal(set) var waiting: [String] = []

  init(root: String, files: [Export], waiting: [String]) {
    self.root = root
    self.files = files
    self.waiting = waiting
  }

  /// - Throws: `NightError` where a pattern fits no file, or a file cannot be opened.
  init(_ source: Source, root: String) throws {
    self.root = root
    var paths: Set<String> = []
    for pattern in source.files {
      let found: [String]
      do {
        found = try Glob.expand(pattern, root: root)
      } catch {
        throw NightError(.input, "\(error)")
      }
      guard !found.isEmpty else {
        throw NightError(
          .input,
          "no file matches source.files \"\(pattern)\""
            + (root.isEmpty ? "" : " under \(FileError.shown(root))")
            + ". Paths are relative to the working folder; --root changes it")
      }
      paths.formUnion(found)
    }
    files = try paths.sorted(by: Path.precedes).map { path in
      do {
        return Export(path: path, identity: try InputFile(Path.join(root, path)).identity)
      } catch {
        throw NightError(.input, "\(error)")
      }
    }
  }

  var paths: [String] { files.map(\.path) }

  /// The size of all exports.
  public var bytes: Int64 { files.reduce(0) { $0 + $1.identity.size } }

  /// An export that changed while it was read is still being written: what was read is neither old nor new.
  func ensureUnchanged() throws {
    for file in files {
      let now = try? Entry.identity(Path.join(root, file.path))
      guard now == file.identity else {
        throw NightError(
          .busy, "\(FileError.shown(file.path)) changed while it was read; run again when it is complete")
      }
    }
  }

  func fingerprint(settings: String, version: String) -> Fingerprint {
    Fingerprint(
      inputs: files.map { Fingerprint.Input(name: $0.path, identity: $0.identity) }, settings: settings,
      version: version)
  }
}
