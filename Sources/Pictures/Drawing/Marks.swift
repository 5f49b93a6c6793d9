/// The six marks that all pictures are made of: bar, cell, dot, interval, line, band.
extension Drawing {
  /// A length that stands for a value.
  ///
  /// - Parameter isUnfinished: hatched: it is not all there yet, or not a part of the rest.
  mutating func bar(
    x: Double, y: Double, width: Double, height: Double, _ ink: Ink, isUnfinished: Bool = false,
    title: String? = nil
  ) {
    guard width > 0, height > 0 else { return }
    var attributes: [Attribute] = [
      .x(x), .y(y), .width(max(width, 0.5)), .height(max(height, 0.5)),
    ]
    if isUnfinished {
      attributes += [.hatched, .classes(ink.asStroke), .stroke(ink)]
    } else {
      attributes += [.classes(ink.asFill), .fill(ink)]
    }
    add(Element(.rect, attributes, title.map { [.element(Element(.title, text: $0))] } ?? []))
  }

  /// A field of a matrix, shaded by its value.
  mutating func cell(
    x: Double, y: Double, width: Double, height: Double, _ ink: Ink, isUnfinished: Bool = false
  ) {
    bar(x: x, y: y, width: width, height: height, ink, isUnfinished: isUnfinished)
  }

  /// Fields of one shade, as one shape: a large matrix has too many to draw each.
  mutating func cells(_ corners: [Point], width: Double, height: Double, _ ink: Ink) {
    guard !corners.isEmpty else { return }
    var path = SVGPath()
    for corner in corners { path.rectangle(x: corner.x, y: corner.y, width: width, height: height) }
    add(Element(.path, [.path(path), .classes(ink.asFill), .fill(ink)]))
  }

  /// A frame around cells that belong together.
  mutating func frame(x: Double, y: Double, width: Double, height: Double, _ ink: Ink, line: Double = 1.5) {
    add(
      Element(
        .rect,
        [
          .x(x), .y(y), .width(width), .height(height), .noFill, .classes(ink.asStroke), .stroke(ink),
          .strokeWidth(line),
        ]))
  }

  enum Shape {
    case circle, diamond, square
  }

  /// A value at its place. Hollow: few cases behind it, or not settled yet.
  mutating func dot(
    _ at: Point, _ ink: Ink, radius: Double = 4, isHollow: Bool = false, shape: Shape = .circle
  ) {
    let paint: [Attribute] =
      isHollow
      ? [.classes(ink.asStroke, .onPaper), .stroke(ink), .strokeWidth(1.5), .fill(.paper)]
      : [.classes(ink.asFill), .fill(ink)]
    switch shape {
    case .circle: add(Element(.circle, [.cx(at.x), .cy(at.y), .r(radius)] + paint))
    case .square:
      let side = radius * 1.8
      add(Element(.rect, [.x(at.x - side / 2), .y(at.y - side / 2), .width(side), .height(side)] + paint))
    case .diamond:
      let reach = radius * 1.3
      let corners = [
        Point(x: at.x - reach, y: at.y), Point(x: at.x, y: at.y - reach), Point(x: at.x + reach, y: at.y),
        Point(x: at.x, y: at.y + reach),
      ]
      add(Element(.path, [.path(.around(corners))] + paint))
    }
  }

  /// Where the true value is likely to be: a bar from the lower to the upper bound.
  mutating func interval(from: Double, to: Double, y: Double, _ ink: Ink) {
    bar(x: from, y: y - 2, width: max(to - from, 0.5), height: 4, ink)
  }

  /// A course of values. It breaks where one is not known.
  mutating func line(_ runs: [[Point]], _ ink: Ink, width: Double = 2, isDashed: Bool = false) {
    for points in runs where points.count > 1 {
      var attributes: [Attribute] = [
        .path(.through(points)), .noFill, .classes(ink.asStroke), .stroke(ink), .strokeWidth(width),
        .roundJoin,
      ]
      if isDashed { attributes.append(.dashed) }
      add(Element(.path, attributes))
    }
  }

  /// The interval of a course: the area between its bounds.
  mutating func band(_ upper: [Point], _ lower: [Point], _ ink: Ink = .band) {
    guard upper.count > 1 else { return }
    add(
      Element(.path, [.path(.around(upper + lower.reversed())), .classes(ink.asFill), .fill(ink)]))
  }
}
