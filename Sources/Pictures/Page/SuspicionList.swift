internal import Base

/// What looks wrong, at the top of the page: what it is, where, and how much it is about. One line for each kind, with its
/// first file: many files say the same, and the figures shall not begin below them. The table has them all, and the advice.
enum SuspicionList {
  private static let limit = 8

  /// nil where nothing looks wrong, or the snapshot has no such table.
  static func element(_ page: PageInput) throws(PictureError) -> Element? {
    guard let rows = try page.tables.rows(SuspicionRow.self), !rows.isEmpty else { return nil }
    let words = page.words
    let kinds = rows.map(\.kind).uniqued()
    var items = kinds.prefix(limit).compactMap { kind -> Element? in
      let ofKind = rows.filter { $0.kind == kind }
      guard let row = ofKind.first else { return nil }
      let what =
        SuspicionKind(rawValue: row.kind).map(words.suspicion)
        ?? TextBudget.beginning(of: row.kind, scalars: 60)
      let isAll = row.file == Suspicion.allFiles
      let file = isAll ? words.allFiles : TextBudget.beginning(of: row.file, scalars: 80)
      var nodes: [Node] =
        [.text("✗ \(what) · \(file) · ")] + words.suspicionLines(row.lines).nodes(page.style)
      if let money = row.money { nodes.append(.text(" · \(page.exact(money))")) }
      // An example may be a customer's id.
      if !row.example.isEmpty, page.settings.accounts > 0 {
        nodes += [
          .text(" · "),
          .element(
            Element(.span, [.classes(.quiet)], text: TextBudget.beginning(of: row.example, scalars: 60))),
        ]
      }
      if ofKind.count > 1 {
        nodes += [.text(" · ")] + words.moreFiles(ofKind.count - 1).nodes(page.style)
      }
      return Element(.li, [.classes(.bad)], nodes)
    }
    if kinds.count > limit {
      items.append(Element(.li, [], words.shownOf(limit, kinds.count).nodes(page.style)))
    }
    items.append(
      Element(
        .li, [],
        [
          .element(
            Element(.a, [.href(PageFile.suspicions)], text: words.figures(PageFile.suspicions.fileName)))
        ]))
    return Element(.ul, [.classes(.list)], .elements(items))
  }
}

extension PageInput {
  /// Whether something looks wrong.
  var hasSuspicions: Bool {
    get throws(PictureError) { try tables.rows(SuspicionRow.self).map { !$0.isEmpty } ?? false }
  }
}
