/// Something that was found, and why it was taken.
struct Guess<Value: Sendable>: Sendable {
  var value: Value
  var reason: String
  /// What a person has to confirm, because nothing in the exports decides it.
  var toConfirm: String?

  init(_ value: Value, _ reason: String, toConfirm: String? = nil) {
    self.value = value
    self.reason = reason
    self.toConfirm = toConfirm
  }
}
