import Foundation
import Testing

/// A small export as people have them, how it is read, and what must come: a part of a file in Tests/Cases.
///
/// `=== what it is` begins a case. `--- file PATH | WORDS` begins a file: its text, which ends with a line end. The words
/// say how it is written: an encoding, `crlf` or `cr`, `open` for no line end at the end, `base64` for bytes. `--- pipeline`
/// begins the keys under `source:`, or below them. `--- expect` begins one expectation a line.
struct ExportCase: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  private(set) var files: [(path: String, bytes: Data)] = []
  /// nil where only `init` looks at the files.
  private(set) var pipeline: String?
  private(set) var expectations: [Expectation] = []

  /// `run revenue 12.00`: who, what, and the value.
  struct Expectation: Sendable {
    let who: Who
    let what: String
    let value: String

    enum Who: String {
      case run, check
      /// What `init` says; for figures, a run of what it proposes as it stands.
      case `init`
    }
  }

  struct Malformed: Error {
    let text: String
  }

  var testDescription: String { "\(file): \(name)" }

  /// All cases of Tests/Cases, in the order of files and within them.
  static let all: [ExportCase] = {
    do {
      let folder = Workplace.package.appending(path: "Tests/Cases")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { name in
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return try blocks(of: text, "=== ").map { try ExportCase($0.title, $0.lines, of: name) }
      }
    } catch {
      fatalError("Tests/Cases cannot be read: \(error)")
    }
  }()

  private static func blocks(
    of text: some Sequence<Substring>, _ mark: String
  ) -> [(title: String, lines: [Substring])] {
    var blocks: [(title: String, lines: [Substring])] = []
    for line in text {
      if line.hasPrefix(mark) {
        blocks.append((String(line.dropFirst(mark.count)), []))
      } else if !blocks.isEmpty {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  private static func blocks(of text: String, _ mark: String) -> [(title: String, lines: [Substring])] {
    blocks(of: text.split(separator: "\n", omittingEmptySubsequences: false), mark)
  }

  private init(_ name: String, _ lines: [Substring], of file: String) throws {
    self.name = name
    self.file = file
    for (title, lines) in Self.blocks(of: lines, "--- ") {
      // Blank lines in front of the next part belong to none.
      let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
      let lines = lines[..<end]
      switch title {
      case "pipeline":
        pipeline = "pipeline: case\nsource:\n  files: [in/*]\n" + lines.joined(separator: "\n") + "\n"
      case "expect":
        expectations = try lines.map(Self.expectation)
      case let title where title.hasPrefix("file "):
        let parts = title.dropFirst(5).components(separatedBy: " | ")
        let words = parts.count > 1 ? parts[1].components(separatedBy: ", ") : []
        files.append((parts[0], try Self.bytes(lines, written: words)))
      default: throw Malformed(text: title)
      }
    }
    guard !files.isEmpty, !expectations.isEmpty else { throw Malformed(text: name) }
  }

  private static func expectation(_ line: Substring) throws -> Expectation {
    let words = line.split(separator: " ", maxSplits: 2)
    guard words.count == 3, let who = Expectation.Who(rawValue: String(words[0])) else {
      throw Malformed(text: String(line))
    }
    return Expectation(who: who, what: String(words[1]), value: String(words[2]))
  }

  private static func bytes(_ lines: ArraySlice<Substring>, written words: [String]) throws -> Data {
    if words.contains("base64") {
      guard let data = Data(base64Encoded: lines.joined()) else { throw Malformed(text: "base64") }
      return data
    }
    var text = lines.joined(separator: "\n") + "\n"
    var encoding = String.Encoding.utf8
    for word in words {
      switch word {
      case "open": text.removeLast()
      case "crlf": text = text.replacing("\n", with: "\r\n")
      case "cr": text = text.replacing("\n", with: "\r")
      case "bom": text = "\u{FEFF}" + text
      case "utf-16le": encoding = .utf16LittleEndian
      case "utf-16be": encoding = .utf16BigEndian
      case "windows-1252": encoding = .windowsCP1252
      default: throw Malformed(text: word)
      }
    }
    if encoding == .utf16LittleEndian || encoding == .utf16BigEndian { text = "\u{FEFF}" + text }
    guard let data = text.data(using: encoding) else { throw Malformed(text: "encoding") }
    return data
  }
}
