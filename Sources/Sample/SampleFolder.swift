internal import Foundation

/// Why a sample is not written.
public enum SampleError: Error, CustomStringConvertible {
  /// The folder holds a file that is no sample's.
  case holdsOtherFiles(folder: String, file: String)

  /// What is there, and what to do.
  public var description: String {
    switch self {
    case .holdsOtherFiles(let folder, let file):
      "\(folder) already holds \(file), which this sample would not replace; name an empty folder"
    }
  }
}

/// The folder that a sample is written into. It never overwrites a file that is not a sample's.
struct SampleFolder {
  /// Says that the daily files beside it are a sample's and may be made again.
  private static let mark = ".patron-sample"

  private let folder: URL

  /// - Throws: `SampleError` where the folder holds CSV files that the named ones would not replace,
  ///   or that are nobody's sample; what the file system says otherwise.
  init(path: String, for names: [String]) throws {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let present = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let replaceable = present.contains(SampleFolder.mark) ? Set(names) : []
    let foreign = present.filter { $0.lowercased().hasSuffix(".csv") && !replaceable.contains($0) }
    if let first = foreign.min() { throw SampleError.holdsOtherFiles(folder: path, file: first) }
    try write(Array("Made by `patron sample`; may be made again.\n".utf8), to: SampleFolder.mark)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name, isDirectory: false))
  }
}
