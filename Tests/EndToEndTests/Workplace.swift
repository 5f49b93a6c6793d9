import Foundation

/// A folder to work in, with what a user has there; gone with the test.
final class Workplace: Sendable {
  let path: String

  /// The package's own folder, for its pipelines.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init() throws {
    let name = "patron-e2e-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ text: String) throws {
    try write(name, Data(text.utf8))
  }

  func write(_ name: String, _ bytes: Data) throws {
    let file = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  /// A pipeline of the package, some of its words put otherwise.
  func copyPipeline(_ name: String, replacing replacements: [String: String] = [:]) throws {
    var text = try String(
      contentsOf: Workplace.package.appendingPathComponent("pipelines/\(name).yml"), encoding: .utf8)
    for (old, new) in replacements {
      guard text.contains(old) else { throw Absent(name: old) }
      text = text.replacingOccurrences(of: old, with: new)
    }
    try write("pipelines/\(name).yml", text)
  }

  func link(_ name: String, to target: String) throws {
    let file = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
  }

  func bytes(_ name: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: self(name)) else { throw Absent(name: name) }
    return data
  }

  /// The names in a folder, hidden ones too.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self(folder)).sorted()
  }

  /// What `latest` says; nil where there is none.
  func latest(_ pipeline: String = "shop", output: String = "out") -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: self("\(output)/\(pipeline)/latest"))
  }

  /// All that a published folder holds, by path.
  func published(_ pipeline: String, output: String = "out") throws -> [String: Data] {
    let folder = "\(output)/\(pipeline)/latest"
    let tables = try names(in: folder + "/tables").map { "tables/" + $0 }
    var files: [String: Data] = [:]
    for name in try names(in: folder).filter({ $0 != "tables" }) + tables {
      files[name] = try bytes(folder + "/" + name)
    }
    return files
  }

  /// A published table, read.
  func table(_ name: String, of pipeline: String = "shop", output: String = "out") throws -> WrittenTable {
    try WrittenTable(bytes("\(output)/\(pipeline)/latest/tables/\(name).csv"))
  }

  @discardableResult
  func run(
    _ arguments: String..., with program: Program = .debug, environment: [String: String] = [:],
    output: String? = nil
  ) throws -> Program.Outcome {
    try program.run(arguments, in: path, environment: environment, output: output)
  }

  struct Absent: Error {
    let name: String
  }
}
