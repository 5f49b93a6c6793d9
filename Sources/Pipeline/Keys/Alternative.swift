/// One of several keys of which exactly one may stand: `top`, `at_least` or `revenue_share` for a tier.
struct Alternative<Value>: Sendable {
  let key: String
  let wanted: String
  let help: String
  let read: @Sendable (MappingReader) -> Value?
  /// The value in the canonical text; nil where another key says it.
  let written: @Sendable (Value) -> String?

  /// A key with one value of a form.
  ///
  /// - Parameters:
  ///   - whole: what the value under the key makes.
  ///   - part: that value again; nil where another key says the whole.
  init<Part>(
    _ key: String, _ form: Form<Part>, _ whole: @escaping @Sendable (Part) -> Value,
    part: @escaping @Sendable (Value) -> Part?, _ help: String
  ) {
    self.init(
      key, wanted: form.wanted, read: { $0.value(key, form).map(whole) },
      written: { part($0).map(form.written) }, help)
  }

  init(
    _ key: String, wanted: String, read: @escaping @Sendable (MappingReader) -> Value?,
    written: @escaping @Sendable (Value) -> String?, _ help: String
  ) {
    self.key = key
    self.wanted = wanted
    self.help = help
    self.read = read
    self.written = written
  }

  /// As the reference has it.
  var leaf: Leaf { .part(key, wanted, help) }
}

extension Array {
  /// The value that the one key given says; nil, and a complaint, where none stands or several do.
  func read<Value>(_ reader: MappingReader) -> Value? where Element == Alternative<Value> {
    let key = reader.exactlyOne(of: map(\.key))
    return first { $0.key == key }?.read(reader)
  }

  /// `top: 0.050000`
  func written<Value>(_ value: Value) -> String where Element == Alternative<Value> {
    lazy.compactMap { alternative in alternative.written(value).map { "\(alternative.key): \($0)" } }.first
      ?? ""
  }

  /// The key that says a value.
  func key<Value>(of value: Value) -> String where Element == Alternative<Value> {
    first { $0.written(value) != nil }?.key ?? ""
  }
}
