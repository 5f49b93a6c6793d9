/// What psql said on its two streams, understood: by the script's own lines and by PostgreSQL's codes, never by words, which
/// the server may have in another language.
struct PostgreSQLAnswer {
  /// The lines that the script lets psql say, without `patron`.
  private let lines: [String]
  /// What psql and the server complained of.
  private let complaints: String

  init(output: [UInt8], complaints: [UInt8]) {
    lines = String(decoding: output, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("patron ") }
      .map {
        String($0.dropFirst("patron ".count))
      }
    self.complaints = String(decoding: complaints, as: UTF8.self)
  }

  /// Whether all tables stand in the transaction and it waits for its end.
  static func isReady(_ output: [UInt8]) -> Bool {
    String(decoding: output.suffix(64), as: UTF8.self).hasSuffix("patron ready\n")
  }

  /// Whether others see the tables.
  var isPublished: Bool { lines.contains("published") }
  /// Whether they were there already.
  var isSame: Bool { lines.contains("same") }
  /// Whether the transaction's end was asked for.
  var wasReady: Bool { lines.contains("ready") }
  /// The tables that were written.
  var loaded: [String] { words(after: "loaded") }

  /// Why nothing was published, as far as the script itself found it.
  func refusal(of script: PostgreSQLScript) -> DatabaseError? {
    let schema = "the schema \(script.schema)"
    if let version = words(after: "too-old").first {
      return DatabaseError(.refused, "the server is PostgreSQL \(version); patron needs 15 or later")
    }
    if lines.contains("strange") {
      return DatabaseError(
        .refused,
        "\(schema) has a table _snapshot or _tables that patron did not make. Name another schema with --schema"
      )
    }
    if let other = words(after: "other").first {
      return DatabaseError(
        .refused, "\(schema) has the tables of the pipeline \(other). Name another schema with --schema")
    }
    if let day = words(after: "older").first {
      return DatabaseError(
        .data,
        "\(schema) is as of \(day), and this snapshot is as of \(script.published.asOf). --promote replaces it all the same"
      )
    }
    let taken = words(after: "taken")
    if !taken.isEmpty {
      return DatabaseError(
        .refused,
        "\(schema) has tables that patron did not make and that have the names of its own: \(taken.joined(separator: ", ")). "
          + "Name another schema with --schema, or rename them")
    }
    let changes = words(after: "change")
    if !changes.isEmpty {
      return DatabaseError(
        .refused,
        "\(schema) has columns or keys that this snapshot has not, or has otherwise. Patron drops nothing that somebody may "
          + "use. Run this in the database, then publish again:\n  " + changes.joined(separator: "\n  "))
    }
    let counts = words(after: "count")
    if !counts.isEmpty {
      return DatabaseError(
        .disk,
        "\(schema): the database does not have as many rows as the files (\(counts.joined(separator: ", "))); a trigger or "
          + "rule of the database may hold them back")
    }
    return nil
  }

  /// The code of the first error that the server told: `55P03`. It has a digit, and the word before it (`ERROR`) has none.
  ///
  /// Source: https://www.postgresql.org/docs/15/errcodes-appendix.html
  var sqlState: String? {
    for line in complaints.split(separator: "\n") where line.hasPrefix("psql:") {
      for word in line.split(separator: " ").prefix(6)
      where word.count == 6 && word.hasSuffix(":") && word.contains(where: \.isNumber)
        && word.dropLast().allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
      {
        return String(word.dropLast())
      }
    }
    return nil
  }

  /// The complaints without the places in PostgreSQL's own source.
  var words: String {
    let lines = complaints.split(separator: "\n").filter { !$0.contains(".c:") || $0.hasPrefix("psql:") }
    return lines.prefix(8).map { line in
      // `psql:<stdin>:12: `
      guard line.hasPrefix("psql:<stdin>:"), let end = line.dropFirst(13).firstIndex(of: " ") else {
        return String(line)
      }
      return String(line[line.index(after: end)...])
    }.joined(separator: "\n  ")
  }

  private func words(after word: String) -> [String] {
    lines.filter { $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
  }
}
