internal import Yams

/// A value somewhere in the pipeline file: what stands there, and how to say where.
struct WrittenValue {
  let node: Node
  let keyPath: String
  /// Of the key it belongs to; of the value itself in a list.
  let keyPosition: PipelineError.Position
  let complaints: Complaints

  var position: PipelineError.Position { node.position ?? keyPosition }

  /// What stands there, in the words of a complaint.
  var found: String {
    switch node {
    case .mapping: return "keys and values"
    case .sequence: return "a list"
    case .alias: return "an alias"
    case .scalar(let scalar):
      if isNothing { return "nothing" }
      // A password that stands in a URL is for nobody's eyes.
      var text = scalar.string.replacing(/:\/\/.*@/, with: "://…@").replacing(/(password=)[^&]*/) {
        "\($0.1)…"
      }
      .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
      if text.count > 60 { text = text.prefix(60) + "…" }
      return scalar.style == .plain ? text : "\"\(text)\""
    }
  }

  /// The text of a single value; nil for a list or a mapping.
  var text: String? { node.scalar?.string }

  var isMapping: Bool { node.mapping != nil }

  var isList: Bool { node.sequence != nil }

  /// `key:` and nothing behind it, which YAML calls null.
  var isNothing: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  func complain(_ message: String) {
    complaints.add(message, about: keyPath, at: position)
  }

  func complainAboutKey(_ message: String) {
    complaints.add(message, about: keyPath, at: keyPosition)
  }

  private func complain(wanted: String, hint: String? = nil) {
    complain("found \(found); wanted \(wanted)" + (hint.map { "; \($0)" } ?? ""))
  }
}

extension WrittenValue {
  /// The value here; nil, and a complaint, where it does not have the form.
  func read<Value>(_ form: Form<Value>) -> Value? {
    guard case .scalar(let scalar) = node, !isNothing else {
      complain(wanted: form.wanted)
      return nil
    }
    do throws(Misfit) {
      return try form.read(Scalar(text: scalar.string, isQuoted: scalar.style != .plain))
    } catch {
      complain(wanted: form.wanted, hint: error.hint)
      return nil
    }
  }

  /// The elements of the list here; nil, and a complaint, where there is no list or, unless it may
  /// be, an empty one. Their key paths count from 1.
  ///
  /// - Parameter wanted: as it follows "a list": `, each a date`, ` of rules`.
  func elements(_ wanted: String, mayBeEmpty: Bool = false) -> [WrittenValue]? {
    guard case .sequence(let nodes) = node else {
      complain(wanted: "a list\(wanted)")
      return nil
    }
    if nodes.isEmpty, !mayBeEmpty {
      complain("found an empty list; wanted a list\(wanted)")
      return nil
    }
    return nodes.enumerated().map { index, node in
      WrittenValue(
        node: node, keyPath: "\(keyPath)[\(index + 1)]", keyPosition: node.position ?? position,
        complaints: complaints)
    }
  }

  /// The values under the keys of the mapping here, in the file's order; nil, and a complaint,
  /// where there is none.
  func entries(wanted: String = "keys and values") -> [(key: String, value: WrittenValue)]? {
    guard case .mapping(let mapping) = node else {
      complain(wanted: wanted)
      return nil
    }
    return mapping.compactMap { key, value in
      guard let name = key.scalar?.string else {
        complain("found a key that is not a word; wanted \(wanted)")
        return nil
      }
      let path = keyPath.isEmpty ? name : "\(keyPath).\(name)"
      return (
        name,
        WrittenValue(
          node: value, keyPath: path, keyPosition: key.position ?? position, complaints: complaints)
      )
    }
  }
}

extension Node {
  fileprivate var position: PipelineError.Position? {
    mark.map { PipelineError.Position(line: $0.line, column: $0.column) }
  }
}
