internal import Base
internal import Foundation
internal import Night
internal import Pictures
internal import Reports

extension DescriptionFormat {
  /// - Parameter language: of the page; the other forms are in English.
  func text(of descriptions: [TableDescription], isWhole: Bool, in language: Language) throws -> String {
    switch self {
    case .text: descriptions.map(\.plain).joined(separator: "\n\n")
    case .markdown: (isWhole ? Self.preface : "") + descriptions.map(\.markdown).joined(separator: "\n")
    case .json: try Self.json(descriptions)
    case .html: page(of: descriptions, isWhole: isWhole, ReferenceWords(language))
    }
  }

  private static let preface = """
    # The tables

    What every table means, column by column. This page is printed by `patron describe --format markdown`; `make docs`
    writes it anew, and a test keeps it up to date. The rows of every example are what the program makes of the exports below.

    The as-of day is the last day that counts. W, the trailing window, is the `pyramid.window_days` days (365 by default) up to
    and including it. The glossary explains all words, also in Chinese: [Glossary.md](Glossary.md).

    The example shop's pipeline:

    ```yaml
    \(ExampleShop.pipeline)```

    Its whole export:

    ```csv
    \(ExampleShop.export)```

    Examples of the tables of other systems are of the same shop with these sections and files. An independent computation made
    their rows, and the program makes the same:

    ```yaml
    \(ExampleSystems.pipeline)```


    """
    + ExampleSystems.files.map { "\($0.name):\n\n```csv\n\($0.text)```\n\n" }.joined() + "\n"

  private static func json(_ descriptions: [TableDescription]) throws -> String {
    struct Column: Encodable {
      let name, type, meaning: String
      let required: Bool
      let accepted: [String]?
    }
    struct Reference: Encodable {
      let columns: [String]
      let table: String
      let key: [String]
    }
    struct Entry: Encodable {
      let name, question, grain, definition, example, order: String
      let key: [String]
      let foreignKeys: [Reference]
      let columns: [Column]
    }
    let entries = descriptions.map { description in
      Entry(
        name: description.reference.name, question: description.reference.question,
        grain: description.reference.grain, definition: description.reference.definition,
        example: description.reference.example, order: description.reference.order.words,
        key: description.reference.key,
        foreignKeys: description.reference.foreignKeys.map {
          Reference(columns: $0.columns, table: $0.table, key: $0.key)
        },
        columns: description.generalHeadings.map {
          Column(
            name: $0.name, type: $0.kind.rawValue, meaning: $0.meaning, required: $0.isRequired,
            accepted: $0.accepted)
        })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
  }
}

extension DescriptionFormat {
  private func page(of descriptions: [TableDescription], isWhole: Bool, _ words: ReferenceWords) -> String {
    let page = ReferencePage(
      title: isWhole ? words.tables : words.table + (descriptions.first?.reference.name ?? ""),
      introduction: [words.introduction],
      attachments: [
        ReferencePage.Attachment(words.examplePipeline, ExampleShop.pipeline),
        ReferencePage.Attachment(words.exampleExport, ExampleShop.export),
        ReferencePage.Attachment(words.exampleSystems, ExampleSystems.pipeline),
      ] + ExampleSystems.files.map { ReferencePage.Attachment($0.name, $0.text) },
      descriptions.map { $0.entry(words) }, provenance: patronVersion, in: words.language)
    return String(decoding: page.bytes, as: UTF8.self)
  }
}

extension TableDescription {
  fileprivate func entry(_ words: ReferenceWords) -> ReferencePage.Entry {
    var entry = ReferencePage.Entry(
      name: reference.name, question: reference.question, grain: reference.grain,
      definition: reference.definition)
    let titles = TableTitles(words.language)
    if words.title != nil { entry.title = titles.table(reference.name, asking: reference.question) }
    entry.rules = rules { $0 }
    entry.columns = [words.column] + [words.title].compactMap(\.self) + [words.type, words.meaning]
    entry.rows = generalHeadings.map { heading in
      let accepted = heading.accepted.map { " (\($0.joined(separator: ", ")))" } ?? ""
      let title = words.title.map { _ in titles.column(heading.name, of: reference.name) }
      return [heading.name] + [title].compactMap(\.self) + [
        heading.kind.rawValue, heading.meaning + accepted,
      ]
    }
    entry.example = reference.example
    return entry
  }

  /// The columns of any pipeline: names in angle brackets stand for its own.
  fileprivate var generalHeadings: [Heading] { headings(.placeholders) }

  /// What programs may rely on, a line each.
  /// - Parameter name: How the name of a column is written.
  private func rules(_ name: (String) -> String) -> [String] {
    let key = reference.key.map(name).joined(separator: ", ")
    return ["Key: \(key.isEmpty ? "none, there is one row" : key).", "Order: \(reference.order.words)."]
      + reference.foreignKeys.map { foreign in
        let columns = foreign.columns.map(name).joined(separator: ", ")
        let others = foreign.key.map { name("\(foreign.table).\($0)") }.joined(separator: ", ")
        return "Foreign key: \(columns) → \(others)."
      }
  }

  var plain: String {
    let headings = generalHeadings
    let width = headings.map(\.name.count).max() ?? 0
    let columns = headings.map { heading in
      "  " + heading.name + String(repeating: " ", count: width - heading.name.count + 2)
        + heading.meaning + " (\(heading.kind.rawValue)"
        + (heading.accepted.map { ": " + $0.joined(separator: ", ") } ?? "") + ")"
    }
    var parts = [reference.name, "", reference.question, reference.grain, "", reference.definition, ""]
    parts += rules { $0 }
    parts += [""] + columns
    if !reference.example.isEmpty {
      parts += ["", "For the example shop (describe --format markdown shows its exports):", ""]
      parts += reference.example.split(separator: "\n").map { "  \($0)" }
    }
    return parts.joined(separator: "\n") + "\n"
  }

  var markdown: String {
    var parts = [
      "## \(reference.name)", "", "**\(reference.question)** \(reference.grain)", "", reference.definition,
      "",
    ]
    parts += rules { "`\($0)`" }.map { "- \($0)" }
    let headings = generalHeadings
    let isListed = headings.contains { $0.accepted != nil }
    parts += ["", "| column | type | meaning |" + (isListed ? " accepted texts |" : "")]
    parts += ["|---|---|---|" + (isListed ? "---|" : "")]
    parts += headings.map { heading in
      let accepted = heading.accepted.map { $0.map { "`\($0)`" }.joined(separator: ", ") } ?? ""
      return "| \(heading.name) | \(heading.kind.rawValue) | \(heading.meaning.replacing("|", with: "\\|")) |"
        + (isListed ? " \(accepted.replacing("|", with: "\\|")) |" : "")
    }
    if !reference.example.isEmpty { parts += ["", "```csv", reference.example, "```"] }
    return parts.joined(separator: "\n") + "\n"
  }
}
