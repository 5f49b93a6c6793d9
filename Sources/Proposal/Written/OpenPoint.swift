/// What nothing in the exports decides, under the key that a person has to look at: an entry of `confirm`.
struct OpenPoint: Sendable, Hashable {
  /// The key path, without `source`: `columns.amount`.
  let key: String
  let words: String

  init(_ key: String, _ words: String) {
    self.key = key
    self.words = words
  }

  init?(_ key: String, _ words: String?) {
    guard let words else { return nil }
    self.init(key, words)
  }
}

extension [OpenPoint] {
  /// The list `confirm`, each entry with its reason above it; nothing where nothing is open.
  func write(to text: inout YAMLText) {
    guard !isEmpty else { return }
    for point in self { text.comment("TO BE CONFIRMED: \(point.key): \(point.words).") }
    text.comment(
      "Look at each of these keys, correct it where it is wrong, then delete it from the list. While one is in the list, "
        + "patron run publishes nothing.")
    var keys: [String] = []
    for point in self where !keys.contains(point.key) { keys.append(point.key) }
    text.line("confirm: [\(keys.joined(separator: ", "))]")
    text.blank()
  }
}
