internal import Base

/// One key of the pipeline file, said once: its name, what its value must look like, where the value goes, how it
/// stands in the canonical text, and what it means. Reading, the canonical text and the printed reference are all made
/// from the list of keys, so a setting that is read and not part of the fingerprint cannot be written.
///
///     .value("keep", \.output.keep, .whole(atLeast: 1), "How many snapshots are kept.")
struct Key: Sendable {
  /// Takes the value, if it is there, and complains of what is wrong with it.
  let read: @Sendable (_ pipeline: inout Pipeline, _ reader: MappingReader) -> Void
  /// What it comes to: itself, or the keys of its section.
  let leaves: [Leaf]
}

/// A key that has a value of its own and no section.
struct Leaf: Sendable {
  enum Role: Sendable {
    /// It can be left out.
    case ordinary
    case required
    /// A key in the elements of a list; the list's own key has the canonical text.
    case part
    /// Not in the file: made of what the file names.
    case derived
    /// In the file, and not in the canonical text: what is published does not depend on it.
    case uncounted
  }

  /// The key path: `output.keep`.
  var path: String
  /// What its value must look like. For some keys this depends on others.
  var wanted: @Sendable (Pipeline) -> String
  /// Its value in the canonical text; nil where the text says nothing of it.
  var written: @Sendable (Pipeline) -> String?
  /// What it means, in a sentence or two.
  var help: String
  var role = Role.ordinary
}

/// Where in a pipeline a key's value goes.
typealias Property<Value> = any WritableKeyPath<Pipeline, Value> & Sendable

extension Key {
  /// A key whose value always has some value: what the pipeline begins with is the default.
  static func value<Value>(
    _ name: String, _ path: Property<Value>, _ form: Form<Value>,
    afterMistake: Value? = nil, _ help: String
  ) -> Key where Value: Sendable {
    .value(name, path, by: { _ in form }, afterMistake: afterMistake, help)
  }

  /// The same where the form depends on keys that are read before.
  ///
  /// - Parameter afterMistake: what to go on with after a value that does not have the form; nil: the default.
  static func value<Value>(
    _ name: String, _ path: Property<Value>,
    by form: @escaping @Sendable (Pipeline) -> Form<Value>, afterMistake: Value? = nil, _ help: String
  ) -> Key where Value: Sendable {
    .leaf(
      name, wanted: { form($0).wanted },
      read: { pipeline, reader in
        guard let place = reader.place(name) else { return }
        if let value = place.read(form(pipeline)) ?? afterMistake { pipeline[keyPath: path] = value }
      }, written: { form($0).written($0[keyPath: path]) }, help)
  }

  /// A key that may have no value.
  ///
  /// - Parameter absent: how that stands in the canonical text.
  static func optional<Value>(
    _ name: String, _ path: Property<Value?>, _ form: Form<Value>,
    absent: String = "none", _ help: String
  ) -> Key {
    .optional(name, path, by: { _ in form }, absent: absent, help)
  }

  /// The same where the form depends on keys that are read before.
  static func optional<Value>(
    _ name: String, _ path: Property<Value?>,
    by form: @escaping @Sendable (Pipeline) -> Form<Value>, absent: String = "none", _ help: String
  ) -> Key {
    .leaf(
      name, wanted: { form($0).wanted },
      read: { pipeline, reader in
        if let value = reader.value(name, form(pipeline)) { pipeline[keyPath: path] = value }
      }, written: { $0[keyPath: path].map(form($0).written) ?? absent }, help)
  }

  /// A key that must stand in the file.
  static func required<Value>(
    _ name: String, _ path: Property<Value>,
    by form: @escaping @Sendable (Pipeline) -> Form<Value>, _ help: String
  ) -> Key {
    .leaf(
      name, wanted: { form($0).wanted },
      read: { pipeline, reader in
        if let value = reader.required(name, form(pipeline)) { pipeline[keyPath: path] = value }
      }, written: { form($0).written($0[keyPath: path]) }, role: .required, help)
  }

