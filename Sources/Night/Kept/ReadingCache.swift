internal import Base
internal import Crypto
internal import Files
internal import Foundation
internal import Intake
public import Pipeline

/// What was read of each export, kept in a folder for the runs to come (`source.cache`): a night then reads only what is
/// new. The folder may be emptied at any time, and tables are the same with and without it.
///
/// An export's reading is found by a name that says everything it depends on: the export's path, size, time of
/// change and inode, the settings by which it was read, this program's version. So a reading that is out of date is not
/// found, and one that is damaged does not have the sum that it carries (`KeptExport`); in both cases the export itself
/// is read.
public struct ReadingCache: Sendable {
  /// An export that was changed so shortly before the run may be changed again without its time of change telling.
  private static let settlingSeconds = 2.0
  private static let ending = ".reading"
  private static let unfinished = ".part"

  /// Where readings are kept.
  public let folder: String
  private let pipeline: String
  private let settings: String

  /// The readings of a pipeline.
  ///
  /// - Parameter folder: Relative to the root.
  public init(_ folder: String, of pipeline: Pipeline, root: String) {
    self.folder = Path.join(root, folder)
    self.pipeline = pipeline.name
    // By their sum: they are long, and every export's name says them.
    settings = SHA256.hash(data: Array(pipeline.readingSettings.utf8)).hexadecimal
  }

  /// The name of an export's reading in the folder.
  func name(of file: Inputs.Export) -> String {
    let identity = file.identity
    let parts = [
      patronVersion, buildIdentity, "\(ChunkReading.keptFormat)", settings, file.path, "\(identity.size)",
      "\(identity.modifiedNanoseconds)", "\(identity.inode)",
    ]
    var hash = SHA256()
    // With its length before it no part can be taken for another.
    for part in parts { hash.update(data: Array("\(part.utf8.count):\(part)".utf8)) }
    return "\(pipeline)-\(hash.finalize().prefix(16).hexadecimal)\(Self.ending)"
  }

  /// What was kept of an export; nil where there is nothing to rely on.
  func find(_ file: Inputs.Export) -> KeptExport? {
    let name = name(of: file)
    return KeptExport(Path.join(folder, name), name: name)
  }

  /// Whether an export's reading may be kept.
  func isSettled(_ file: Inputs.Export) -> Bool {
    Launch.seconds - Double(file.identity.modifiedNanoseconds) / 1e9 > Self.settlingSeconds
  }

  /// Where a reading stands until the run knows that the export did not change meanwhile.
  func unfinishedPath(_ file: Inputs.Export) -> String {
    Path.join(folder, name(of: file) + Self.unfinished)
  }

  func path(_ file: Inputs.Export) -> String { Path.join(folder, name(of: file)) }

  /// Removes this pipeline's readings of what is no export of the run any more, and what killed runs left.
  func sweep(keeping files: [Inputs.Export]) throws(FileError) {
    let wanted = Set(files.map(name(of:)))
    for name in try Folder.names(folder) where isOwn(name) && !wanted.contains(name) {
      try Self.clear(Path.join(folder, name))
    }
  }

  /// Removes what a run has written and not put into its place.
  func clearUnfinished(_ files: [Inputs.Export]) {
    for file in files { try? Self.clear(unfinishedPath(file)) }
  }

  /// Removes whatever stands under one of the cache's own names, if anything does.
  static func clear(_ path: String) throws(FileError) {
    switch try Entry.kind(path) {
    case .folder: try Folder.remove(path)
    case .file, .link, .other: try Entry.remove(path)
    case nil: break
    }
  }

  /// Whether a name in the folder is one of this pipeline's: its own name, and then what only `name(of:)` writes.
  private func isOwn(_ name: String) -> Bool {
    let digits = 32
    guard name.hasPrefix(pipeline + "-") else { return false }
    let rest = name.dropFirst(pipeline.count + 1)
    let ending = String(rest.dropFirst(digits))
    return rest.prefix(digits).allSatisfy(\.isHexDigit)
      && (ending == Self.ending || ending == Self.ending + Self.unfinished)
  }
}
