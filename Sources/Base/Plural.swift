extension Int {
  /// A number with what it counts, as a person would say it: `1 line`, `2 lines`.
  public func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