  /// A list whose order counts; at least one element.
  static func list<Value>(
    _ name: String, _ path: Property<[Value]>, of form: Form<Value>,
    _ help: String
  ) -> Key {
    .leaf(
      name, wanted: { _ in "a list, each \(form.wanted)" },
      read: { pipeline, reader in
        if let values = reader.list(name, of: form) { pipeline[keyPath: path] = values }
      }, written: { $0[keyPath: path].listed(form.written) }, help)
  }

  /// A key that is read and written in its own way.
  static func leaf(
    _ name: String, wanted: @escaping @Sendable (Pipeline) -> String,
    read: @escaping @Sendable (inout Pipeline, MappingReader) -> Void,
    written: @escaping @Sendable (Pipeline) -> String?, role: Leaf.Role = .ordinary, parts: [Leaf] = [],
    _ help: String
  ) -> Key {
    let own = Leaf(path: name, wanted: wanted, written: written, help: help, role: role)
    return Key(read: read, leaves: [own] + parts.map { $0.within(name) })
  }

  /// Not in the file: made of what the file names, and part of the canonical text.
  static func derived(
    _ name: String, written: @escaping @Sendable (Pipeline) -> String, _ help: String
  ) -> Key {
    .leaf(name, wanted: { _ in "" }, read: { _, _ in }, written: written, role: .derived, help)
  }
}

extension Key {
  /// A mapping with keys of its own. Without it, its keys have their defaults.
  ///
  /// - Parameter check: what its keys must be together; asked when all of them have been read.
  static func section(
    _ name: String, _ keys: [Key],
    check: @escaping @Sendable (_ pipeline: inout Pipeline, _ reader: MappingReader) -> Void = { _, _ in }
  ) -> Key {
    Key(
      read: { pipeline, reader in
        reader.section(name) { inner in
          for key in keys { key.read(&pipeline, inner) }
          check(&pipeline, inner)
        }
      }, leaves: keys.flatMap { $0.leaves.map { $0.within(name) } })
  }

  /// A section whose absence means something else than its defaults.
  ///
  /// - Parameters:
  ///   - path: nil where the section is absent.
  ///   - begun: what it is before its keys are read.
  static func optionalSection<Section: Sendable>(
    _ name: String, _ path: Property<Section?>, begun: Section, _ help: String,
    _ keys: [Key]
  ) -> Key {
    let inner = keys.flatMap { key in
      key.writtenOnly { $0[keyPath: path] != nil }.leaves.map { $0.within(name) }
    }
    let own = Leaf(
      path: name, wanted: { _ in "keys and values" }, written: { $0[keyPath: path] == nil ? "none" : nil },
      help: help)
    return Key(
      read: { pipeline, reader in
        _ = reader.place(name)?.mapping { inner in
          pipeline[keyPath: path] = begun
          for key in keys { key.read(&pipeline, inner) }
        }
      }, leaves: [own] + inner)
  }

  /// A key of which the canonical text says nothing unless a condition holds.
  func writtenOnly(where holds: @escaping @Sendable (Pipeline) -> Bool) -> Key {
    changingLeaves { leaf in
      let written = leaf.written
      leaf.written = { holds($0) ? written($0) : nil }
    }
  }

  /// A key that counts for nothing that is published, so the canonical text says nothing of it.
  var uncounted: Key {
    changingLeaves { $0.role = .uncounted }
  }

  private func changingLeaves(_ change: (inout Leaf) -> Void) -> Key {
    var leaves = leaves
    for index in leaves.indices { change(&leaves[index]) }
    return Key(read: read, leaves: leaves)
  }
}

extension Leaf {
  /// A key in the elements of a list, or one of several among which the writer chooses.
  static func part(_ name: String, _ wanted: String, _ help: String) -> Leaf {
    Leaf(path: name, wanted: { _ in wanted }, written: { _ in nil }, help: help, role: .part)
  }

  func within(_ section: String) -> Leaf {
    var leaf = self
    leaf.path = "\(section).\(path)"
    return leaf
  }
}
