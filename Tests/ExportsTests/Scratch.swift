import Base
import Files
import Foundation

@testable import Intake

/// A folder of exports that goes when its test is over.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "exports-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ bytes: [UInt8], as name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  func write(_ text: String, as name: String) throws {
    try write(Array(text.utf8), as: name)
  }

  /// The bytes that a system command writes to its standard output.
  func output(of command: String...) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  /// Reads files as a run does, in the order given.
  func read(
    _ names: String..., as source: Source = .plain, groups: Int = 1
  ) throws -> (reading: Reading, rejects: [RefusedRecords.Reject]) {
    var chunks = ChunkSequence(files: names, root: folder.path, source: source)
    // In one group, lines stay in the order of their records.
    let reader = ChunkReader(source: source, groups: groups)
    var builder = ReadingBuilder(source: source, files: names)
    var rejects: [RefusedRecords.Reject] = []
    while let chunk = try chunks.next() {
      let reading = reader.read(chunk)
      let linesBefore = builder.take(reading)
      rejects += reading.rejects.all(after: linesBefore)
    }
    return (try builder.finish(asOf: nil), rejects)
  }

  /// The words in which reading some files is refused; empty where it is not.
  func refusal(_ names: String..., as source: Source = .plain) -> (kind: IntakeError.Kind?, words: String) {
    do {
      var chunks = ChunkSequence(files: names, root: folder.path, source: source)
      let reader = ChunkReader(source: source)
      while let chunk = try chunks.next() { _ = reader.read(chunk) }
      return (nil, "")
    } catch {
      return (error.kind, error.description.replacing(folder.path + "/", with: ""))
    }
  }
}

extension Source {
  /// customer, date, amount.
  static let plain = Source(
    files: [], mapping: Mapping(customer: "customer", date: "date", amount: .column("amount")))

  func with(_ change: (inout Source) -> Void) -> Source {
    var source = self
    change(&source)
    return source
  }

  func with(encoding: ExportFormat.Encoding) -> Source { with { $0.format.encoding = encoding } }
}

extension Reading {
  /// The distinct customers' ids, as they were read.
  var customers: [String] {
    var dictionary = TextDictionary()
    for chunk in chunks {
      for line in 0..<chunk.count {
        _ = chunk.customers.code(of: UInt32(chunk.customer[line]), in: &dictionary)
      }
    }
    return (0..<dictionary.count).map { dictionary.text(of: $0) }
  }
}
