/// The head of every page that Patron writes: what a browser may load, and the style.
enum Metadata {
  static func head(title: String) -> Element {
    let policy = """
      default-src 'none'; style-src 'sha256-\(Style.hash)'; base-uri 'none'; form-action 'none'
      """
    return Element(
      .head, [],
      .elements([
        Element(.meta, [.utf8]),
        Element(.meta, [.httpEquiv("Content-Security-Policy"), .content(policy)]),
        Element(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")]),
        Element(.meta, [.name("referrer"), .content("no-referrer")]),
        Element(.meta, [.name("robots"), .content("noindex")]),
        Element(.meta, [.name("color-scheme"), .content("light dark")]),
        Element(.title, text: title),
        Element(.style, [], [.style(.page)]),
      ]))
  }
}
