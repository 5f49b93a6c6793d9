/// Files of one floor that need each other in a circle: the first names a type of the second, and so on back to
/// the first. Neither can be read before the other.
struct FileCircles {
  struct Edge {
    let from: String
    let to: String
    /// The type that is named, and the line.
    let name: String
    let line: Int
  }

  /// By file, what it names of other files; of several names of one file the first.
  private var edges: [String: [Edge]] = [:]

  /// - Parameter files: Their paths and texts.
  init(_ files: [(path: String, text: String)]) {
    let names = files.map { (path: $0.path, names: TypeNames($0.text)) }
    var places: [String: [(path: String, isPrivate: Bool)]] = [:]
    for (path, names) in names {
      for declaration in names.declarations {
        places[declaration.name.joined(separator: "."), default: []].append((path, declaration.isPrivate))
      }
    }
    func place(_ name: TypeNames.Name, seenFrom file: String) -> String? {
      let all = places[name.joined(separator: ".")] ?? []
      return (all.first { $0.path == file } ?? all.first { !$0.isPrivate })?.path
    }
    for (path, names) in names {
      var found: [String: Edge] = [:]
      for use in names.uses {
        guard let (base, rest) = Self.resolved(use, isDeclared: { place($0, seenFrom: path) != nil }) else {
          continue
        }
        for length in 0...rest.count {
          let name = base + rest.prefix(length)
          guard let other = place(name, seenFrom: path) else { break }
          if other != path, found[other] == nil {
            found[other] = Edge(from: path, to: other, name: name.joined(separator: "."), line: use.line)
          }
        }
      }
      edges[path] = found.values.sorted { $0.to < $1.to }
    }
  }

  /// The type that the first part of a name means, looked for from the innermost body outward, and the parts behind it.
  private static func resolved(
    _ use: TypeNames.Use, isDeclared: (TypeNames.Name) -> Bool
  ) -> (base: TypeNames.Name, rest: ArraySlice<String>)? {
    if use.written[0] == "Self" { return (use.scope, use.written.dropFirst()) }
    for length in (0...use.scope.count).reversed() {
      let name = use.scope.prefix(length) + [use.written[0]]
      if isDeclared(Array(name)) { return (Array(name), use.written.dropFirst()) }
    }
    return nil
  }

  /// The circles, each as short as it can be, no file in two of them.
  var circles: [[Edge]] {
    var circles: [[Edge]] = []
    var taken: Set<String> = []
    for file in edges.keys.sorted() where !taken.contains(file) {
      guard let circle = shortestCircle(through: file, without: taken) else { continue }
      circles.append(circle)
      taken.formUnion(circle.map(\.from))
    }
    return circles
  }

  private func shortestCircle(through file: String, without taken: Set<String>) -> [Edge]? {
    var cameBy: [String: Edge] = [:]
    var queue = [file]
    var next = 0
    while next < queue.count {
      for edge in edges[queue[next]] ?? [] where !taken.contains(edge.to) && cameBy[edge.to] == nil {
        cameBy[edge.to] = edge
        guard edge.to != file else {
          var circle = [edge]
          while circle[0].from != file, let before = cameBy[circle[0].from] { circle.insert(before, at: 0) }
          return circle
        }
        queue.append(edge.to)
      }
      next += 1
    }
    return nil
  }
}

extension FileCircles.Edge: CustomStringConvertible {
  var description: String { "\(from):\(line) names \(name)" }
}
