import Foundation

/// The house as it stands on disk: this package's own files.
enum House {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A source file, its path relative to the package.
  struct File: Sendable {
    let path: String
    let text: String

    var name: String { String(path.split(separator: "/").last ?? "") }
    var stem: String { String(name.split(separator: ".").first ?? "") }

    /// The floor or the test target that the file belongs to.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The lines without their comments, numbered from 1. What stands behind `//` inside a text goes too;
    /// nothing that these tests look for stands there.
    var code: [(number: Int, text: Substring)] {
      lines.enumerated().map { number, line in
        (number + 1, line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line)
      }
    }

    /// Where a pattern fits the code, as `path:line: text`.
    func places(of pattern: some RegexComponent) -> [String] {
      code.filter { $0.text.contains(pattern) }.map {
        "\(path):\($0.number): \($0.text.trimmingCharacters(in: .whitespaces))"
      }
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The Swift files below a folder, by path.
  static func swiftFiles(_ folder: String) throws -> [File] {
    try paths(folder).filter { $0.hasSuffix(".swift") }.map { File(path: $0, text: try text($0)) }
  }

  /// Everything below a folder but hidden files, by path.
  static func paths(_ folder: String) throws -> [String] {
    let base = root.appendingPathComponent(folder).path
    return try FileManager.default.subpathsOfDirectory(atPath: base)
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__pycache__" } }
      .map { folder + "/" + $0 }
      .filter { !isFolder($0) }
      .sorted()
  }

  /// The names in a folder that are folders.
  static func folders(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
      .filter { !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }.sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(
      atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
