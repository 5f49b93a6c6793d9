import Testing

@testable import Pipeline

/// Something a pipeline file may not say, and the words it is refused in: a message is what a
/// merchant mends the file by.
struct RefusedText: CustomTestStringConvertible {
  let yaml: String
  let message: String

  var testDescription: String { yaml }

  /// Cases parted by an empty line: YAML, then behind `>` the complaints, without the file's name.
  static func list(_ text: String) -> [RefusedText] {
    text.split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n")
      let complaints = lines.filter { $0.hasPrefix("> ") }.map { "t.yml:" + $0.dropFirst(2) }
      return RefusedText(
        yaml: lines.filter { !$0.hasPrefix("> ") }.joined(separator: "\n"),
        message: complaints.joined(separator: "\n"))
    }
  }
}
