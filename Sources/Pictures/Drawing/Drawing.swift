/// A picture in the making. Most are 400 units wide: at 360 pixels, a text of 11 units is 9 pixels high.
struct Drawing {
  static let width = 400.0
  static let textSize = 12.0
  static let smallSize = 11.0

  let width: Double
  let height: Double
  private(set) var nodes: [Node] = []

  init(width: Double = Drawing.width, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func add(_ element: Element) { nodes.append(.element(element)) }
}

/// How a text stands.
struct TextStyle {
  var size = Drawing.textSize
  var isBold = false
  var ink = Ink.ink
  var anchor = TextAnchor.start
  /// Whether it labels an axis: it is then a place on a scale and no figure.
  var isTick = false

  static let plain = TextStyle()
  static let bold = TextStyle(isBold: true)
  static let small = TextStyle(size: Drawing.smallSize)
  static let quiet = TextStyle(size: Drawing.smallSize, ink: .mute)
  static let tick = TextStyle(size: Drawing.smallSize, ink: .mute, anchor: .middle, isTick: true)

  func at(_ anchor: TextAnchor) -> TextStyle {
    var style = self
    style.anchor = anchor
    return style
  }

  func colored(_ ink: Ink) -> TextStyle {
    var style = self
    style.ink = ink
    return style
  }

  func weighted(_ isBold: Bool) -> TextStyle {
    var style = self
    style.isBold = isBold
    return style
  }
}

extension Drawing {
  /// A text. Where it does not fit it is cut, and its title has the whole.
  mutating func text(_ text: String, x: Double, y: Double, _ style: TextStyle = .plain, room: Double? = nil) {
    var attributes: [Attribute] = [.x(x), .y(y)]
    if style.anchor != .start { attributes.append(.anchor(style.anchor)) }
    if style.size != Drawing.textSize { attributes.append(.fontSize(style.size)) }
    if style.isBold { attributes.append(.bold) }
    if style.isTick {
      attributes += [.classes(.tick, style.ink.asFill), .fill(style.ink)]
    } else if style.ink != .ink {
      attributes += [.classes(style.ink.asFill), .fill(style.ink)]
    }
    var children: [Node] = []
    var shown = text
    if let room {
      shown = TextBudget.fitted(text, in: room, size: style.size, isBold: style.isBold)
      if shown != text {
        let whole = TextBudget.beginning(of: text, scalars: 60)
        children.append(.element(Element(.title, text: whole)))
      }
    }
    children.append(.text(shown))
    add(Element(.text, attributes, children))
  }

  /// Short texts of one style.
  mutating func texts(_ texts: [(text: String, at: Point)], _ style: TextStyle) {
    guard !texts.isEmpty else { return }
    var attributes: [Attribute] = [.anchor(style.anchor), .fontSize(style.size)]
    if style.isBold { attributes.append(.bold) }
    if style.ink != .ink { attributes += [.classes(style.ink.asFill), .fill(style.ink)] }
    add(
      Element(
        .g, attributes,
        .elements(texts.map { Element(.text, [.x($0.at.x), .y($0.at.y)], text: $0.text) })))
  }

  /// A straight line that helps the eye: of the grid, an axis, a reference.
  mutating func rule(
    _ from: Point, _ to: Point, _ ink: Ink = .grid, isDashed: Bool = false, width: Double = 1
  ) {
    var attributes: [Attribute] = [
      .path(.through([from, to])), .noFill, .classes(ink.asStroke), .stroke(ink), .strokeWidth(width),
    ]
    if isDashed { attributes.append(.dashed) }
    add(Element(.path, attributes))
  }
}
