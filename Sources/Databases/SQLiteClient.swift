internal import Files
internal import FoundationEssentials

/// `sqlite3` at work on a file.
struct SQLiteClient {
  private let program: ChildProgram

  /// - Throws: `DatabaseError` where the client is not installed.
  init(_ path: String, isReadOnly: Bool = false) throws {
    // The client would take a leading - for an option and file: for a URL.
    let file = path.hasPrefix("/") ? path : "./" + path
    do throws(FileError) {
      program = try ChildProgram(
        "sqlite3", ["-batch", "-bail", "-init", "/dev/null"] + (isReadOnly ? ["-readonly"] : []) + [file],
        environment: ProcessInfo.processInfo.environment)
    } catch {
      guard error.isMissing else { throw error }
      throw DatabaseError(
        .input, "sqlite3, the client of SQLite, is not installed: apt-get install sqlite3")
    }
  }

  func feed(_ text: String) throws { try program.feed(text) }

  /// Waits for the client's end.
  ///
  /// - Returns: the lines that it said; none where it failed.
  func finish() throws -> [String] {
    guard try program.finish() == .exit(0) else { return [] }
    return String(decoding: program.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What it complained of.
  var complaint: String {
    let words = String(decoding: program.complaints, as: UTF8.self).split(separator: "\n").prefix(4)
    return words.isEmpty ? "sqlite3 ended early" : words.joined(separator: "\n  ")
  }
}
