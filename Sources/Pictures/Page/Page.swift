/// The page of a snapshot: its tables as pictures, in one HTML file that needs no other.
///
/// A pure function of tables, settings and the headline of the snapshot before: no clock, locale or file. Takes
/// some milliseconds; the bytes stay below 600 KB, whatever stands in the tables.
public struct Page: Sendable {
  /// UTF-8.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - tables: of the snapshot.
  ///   - before: `headline` of the snapshot before; nil where there is none. Changes are told against it.
  /// - Throws: where a cell cannot be read.
  /// - Returns: nil where there is no `headline`, without which there is nothing to say of a snapshot.
  public init?(
    _ tables: PageTables, before: PageTable? = nil, settings: PageSettings
  ) throws(PictureError) {
    guard let headline = try tables.rows(HeadlineRow.self)?.first else { return nil }
    let earlier = try before.flatMap { table throws(PictureError) in
      try PageTables([table]).rows(HeadlineRow.self)?.first
    }
    let page = PageInput(
      tables: tables, headline: headline, words: settings.language.words, settings: settings)
    var sections: [(heading: String, exhibits: [Exhibit])] = []
    for section in PageSection.all {
      var exhibits: [Exhibit] = []
      for picture in section.pictures { exhibits += try picture.exhibits(page) }
      // What has nothing to say yet stands behind the pictures, so that it leaves no gaps between them.
      exhibits = exhibits.filter { !$0.saysNothing } + exhibits.filter(\.saysNothing)
      sections.append((section.heading(page.words), exhibits))
    }
    let head = try PageHead(page, before: earlier)
    var bytes: [UInt8] = []
    // Long names in many pictures: then fewer of the rows behind them stand on the page, or none.
    for rowLimit in [Source.rowLimit, 8, 0] {
      bytes = Array("<!DOCTYPE html>\n".utf8)
      Page.document(page, head, sections, rowLimit: rowLimit).write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
      if bytes.count <= Page.byteLimit { break }
    }
    self.bytes = bytes
  }

  /// From how many bytes on the page leaves out rows that stand behind its pictures.
  static let byteLimit = 600_000
}

extension Page {
  private static func document(
    _ page: PageInput, _ head: PageHead, _ sections: [(heading: String, exhibits: [Exhibit])], rowLimit: Int
  ) -> Element {
    let words = page.words
    var position = 0
    var bodies: [Element] = []
    for (index, section) in sections.enumerated() {
      var grid = Element(.div, [.classes(.grid)])
      for exhibit in section.exhibits where !exhibit.isAbsent {
        position += 1
        grid.add(exhibit.element(at: .picture(position), page, rowLimit: rowLimit))
      }
      let body = Element(
        .section, [.id(.section(index + 1))],
        .elements([Element(.h2, text: section.heading), grid] + absent(section.exhibits, page)))
      bodies.append(body)
    }
    let header = Element(.header, [], .elements(head.elements + [contents(sections, words)]))
    let main = Element(.main, [.id(.main)], .elements(bodies))
    return Element(
      .html, [.lang(page.settings.language)],
      .elements([
        Metadata.head(title: "\(page.title) · \(page.headline.asOf)"),
        Element(
          .body, [],
          .elements([
            Element(.a, [.classes(.skip), .href(.main)], text: words.skip), patterns, header, main,
            footer(page),
          ])),
      ]))
  }

  /// What is not drawn, in one line for each reason.
  private static func absent(_ exhibits: [Exhibit], _ page: PageInput) -> [Element] {
    var tables: [String] = []
    var exports: [String] = []
    for exhibit in exhibits {
      guard case .absent(let absence) = exhibit.body else { continue }
      switch absence {
      case .table: tables.append("\(exhibit.question) (\(exhibit.source.file.fileName))")
      case .export(let name): exports.append("\(exhibit.question) (\(name))")
      }
    }
    return [(tables, page.words.notDrawnNoTable), (exports, page.words.notDrawnNoExport)].compactMap {
      questions, reason in
      questions.isEmpty
        ? nil : Element(.p, [.classes(.nothing)], text: reason + questions.joined(separator: " · "))
    }
  }

  /// Every section with its questions.
  private static func contents(
    _ sections: [(heading: String, exhibits: [Exhibit])], _ words: any Words
  ) -> Element {
    var position = 0
    let items = sections.enumerated().map { index, section in
      let questions = section.exhibits.filter { !$0.isAbsent }.map { exhibit in
        position += 1
        return Element(
          .li, [], [.element(Element(.a, [.href(.picture(position))], text: exhibit.question))])
      }
      return Element(
        .li, [],
        .elements([
          Element(.a, [.href(.section(index + 1))], text: section.heading),
          Element(.ul, [], .elements(questions)),
        ]))
    }
    return Element(.nav, [.label(words.contents)], [.element(Element(.ul, [], .elements(items)))])
  }

  /// What is not finished is hatched: one pattern for all pictures.
  private static let patterns = Element(
    .svg, [.width(0), .height(0), .hidden, .classes(.defs)],
    [
      .element(
        Element(
          .defs, [],
          [
            .element(
              Element(
                .pattern, [.id(.hatch), .width(5), .height(5), .patternOnUserSpace, .turned],
                [
                  .element(
                    Element(
                      .rect, [.width(5), .height(5), .classes(Ink.paper.asFill), .fill(.paper)])),
                  .element(
                    Element(
                      .rect, [.width(1.6), .height(5), .classes(Ink.iron.asFill), .fill(.iron)])),
                ]))
          ]))
    ])

  private static func footer(_ page: PageInput) -> Element {
    Element(
      .footer, [],
      [
        .text("Patron \(TextBudget.beginning(of: page.settings.provenance, scalars: 80)) · "),
        .element(Element(.a, [.href(.manifest)], text: PageFile.manifest.fileName)),
        .text(" · " + page.words.everyFigure),
      ])
  }
}

extension PageInput {
  var title: String { TextBudget.beginning(of: settings.title, scalars: 80) }
}
