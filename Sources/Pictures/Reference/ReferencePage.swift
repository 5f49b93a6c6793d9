/// What tables or keys mean, as one HTML file that needs no other, in the dress of a snapshot's page.
public struct ReferencePage: Sendable {
  /// UTF-8.
  public let bytes: [UInt8]

  /// One table, as its reference has it.
  public struct Entry: Sendable {
    /// The table's name. The texts of an entry are in English, but for its title and what `rows` says of titles.
    public var name: String
    /// What the table answers, in the page's language; nil: it has no words for it but the English ones.
    public var title: String?
    /// What the table answers.
    public var question: String
    /// What a row is.
    public var grain: String
    /// How its figures are computed.
    public var definition: String
    /// What programs may rely on: the key, the order of rows, foreign keys.
    public var rules: [String] = []
    /// Each as long as `columns`. The last cell is in English.
    public var rows: [[String]] = []
    /// The heads of `rows`.
    public var columns: [String] = []
    /// Rows as a file has them; empty where there are none to show.
    public var example = ""

    /// An entry without rows, rules and example.
    public init(name: String, question: String, grain: String, definition: String) {
      self.name = name
      self.question = question
      self.grain = grain
      self.definition = definition
    }
  }

  /// A text in full, such as a file, under its heading.
  public struct Attachment: Sendable {
    let heading: String
    let text: String

    /// - Parameter heading: what the text is.
    public init(_ heading: String, _ text: String) {
      self.heading = heading
      self.text = text
    }
  }

  /// - Parameters:
  ///   - introduction: a paragraph each, in the page's language.
  ///   - attachments: stand before the entries, folded.
  public init(
    title: String, introduction: [String], attachments: [Attachment] = [], _ entries: [Entry],
    provenance: String, in language: Language = .english
  ) {
    let words = ReferenceWords(language)
    var header = Element(.header, [], .elements([Element(.h1, text: title)]))
    for paragraph in introduction { header.add(Element(.p, [.classes(.head)], Self.prose(paragraph))) }
    for attachment in attachments {
      header.add(
        Element(
          .details, [.classes(.source)],
          .elements([
            Element(.summary, text: attachment.heading), Self.file(attachment.text, attachment.heading),
          ])))
    }
    if entries.count > 1 {
      let links = entries.map {
        Element(.li, [], [.element(Element(.a, [.href(.entry($0.name))], text: $0.name))])
      }
      header.add(Element(.nav, [.label(words.contents)], [.element(Element(.ul, [], .elements(links)))]))
    }
    let body = Element(
      .body, [],
      .elements([
        Element(.a, [.classes(.skip), .href(.main)], text: words.skip), header,
        Element(.main, [.id(.main)], .elements(entries.map { Self.section($0, words) })),
        Element(.footer, [], text: "Patron \(provenance)"),
      ]))
    var bytes = Array("<!DOCTYPE html>\n".utf8)
    Element(.html, [.lang(language)], .elements([Metadata.head(title: title), body])).write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    self.bytes = bytes
  }

  private static func section(_ entry: Entry, _ words: ReferenceWords) -> Element {
    let english: [Attribute] = words.language == .english ? [] : [.lang(.english)]
    var section = Element(
      .section, [.id(.entry(entry.name))], .elements([Element(.h2, text: entry.name)]))
    if let title = entry.title {
      section.add(Element(.p, [.classes(.says)], [.element(Element(.b, text: title))]))
    }
    if !entry.question.isEmpty {
      section.add(
        Element(
          .p, [.classes(.says)] + english,
          [.element(Element(.b, text: entry.question)), .text(" ")] + prose(entry.grain)))
    }
    // Paragraphs are parted by empty lines; the ends of other lines are only those of the source.
    var paragraph: [Substring] = []
    let lines: [Substring] = entry.definition.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines + [Substring("")] {
      if !line.isEmpty {
        paragraph.append(line)
      } else if !paragraph.isEmpty {
        section.add(Element(.p, [.classes(.says)] + english, prose(paragraph.joined(separator: " "))))
        paragraph = []
      }
    }
    if !entry.rules.isEmpty {
      section.add(
        Element(.ul, [.classes(.rules)] + english, .elements(entry.rules.map { Element(.li, [], prose($0)) }))
      )
    }
    if !entry.rows.isEmpty { section.add(table(entry, english)) }
    if !entry.example.isEmpty {
      section.add(
        Element(
          .details, [.classes(.source)],
          .elements([
            Element(.summary, text: words.exampleRows), file(entry.example, entry.name),
          ])))
    }
    return section
  }

  private static func table(_ entry: Entry, _ english: [Attribute]) -> Element {
    let head = Element(.tr, [], .elements(entry.columns.map { Element(.th, [.columnHead], text: $0) }))
    let rows = entry.rows.map { row in
      Element(
        .tr, [],
        .elements(
          row.enumerated().map { index, text in
            index == 0
              ? Element(.th, [.rowHead], text: text)
              : Element(.td, index == row.count - 1 ? english : [], prose(text))
          }))
    }
    return Element(
      .div, [.classes(.pan), .tabStop, .role("group"), .label(entry.name)],
      [
        .element(
          Element(
            .table, [.classes(.meanings)],
            .elements([
              Element(.thead, [], [.element(head)]), Element(.tbody, [], .elements(rows)),
            ])))
      ])
  }

  /// What stands between two backticks is a name or a value as a file writes it.
  private static func prose(_ text: String) -> [Node] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return [.text(text)] }
    return parts.enumerated().map { index, part in
      index % 2 == 0 ? .text(String(part)) : .element(Element(.code, text: String(part)))
    }
  }

  private static func file(_ text: String, _ name: String) -> Element {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // A line each: a line's end inside a text would be a control character, which the page does not write.
    let code = lines.map { Element(.code, text: $0.isEmpty ? " " : $0) }
    return Element(.div, [.classes(.pan, .file), .tabStop, .role("group"), .label(name)], .elements(code))
  }
}
