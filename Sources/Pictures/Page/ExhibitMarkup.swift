extension Exhibit {
  /// The picture as it stands on the page: its question, its answer, itself, how to read it, its figures.
  ///
  /// - Parameter rowLimit: of the rows behind it, how many stand there.
  func element(at anchor: Anchor, _ page: PageInput, rowLimit: Int) -> Element {
    var figure = Element(
      .figure, [.id(anchor)] + (isWide ? [.classes(.wide)] : []),
      [.element(Element(.h3, text: question))])
    if let says { figure.add(Element(.p, [.classes(.says)], says.nodes(page.style))) }
    switch body {
    case .drawing(let drawing): figure.add(svg(drawing, at: anchor, page))
    case .panning(let drawing):
      figure.add(
        Element(
          .div, [.classes(.pan), .tabStop, .role("group"), .label(question)],
          [.element(svg(drawing, at: anchor, page))]))
    case .content(let element): figure.add(element)
    case .nothing(let reason): figure.add(Element(.p, [.classes(.nothing)], text: reason))
    case .absent: break
    }
    if let note, !isNothing { figure.add(Element(.figcaption, [.classes(.note)], text: note)) }
    figure.add(figures(page, rowLimit))
    return figure
  }

  private var isNothing: Bool {
    if case .nothing = body { true } else { false }
  }

  /// Its size stands in the element, so that it stays itself where the style is refused.
  private func svg(_ drawing: Drawing, at anchor: Anchor, _ page: PageInput) -> Element {
    let answer = says.map { $0.plain(page.style) + " " } ?? ""
    return Element(
      .svg,
      [
        .viewBox(drawing.width, drawing.height), .width(drawing.width), .height(drawing.height),
        .role("img"), .labelledBy(anchor.title, anchor.description), .systemFont,
        .fontSize(Drawing.textSize),
      ],
      .elements([
        Element(.title, [.id(anchor.title)], text: question),
        Element(.desc, [.id(anchor.description)], text: answer + spoken),
      ]) + drawing.nodes)
  }

  /// The rows behind the picture, folded, with the way to the whole table.
  private func figures(_ page: PageInput, _ rowLimit: Int) -> Element {
    var links: [Node] = []
    for file in [source.file] + source.others {
      if !links.isEmpty { links.append(.text(" · ")) }
      links.append(.element(Element(.a, [.href(file)], text: file.fileName)))
    }
    let shown = source.rows.prefix(rowLimit)
    guard !shown.isEmpty else { return Element(.p, [.classes(.source)], links) }
    let head = Element(
      .tr, [], .elements(source.columns.map { Element(.th, [.columnHead], text: $0) }))
    let rows = shown.map { row in
      Element(.tr, [], .elements(row.map { Element(.td, [], text: $0) }))
    }
    let table = Element(
      .table, [],
      .elements([
        Element(.caption, [], caption(links, shown.count, page)), Element(.thead, [], [.element(head)]),
        Element(.tbody, [], .elements(rows)),
      ]))
    return Element(
      .details, [.classes(.source)],
      .elements([
        Element(.summary, text: page.words.figures(source.file.fileName)),
        Element(
          .div, [.classes(.pan), .tabStop, .role("group"), .label(source.file.fileName)], [.element(table)]),
      ]))
  }

  private func caption(_ links: [Node], _ shown: Int, _ page: PageInput) -> [Node] {
    var caption = links
    if source.count > shown {
      caption.append(.text(" · " + page.words.shownOf(shown, source.count).plain(page.style)))
    }
    return caption
  }
}
