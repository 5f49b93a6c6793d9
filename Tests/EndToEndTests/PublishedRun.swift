import Foundation
import Testing

/// All that one run of a pipeline published, kept in memory, so that several tests may look at it.
struct PublishedRun: Sendable {
  let files: [String: Data]
  let outcome: Program.Outcome

  /// Runs a pipeline of the package in a folder of its own.
  ///
  /// - Parameters:
  ///   - replacing: words of the pipeline put otherwise.
  ///   - data: what stands in the folder, by path; a link where the data is real and large.
  init(
    _ pipeline: String, replacing: [String: String] = [:], arguments: [String] = [],
    environment: [String: String] = [:], with program: Program = .fast, data: (Workplace) throws -> Void
  ) throws {
    let place = try Workplace()
    try place.copyPipeline(pipeline, replacing: replacing)
    try data(place)
    try self.init(
      "pipelines/\(pipeline).yml", publishing: pipeline, at: place, arguments: arguments,
      environment: environment, with: program)
  }

  /// Runs a pipeline file of a workplace.
  ///
  /// - Parameter name: what the pipeline calls itself.
  init(
    _ file: String, publishing name: String, at place: Workplace, arguments: [String] = [],
    environment: [String: String] = [:], with program: Program = .fast
  ) throws {
    outcome = try program.run(
      ["run", file, "--output", "out"] + arguments, in: place.path, environment: environment)
    try #require(outcome.code == 0, "\(outcome.words)")
    files = try place.published(name)
  }

  var tableNames: [String] {
    files.keys.filter { $0.hasPrefix("tables/") }.map { String($0.dropFirst(7).dropLast(4)) }.sorted()
  }

  func bytes(_ table: String) throws -> Data {
    try #require(files["tables/\(table).csv"], "no table \(table)")
  }

  func table(_ name: String) throws -> WrittenTable { try WrittenTable(bytes(name)) }

  /// Tables whose bytes differ from another run's, but for some that may. The name of a snapshot, which the table `snapshot`
  /// says, depends on when the exports were written.
  func differing(from other: PublishedRun, besides: Set<String> = []) -> [String] {
    Set(tableNames).union(other.tableNames).subtracting(besides)
      .filter { files["tables/\($0).csv"] != other.files["tables/\($0).csv"] }
      .filter { $0 != "snapshot" || unnamedSnapshot != other.unnamedSnapshot }.sorted()
  }

  private var unnamedSnapshot: [String: String]? {
    var row = try? table("snapshot").rows.first
    row?["snapshot"] = nil
    return row
  }

  /// `datapackage.json` without the sums of the files, which are compared themselves.
  var description: String {
    String(decoding: files["datapackage.json"] ?? Data(), as: UTF8.self).replacing(
      /sha256:[0-9a-f]{64}/, with: "")
  }
}
