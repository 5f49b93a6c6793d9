/// An attribute: its name is one of the program's, its value is escaped.
struct Attribute: Sendable {
  private let name: Name
  private let value: String

  private enum Name: String {
    case id, `class`, href, lang, charset, name, content, role, tabindex, scope, colspan
    case httpEquiv = "http-equiv"
    case label = "aria-label"
    case labelledBy = "aria-labelledby"
    case hidden = "aria-hidden"
    case viewBox, width, height, x, y, cx, cy, r, rx, d, fill, stroke, patternUnits, patternTransform
    case strokeWidth = "stroke-width"
    case strokeDash = "stroke-dasharray"
    case strokeJoin = "stroke-linejoin"
    case fontSize = "font-size"
    case fontWeight = "font-weight"
    case fontFamily = "font-family"
    case anchor = "text-anchor"
    case fillOpacity = "fill-opacity"
  }

  private init(_ name: Name, _ value: String) {
    self.name = name
    self.value = value
  }

  func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: " "))
    bytes += name.rawValue.utf8
    bytes += "=\"".utf8
    Escape.append(value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}

/// A name of a place on the page. It is made of literals and positions, never of a merchant's words.
struct Anchor {
  let written: String

  static func picture(_ position: Int) -> Anchor { Anchor(written: "p\(position)") }
  static func section(_ position: Int) -> Anchor { Anchor(written: "s\(position)") }
  /// A table or key of the reference. Only small letters, `_` and `.` of its name stand in it.
  static func entry(_ name: String) -> Anchor {
    let letters = name.unicodeScalars.filter { ("a"..."z").contains($0) || $0 == "_" || $0 == "." }
    return Anchor(written: "t-" + String(String.UnicodeScalarView(letters)))
  }
  static let main = Anchor(written: "main")
  static let hatch = Anchor(written: "hatch")
  var title: Anchor { Anchor(written: written + "t") }
  var description: Anchor { Anchor(written: written + "d") }
}

extension Attribute {
  static func id(_ anchor: Anchor) -> Attribute { Attribute(.id, anchor.written) }
  static func href(_ anchor: Anchor) -> Attribute { Attribute(.href, "#" + anchor.written) }
  static func href(_ file: PageFile) -> Attribute { Attribute(.href, file.path) }
  static func classes(_ classes: StyleClass...) -> Attribute {
    Attribute(.class, classes.map(\.rawValue).joined(separator: " "))
  }
  static func lang(_ language: Language) -> Attribute { Attribute(.lang, language.rawValue) }
  static let utf8 = Attribute(.charset, "utf-8")
  static func name(_ name: StaticString) -> Attribute { Attribute(.name, name.description) }
  static func httpEquiv(_ name: StaticString) -> Attribute { Attribute(.httpEquiv, name.description) }
  static func content(_ content: String) -> Attribute { Attribute(.content, content) }
  static func role(_ role: StaticString) -> Attribute { Attribute(.role, role.description) }
  static func label(_ label: String) -> Attribute { Attribute(.label, label) }
  static func labelledBy(_ anchors: Anchor...) -> Attribute {
    Attribute(.labelledBy, anchors.map(\.written).joined(separator: " "))
  }
  static let hidden = Attribute(.hidden, "true")
  static let tabStop = Attribute(.tabindex, "0")
  static let columnHead = Attribute(.scope, "col")
  static let rowHead = Attribute(.scope, "row")
}

extension Attribute {
  static func viewBox(_ width: Double, _ height: Double) -> Attribute {
    Attribute(.viewBox, "0 0 \(Coordinate(width)) \(Coordinate(height))")
  }
  static func width(_ length: Double) -> Attribute { Attribute(.width, "\(Coordinate(length))") }
  static func height(_ length: Double) -> Attribute { Attribute(.height, "\(Coordinate(length))") }
  static func x(_ x: Double) -> Attribute { Attribute(.x, "\(Coordinate(x))") }
  static func y(_ y: Double) -> Attribute { Attribute(.y, "\(Coordinate(y))") }
  static func cx(_ x: Double) -> Attribute { Attribute(.cx, "\(Coordinate(x))") }
  static func cy(_ y: Double) -> Attribute { Attribute(.cy, "\(Coordinate(y))") }
  static func r(_ radius: Double) -> Attribute { Attribute(.r, "\(Coordinate(radius))") }
  static func rx(_ radius: Double) -> Attribute { Attribute(.rx, "\(Coordinate(radius))") }
  static func path(_ path: SVGPath) -> Attribute { Attribute(.d, path.written) }
  static func strokeWidth(_ width: Double) -> Attribute { Attribute(.strokeWidth, "\(Coordinate(width))") }
  static let dashed = Attribute(.strokeDash, "3 3")
  static let roundJoin = Attribute(.strokeJoin, "round")
  static func fontSize(_ size: Double) -> Attribute { Attribute(.fontSize, "\(Coordinate(size))") }
  static let bold = Attribute(.fontWeight, "600")
  static let systemFont = Attribute(.fontFamily, "system-ui, sans-serif")
  static func anchor(_ anchor: TextAnchor) -> Attribute { Attribute(.anchor, anchor.rawValue) }
  static func fill(_ ink: Ink) -> Attribute { Attribute(.fill, "#" + ink.light) }
  static func stroke(_ ink: Ink) -> Attribute { Attribute(.stroke, "#" + ink.light) }
  static let noFill = Attribute(.fill, "none")
  static let hatched = Attribute(.fill, "url(#\(Anchor.hatch.written))")
  static let patternOnUserSpace = Attribute(.patternUnits, "userSpaceOnUse")
  static let turned = Attribute(.patternTransform, "rotate(45)")
}

/// Where a text's `x` stands in it.
enum TextAnchor: String {
  case start, middle, end
}
