internal import Base

extension Key {
  /// `confirm`: keys that a person has to look at before the file is run.
  ///
  /// - Parameter keys: all other keys of the file.
  static func confirm(among keys: [Key]) -> Key {
    let known = Set(keys.flatMap(\.leaves).filter { $0.role != .derived }.flatMap(\.spellings))
    let form = Form<String>.key(among: known)
    return .leaf(
      "confirm", wanted: { _ in "a list, each \(form.wanted)" },
      read: { pipeline, reader in
        guard let place = reader.place("confirm"), !place.isNothing else { return }
        let entries = place.elements(", each \(form.wanted)", mayBeEmpty: true) ?? []
        for entry in entries {
          guard let path = entry.read(form) else { continue }
          if pipeline.openKeys.contains(where: { $0.path == path }) { entry.complain("\(path) stands twice") }
          pipeline.openKeys.append(OpenKey(path: path, position: entry.position))
        }
      }, written: { $0.openKeys.map(\.path).listed { $0 } },
      "Keys that a person has to look at before the pipeline is run, as patron init proposes them. While one is in the list, "
        + "patron run publishes nothing. Keys of source may be named without it: columns.amount."
    ).uncounted
  }
}

extension Leaf {
  /// How a person may name the key or a section that it stands in: in full, or without `source`.
  fileprivate var spellings: [String] {
    let parts = path.split(separator: ".")
    let sections = parts.indices.map { parts[...$0].joined(separator: ".") }
    return sections
      + sections.filter { $0.hasPrefix("source.") }.map { String($0.dropFirst("source.".count)) }
  }
}

extension Form where Value == String {
  fileprivate static func key(among known: Set<String>) -> Form {
    Form(wanted: "a key of the pipeline file such as columns.amount", written: \.self) {
      scalar throws(Misfit) in
      if known.contains(scalar.text) { return scalar.text }
      throw Misfit(hint: known.sorted().nearest(to: scalar.text).map { "did you mean \($0)?" })
    }
  }
}
