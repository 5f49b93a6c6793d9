internal import Base

/// Hands out the values of one mapping of the pipeline file and remembers which keys were asked
/// for: what is left over is an unknown key, so no list of known keys can go stale.
///
/// A reading goes on after a mistake: each method complains and returns nil or the default.
final class MappingReader {
  private let keyPath: String
  private let entries: [(key: String, value: WrittenValue)]
  private let position: PipelineError.Position
  private let complaints: Complaints
  private var asked: [String] = []

  init(
    _ entries: [(key: String, value: WrittenValue)], keyPath: String, position: PipelineError.Position,
    complaints: Complaints
  ) {
    self.entries = entries
    self.keyPath = keyPath
    self.position = position
    self.complaints = complaints
  }

  func place(_ key: String) -> WrittenValue? {
    if !asked.contains(key) { asked.append(key) }
    return entries.first { $0.key == key }?.value
  }

  func has(_ key: String) -> Bool { place(key) != nil }

  func value<Value>(_ key: String, _ form: Form<Value>) -> Value? { place(key)?.read(form) }

  func value<Value>(_ key: String, _ form: Form<Value>, else fallback: Value) -> Value {
    value(key, form) ?? fallback
  }

  func required<Value>(_ key: String, _ form: Form<Value>) -> Value? {
    guard let place = place(key) else {
      complain(about: key, "missing; wanted \(form.wanted)")
      return nil
    }
    return place.read(form)
  }

  /// The elements that have the form, at least one of them unless the list may be empty.
  func list<Value>(_ key: String, of form: Form<Value>, mayBeEmpty: Bool = false) -> [Value]? {
    place(key)?.elements(", each \(form.wanted)", mayBeEmpty: mayBeEmpty)?.compactMap {
      $0.read(form)
    }
  }

  /// A list of texts or numbers among which none stands twice.
  func set<Value: Hashable>(_ key: String, of form: Form<Value>, mayBeEmpty: Bool = false)
    -> [Value]?
  {
    guard let values = list(key, of: form, mayBeEmpty: mayBeEmpty) else { return nil }
    var seen: Set<Value> = []
    for value in values where !seen.insert(value).inserted {
      complain(about: key, "\(value) stands twice")
    }
    return values
  }

  /// What a body makes of the mapping under a key. Without the key it is given an empty one, so
  /// the defaults, and the complaints about what is missing, are the same either way.
  func section<Result>(_ key: String, _ body: (MappingReader) -> Result) -> Result {
    let path = path(to: key)
    guard let place = place(key) else {
      return body(MappingReader([], keyPath: path, position: position, complaints: complaints))
    }
    // Where something else than a mapping stands, that is the one complaint.
    return place.mapping(body)
      ?? body(MappingReader([], keyPath: path, position: position, complaints: Complaints()))
  }

  /// What a body makes of each mapping of the list under a key.
  ///
  /// - Parameter wanted: as it follows "a list of".
  func sections<Result>(
    _ key: String, of wanted: String, _ body: (MappingReader) -> Result?
  ) -> [Result]? {
    place(key)?.elements(" of \(wanted)", mayBeEmpty: true)?.compactMap { $0.mapping(body) ?? nil }
  }

  /// The one key given among some of which exactly one may stand.
  func exactlyOne(of keys: [String]) -> String? {
    let given = keys.filter(has)
    guard given.count == 1 else {
      let found = given.isEmpty ? "none" : given.joined(separator: " and ")
      complaints.add(
        "found \(found); wanted exactly one of \(keys.joined(separator: " "))", about: keyPath,
        at: position)
      return nil
    }
    return given[0]
  }
}

extension MappingReader {
  /// A complaint at the value under a key, or at the mapping where the key is not given.
  func complain(about key: String, _ message: String) {
    let position = entries.first { $0.key == key }?.value.position ?? position
    complaints.add(message, about: path(to: key), at: position)
  }

  func complainAboutUnaskedKeys() {
    for (key, place) in entries where !asked.contains(key) {
      let hint = asked.nearest(to: key).map { "; did you mean \($0)?" } ?? ""
      place.complainAboutKey("unknown key; known here: \(asked.joined(separator: " "))\(hint)")
    }
  }

  private func path(to key: String) -> String { keyPath.isEmpty ? key : "\(keyPath).\(key)" }
}

extension WrittenValue {
  /// What a body makes of the mapping here. Keys that it did not ask for are complained of.
  @discardableResult
  func mapping<Result>(_ body: (MappingReader) -> Result) -> Result? {
    guard let entries = entries() else { return nil }
    let reader = MappingReader(
      entries, keyPath: keyPath, position: position, complaints: complaints)
    let result = body(reader)
    reader.complainAboutUnaskedKeys()
    return result
  }
}
