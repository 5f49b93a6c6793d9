/// An element of the page. There is no way to write markup as text: what is not an element or an attribute is
/// text, and text is escaped.
struct Element: Sendable {
  let tag: Tag
  var attributes: [Attribute]
  var children: [Node]

  init(_ tag: Tag, _ attributes: [Attribute] = [], _ children: [Node] = []) {
    self.tag = tag
    self.attributes = attributes
    self.children = children
  }

  init(_ tag: Tag, _ attributes: [Attribute] = [], text: String) {
    self.init(tag, attributes, [.text(text)])
  }

  mutating func add(_ element: Element) { children.append(.element(element)) }
}

/// What may stand in an element.
enum Node: Sendable {
  case element(Element)
  case text(String)
  /// The style block. There is one, and it cannot be made from data.
  case style(Style)
}

extension [Node] {
  static func elements(_ elements: [Pictures.Element]) -> [Node] { elements.map(Node.element) }
}

/// The elements that the page uses. Scripts, images, frames and forms are not among them.
enum Tag: String, Sendable {
  case html, head, meta, title, style, body, header, main, nav, section, footer
  case h1, h2, h3, p, b, a, span, div, ul, li, figure, figcaption, details, summary
  case code
  case table, caption, thead, tbody, tr, th, td
  case svg, desc, defs, pattern, g, rect, circle, path, text

  /// SVG allows an element without content to be written as one tag; HTML only for `meta`.
  var closesItself: Bool {
    switch self {
    case .rect, .circle, .path, .meta: true
    default: false
    }
  }
}

extension Element {
  /// Appends the element as it stands in the file.
  func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    bytes += tag.rawValue.utf8
    for attribute in attributes { attribute.write(to: &bytes) }
    if tag.closesItself, children.isEmpty {
      bytes += (tag == .meta ? ">" : "/>").utf8
      return
    }
    bytes.append(UInt8(ascii: ">"))
    for child in children {
      switch child {
      case .element(let element): element.write(to: &bytes)
      case .text(let text): Escape.append(text, to: &bytes)
      case .style(let style): bytes += style.text.utf8
      }
    }
    bytes += "</".utf8
    bytes += tag.rawValue.utf8
    bytes.append(UInt8(ascii: ">"))
  }
}
