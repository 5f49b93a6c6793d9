import Foundation
import Reports
import Testing

@testable import Pipeline

/// `pipelines/nightly.yml` explains every key: none is missing, and where it does not show the default it says it.
@Suite struct TemplateTests {
  /// A key of the template, whether it is switched off or not.
  struct Line {
    let path: String
    /// What is said beside it and right above.
    let comment: String
  }

  static let text =
    (try? String(
      contentsOf: PackagePipelinesTests.folder.appendingPathComponent("nightly.yml"), encoding: .utf8)) ?? ""

  static let lines: [Line] = {
    var lines: [Line] = []
    var sections: [(indent: Int, name: String)] = []
    var above = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      let isComment = line.dropFirst(indent).hasPrefix("#")
      let body = line.dropFirst(indent).drop { $0 == "#" || $0 == " " }
      guard let match = body.prefixMatch(of: /([a-z_]+):(?: (.*))?$/) else {
        above = isComment ? above + " " + body : ""
        continue
      }
      while let last = sections.last, last.indent >= indent { sections.removeLast() }
      let path = (sections.map(\.name) + [String(match.1)]).joined(separator: ".")
      sections.append((indent, String(match.1)))
      let said = above + " " + body
      lines.append(Line(path: path, comment: said))
      lines += inner(String(match.2 ?? ""), of: path, said)
      if !isComment { above = "" }
    }
    return lines
  }()

  /// The keys of a mapping on one line, with those inside it.
  private static func inner(_ value: String, of path: String, _ comment: String) -> [Line] {
    guard value.hasPrefix("{") else { return [] }
    var lines: [Line] = []
    var names: [String] = []
    var word = ""
    for letter in value {
      switch letter {
      case "{": names.append("")
      case "}":
        _ = names.popLast()
        if names.isEmpty { return lines }
      case ":" where !names.isEmpty:
        names[names.count - 1] = word
        lines.append(Line(path: ([path] + names).joined(separator: "."), comment: comment))
      default: break
      }
      word = letter.isLetter || letter == "_" ? word + String(letter) : ""
    }
    return lines
  }

  @Test(arguments: KeyReference.all.map(\.path)) func aKeyIsExplained(_ path: String) throws {
    let leaf = try #require(KeyTests.leaves.first { $0.path == path })
    let key = try #require(KeyReference.all.first { $0.path == path })
    guard leaf.role != .part else {
      let name = path.split(separator: ".").last.map(String.init) ?? ""
      let word = try Regex("\\b\(name)\\b")
      #expect(Self.text.contains(word), "\(path) is not in nightly.yml")
      return
    }
    let line = try #require(Self.lines.first { $0.path == path }, "\(path) is not in nightly.yml")
    // The columns are those of the sample; by default none is mapped.
    guard let fallback = key.fallback, !path.hasPrefix("source.columns.") else { return }
    let template = try Pipeline(yaml: Self.text, file: "nightly.yml", knownTables: Registry.tableNames)
    if leaf.written(template) == fallback { return }
    // An example that is switched off shows the default as a line does that is not.
    let name = path.split(separator: ".").last.map(String.init) ?? ""
    let shown = try Regex("\\b\(name): ([^,{}]+)", as: (Substring, Substring).self)
    if let value = line.comment.firstMatch(of: shown)?.1, Double(value) == Double(fallback),
      Double(value) != nil
    {
      return
    }
    #expect(
      Self.says(fallback, line.comment), "\(path): nightly.yml does not say that the default is \(fallback)")
  }

  private static func says(_ fallback: String, _ comment: String) -> Bool {
    guard let said = comment.firstMatch(of: /[Dd]efault: (.*)/)?.1 else {
      return fallback == "none" && comment.contains(/[Ww]ithout/)
    }
    let value = fallback.replacing("\"", with: "")
    if ["none", "all", "always", "", "[]"].contains(value) { return true }
    if let number = Double(value), let word = said.prefixMatch(of: /[-0-9.]+/)?.0, let other = Double(word) {
      return number == other
    }
    return said.hasPrefix(value)
  }

  @Test func theScannerSeesWhatStandsThere() {
    let paths = Self.lines.map(\.path)
    for path in [
      "pipeline", "source.format.dates", "source.columns.unit_price", "churn.cadence.at_most",
      "relationship.levels.many.low", "privacy.key_file", "gates.volume.min_share_of_previous", "tables",
    ] { #expect(paths.contains(path), "\(path)") }
    #expect(!paths.contains("source.format.files"))
    #expect(!Self.says("7", "keep: 30 # Default: 30") && Self.says("30", "keep: 7 # default: 30"))
  }
}
