/// The outline of a line or an area: moves and straight lines only.
struct SVGPath {
  private(set) var written = ""

  mutating func move(_ point: Point) { append("M", point) }
  mutating func line(_ point: Point) { append("L", point) }
  mutating func close() { written += "Z" }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double) {
    written +=
      "M\(Coordinate(x)) \(Coordinate(y))h\(Coordinate(width))v\(Coordinate(height))h\(Coordinate(-width))z"
  }

  private mutating func append(_ command: String, _ point: Point) {
    written += "\(command)\(Coordinate(point.x)) \(Coordinate(point.y))"
  }

  /// A line through points.
  static func through(_ points: [Point]) -> SVGPath {
    var path = SVGPath()
    for (index, point) in points.enumerated() {
      if index == 0 { path.move(point) } else { path.line(point) }
    }
    return path
  }

  /// A closed area.
  static func around(_ points: [Point]) -> SVGPath {
    var path = through(points)
    if !points.isEmpty { path.close() }
    return path
  }
}

/// A place on a drawing, in its units, from the top left.
struct Point: Hashable {
  let x: Double
  let y: Double
}

/// A length on the page: whole tenths of a unit, so that the bytes do not depend on how a double is printed.
struct Coordinate: CustomStringConvertible {
  private let tenths: Int

  init(_ units: Double) {
    precondition(units.magnitude < 1e6, "a coordinate off the page: \(units)")
    tenths = Int((units * 10).rounded(.toNearestOrAwayFromZero))
  }

  var description: String {
    let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + (tenth == 0 ? "\(whole)" : "\(whole).\(tenth)")
  }
}
