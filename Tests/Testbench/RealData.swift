import Foundation

/// The folder of real exports that `PATRON_DATA` names. It is no part of the project: a test that needs it is
/// skipped, by name, where it is absent.
public enum RealData {
  /// From the root of the file system, whatever folder a pipeline is read in.
  public static let folder: String? = ProcessInfo.processInfo.environment["PATRON_DATA"]
    .map { URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL.path }

  /// The full path of an entry, nil where there is none.
  public static func path(_ entry: String) -> String? {
    guard let path = folder.map({ $0 + "/" + entry }), FileManager.default.fileExists(atPath: path) else {
      return nil
    }
    return path
  }

  /// The paths of a folder's files with an ending, in order of their names.
  public static func files(in entry: String, ending: String) -> [String] {
    guard let folder = path(entry) else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
  }

  public static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
