internal import Base

extension String {
  /// The text in double quotes, so that no text can be taken for the end of one, nor for a line.
  var quoted: String {
    "\""
      + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n") + "\""
  }
}

extension Sequence {
  func listed(_ written: (Element) -> String) -> String {
    "[" + map(written).joined(separator: ", ") + "]"
  }
}

extension Sequence where Element == String {
  var quoted: String { listed(\.quoted) }
}

extension Int {
  /// The number of so many units of 10^-`digits`, written out: `0.050000`.
  public func scaled(_ digits: Int) -> String {
    Money(units: Int64(self)).written(decimals: digits)
  }
}
