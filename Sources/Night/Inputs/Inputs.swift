internal import Base
public import Files
public import Intake
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
  /// The exports beside the lines, in the order of `ExportKind`; each by path.
  public internal(set) var others: [(kind: ExportKind, files: [Export])] = []
  /// Inputs that are not complete yet and do not count.
  public internal(set) var waiting: [String] = []

  init(root: String, files: [Export], waiting: [String]) {
    self.root = root
    self.files = files
    self.waiting = waiting
  }

  /// - Throws: `NightError` where a pattern fits no file, or a file cannot be opened.
  init(_ source: Source, root: String) throws {
    self.init(root: root, files: try Self.files(source.files, key: "source.files", root: root), waiting: [])
  }

  /// The exports of a pipeline.
  /// - Throws: `NightError` where a pattern fits no file, or a file cannot be opened.
  init(_ source: Source, _ exports: [ExportKind: ExportSource], root: String) throws {
    try self.init(source, root: root)
    for kind in ExportKind.allCases {
      guard let export = exports[kind] else { continue }
      others.append((kind, try Self.files(export.files, key: "\(kind.rawValue).files", root: root)))
    }
  }

  private static func files(_ patterns: [String], key: String, root: String) throws -> [Export] {
    // By bytes: Swift takes a composed and a decomposed é for one text, and they are two files.
    var paths: Set<[UInt8]> = []
    for pattern in patterns {
      let found: [String]
      do {
        found = try Glob.expand(pattern, root: root)
      } catch {
        throw NightError(.input, "\(error)")
      }
      guard !found.isEmpty else {
        throw NightError(
          .input,
          "no file matches \(key) \"\(pattern)\""
            + (root.isEmpty ? "" : " under \(FileError.shown(root))")
            + ". Paths are relative to the working folder; --root changes it")
      }
      paths.formUnion(found.map { Array($0.utf8) })
    }
    let sorted = paths.map { String(decoding: $0, as: UTF8.self) }.sorted(by: Path.precedes)
    return try sorted.map { path in
      do {
        return Export(path: path, identity: try InputFile(Path.join(root, path)).identity)
      } catch {
        throw NightError(.input, "\(error)")
      }
    }
  }

  var paths: [String] { files.map(\.path) }

  /// Of the lines and of all others.
  var all: [Export] { files + others.flatMap(\.files) }

  /// The size of the lines' exports.
  public var bytes: Int64 { files.reduce(0) { $0 + $1.identity.size } }

  /// About how many bytes of memory a run takes for each byte of exports, at most: where every line is short, and of another
  /// customer.
  private static let mostOfByte = 4

  /// About how many bytes of memory a run takes at most that has all lines in memory.
  var mostMemory: Int { (96 << 20) + Self.mostOfByte * unpackedBytes }

  /// About how many bytes lines take on the disk.
  var bytesOfLines: Int { unpackedBytes * 3 / 8 }

  /// What is packed has about eight times as many.
  private var unpackedBytes: Int {
    files.reduce(0) { sum, file in
      let isPacked = [".gz", ".zst", ".zip"].contains { file.path.hasSuffix($0) }
      return sum + Int(file.identity.size) * (isPacked ? 8 : 1)
    }
  }

  /// The size of the exports beside the lines.
  var otherBytes: Int64 { others.reduce(0) { $0 + $1.files.reduce(0) { $0 + $1.identity.size } } }

  /// An export that changed while it was read is still being written: what was read is neither old nor new.
  func ensureUnchanged() throws {
    for file in all {
      let now = try? Entry.identity(Path.join(root, file.path))
      guard now == file.identity else {
        throw NightError(
          .busy, "\(FileError.shown(file.path)) changed while it was read; run again when it is complete")
      }
    }
  }

  func fingerprint(settings: String, version: String) -> Fingerprint {
    Fingerprint(
      inputs: all.map { Fingerprint.Input(name: $0.path, identity: $0.identity) }, settings: settings,
      version: version)
  }
}
