import Base
import Files
import Foundation
import Testing

@testable import Databases

/// The tests that need a server, one after the other: one of them kills clients.
@Suite(.serialized, .enabled(if: Server.url != nil, "PATRON_POSTGRES names no server"))
enum ServerTests {}

/// The server that the tests may use: a database by its URL in `PATRON_POSTGRES`, as Tools/publish_check sets it.
struct Server {
  static let url = ProcessInfo.processInfo.environment["PATRON_POSTGRES"]

  /// A client that runs statements one after the other.
  static func client(_ arguments: String...) throws -> ChildProgram {
    try ChildProgram(
      "psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", "-", "-d", url!] + arguments,
      environment: ProcessInfo.processInfo.environment)
  }

  /// What statements answer, by line.
  @discardableResult
  static func ask(_ statements: String, _ place: SourceLocation = #_sourceLocation) throws -> [String] {
    let client = try client()
    try client.feed(statements + "\n")
    let ending = try client.finish()
    #expect(
      ending == .exit(0), "\(String(decoding: client.complaints, as: UTF8.self))", sourceLocation: place)
    return String(decoding: client.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// A table as it would be written: an empty text is an empty cell again.
  static func text(of table: InventedTable, in schema: String) throws -> String {
    let columns = table.headings.map { heading in
      "nullif(\(heading.name.sqlName)::text, '') AS \(heading.name.sqlName)"
    }.joined(separator: ", ")
    let client = try client()
    try client.feed(
      "COPY (SELECT \(columns) FROM \(schema.sqlName).\(table.name.sqlName)) TO STDOUT (FORMAT csv, HEADER);\n"
    )
    #expect(try client.finish() == .exit(0), "\(String(decoding: client.complaints, as: UTF8.self))")
    return String(decoding: client.output, as: UTF8.self)
  }

  /// The processes of psql that this test has started and that run still.
  static func children(named name: String) -> [pid_t] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { pid_t($0) }.filter { number in
      guard let text = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
        let end = text.lastIndex(of: ")")
      else { return false }
      let parent = text[text.index(end, offsetBy: 2)...].split(separator: " ").dropFirst().first
      return text.contains("(\(name))") && parent == "\(getpid())"
    }
  }
}

/// A schema of a test's own, gone with it.
final class Schema {
  let name: String

  init(_ name: String = "shop") {
    self.name = "\(name) \(String(UInt64.random(in: 0 ... .max), radix: 36))"
  }

  deinit {
    _ = try? Server.ask("SET client_min_messages = error; DROP SCHEMA IF EXISTS \(name.sqlName) CASCADE;")
  }

  func publish(
    _ folder: String, promote: Bool = false, lockTimeout: Int = 5
  ) throws -> DatabaseOutcome {
    try DatabasePublication(
      PublishedTables(ofSnapshot: folder), in: DatabaseAddress(Server.url!), schema: name, promote: promote,
      lockTimeout: lockTimeout
    ).run()
  }

  /// What is refused, and how.
  func refusal(_ folder: String, lockTimeout: Int = 5) throws -> DatabaseError {
    try #require(
      #expect(throws: DatabaseError.self) { try publish(folder, lockTimeout: lockTimeout) })
  }

  /// A table's name in a statement.
  func callAsFunction(_ table: String) -> String { "\(name.sqlName).\(table.sqlName)" }
}
