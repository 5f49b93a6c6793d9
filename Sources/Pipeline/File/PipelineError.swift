/// What is wrong with a pipeline file: everything that one reading found, by line.
public struct PipelineError: Error, Hashable, CustomStringConvertible {
  /// One thing that is wrong.
  public struct Problem: Hashable, Sendable {
    /// Where in the file.
    public var position: Position
    /// `source.format.delimiter`, or for an element of a list `source.exclude[2]`, counted from 1;
    /// empty where the file cannot be read as YAML.
    public var keyPath: String
    /// What was found and what is allowed.
    public var message: String
  }

  /// Both count from 1, the column in Unicode scalars.
  public struct Position: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The line.
    public var line: Int
    /// The column.
    public var column: Int

    /// By line, then by column.
    public static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }

    /// `7:16`
    public var description: String { "\(line):\(column)" }
  }

  /// The file's name, as it was given.
  public let file: String
  /// Never empty.
  public let problems: [Problem]

  /// One line for each problem: `nightly.yml:7:16: source.format.delimiter: found …`.
  public var description: String {
    problems.map { problem in
      let key = problem.keyPath.isEmpty ? "" : "\(problem.keyPath): "
      return "\(file):\(problem.position): \(key)\(problem.message)"
    }.joined(separator: "\n")
  }
}

/// Where a reading puts its problems, so that one mistake does not hide the next.
final class Complaints {
  private(set) var problems: [PipelineError.Problem] = []

  func add(_ message: String, about keyPath: String, at position: PipelineError.Position) {
    problems.append(PipelineError.Problem(position: position, keyPath: keyPath, message: message))
  }

  /// The problems by line and column; those of one place in the order they were found.
  var sorted: [PipelineError.Problem] {
    problems.enumerated().sorted { a, b in
      (a.element.position, a.offset) < (b.element.position, b.offset)
    }.map(\.element)
  }
}
