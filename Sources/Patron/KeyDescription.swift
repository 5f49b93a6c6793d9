internal import Base
internal import Foundation
internal import Night
internal import Pictures
internal import Pipeline

/// The keys of the pipeline file, as `describe --pipeline` prints them.
struct KeyDescription {
  let keys = KeyReference.all

  func text(_ format: DescriptionFormat) throws -> String {
    switch format {
    case .text: keys.map(Self.plain).joined(separator: "\n")
    case .markdown: markdown
    case .json: try json
    case .html: String(decoding: page.bytes, as: UTF8.self)
    }
  }

  private static func fallback(_ key: KeyReference) -> String {
    key.isRequired ? "required" : key.fallback.map { "default \($0)" } ?? ""
  }

  private static func plain(_ key: KeyReference) -> String {
    let value = [key.wanted, fallback(key)].filter { !$0.isEmpty }.joined(separator: "; ")
    return "\(key.path)\n  \(value)\n  \(key.help)\n"
  }

  private var markdown: String {
    let rows = keys.map { key in
      let cells = ["`\(key.path)`", key.wanted, Self.fallback(key).replacing("default ", with: ""), key.help]
      return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    return """
      # The pipeline file

      Every key that a pipeline file can have. This page is printed by `patron describe --pipeline --format markdown`; `make
      docs` writes it anew, and a test keeps it up to date. `pipelines/nightly.yml` is a template that has all of them.

      | key | value | default | meaning |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  private var page: ReferencePage {
    var entry = ReferencePage.Entry(name: "keys", question: "", grain: "", definition: "")
    entry.columns = ["key", "value", "default", "meaning"]
    entry.rows = keys.map {
      [$0.path, $0.wanted, Self.fallback($0).replacing("default ", with: ""), $0.help]
    }
    return ReferencePage(
      title: "The pipeline file", introduction: ["Every key that a pipeline file can have."], [entry],
      provenance: patronVersion)
  }

  private var json: String {
    get throws {
      struct Entry: Encodable {
        let key, value, meaning: String
        let required: Bool
        let fallback: String?

        enum CodingKeys: String, CodingKey {
          case key, value, meaning, required
          case fallback = "default"
        }
      }
      let entries = keys.map {
        Entry(
          key: $0.path, value: $0.wanted, meaning: $0.help, required: $0.isRequired, fallback: $0.fallback)
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
    }
  }
}
