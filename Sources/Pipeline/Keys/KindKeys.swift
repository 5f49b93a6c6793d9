internal import Intake

extension Key {
  /// The words of an export that stand for kinds with fixed names. A kind that is not named stands for itself.
  static func kinds(of kind: ExportKind, _ names: [String]) -> Key {
    .leaf(
      "kinds", wanted: { _ in "words such as {\(names[0]): [A, B]}" },
      read: { pipeline, section in
        var kinds = Dictionary(uniqueKeysWithValues: names.map { ($0, [$0]) })
        _ = section.place("kinds")?.mapping { reader in
          for name in names {
            if let words = reader.set(name, of: .columnValue) { kinds[name] = words }
          }
          reader.complainOfWordsTwice(kinds)
        }
        pipeline.exports[kind]?.kinds = kinds
      }, written: { $0.exports[kind]?.kinds.writtenKinds },
      parts: names.map {
        .part(
          $0, "a list, each \(Form.columnValue.wanted)", "The words that stand for \($0). Default: \($0).")
      },
      "The words that stand for each kind; a record with another word is refused. Default: the names themselves."
    )
  }

  /// Kinds with the names that the pipeline gives them.
  static let feedbackKinds = Key.leaf(
    "kinds", wanted: { _ in "names and words such as {complaint: [C, 投诉], return: [R]}" },
    read: { pipeline, section in
      let wanted = "names and words such as {complaint: [C, 投诉], return: [R]}"
      guard let entries = section.place("kinds")?.entries(wanted: wanted) else { return }
      var kinds: [String: [String]] = [:]
      for (name, value) in entries {
        if name == "dissatisfied" {
          value.complainAboutKey("dissatisfied is taken: the tables put all of them under this name")
        }
        guard let places = value.elements(", each \(Form.columnValue.wanted)") else { continue }
        kinds[name] = places.compactMap { $0.read(.columnValue) }
      }
      section.complainOfWordsTwice(kinds)
      pipeline.exports[.feedback]?.kinds = kinds
    }, written: { $0.exports[.feedback]?.kinds.writtenKinds },
    "Names of kinds, each with the words that stand for it; a record with another word is refused. Default: each word is a kind."
  )
}

extension MappingReader {
  /// A word that stands for two kinds says neither.
  fileprivate func complainOfWordsTwice(_ kinds: [String: [String]]) {
    var seen: Set<String> = []
    for name in kinds.keys.sorted() {
      for word in kinds[name] ?? [] where !seen.insert(word).inserted {
        complain(about: "kinds", "the word \(word.shown) stands twice")
      }
    }
  }
}

extension [String: [String]] {
  /// In the canonical text: names by their bytes.
  fileprivate var writtenKinds: String {
    let kinds = sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "{" + kinds.map { "\($0.key.quoted): \($0.value.sorted().quoted)" }.joined(separator: ", ") + "}"
  }
}
