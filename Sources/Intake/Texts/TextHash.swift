internal import CSV

/// The hash of a customer's id. It puts customers into their groups, and it chooses the buyers whom the models of `value` are
/// fitted to (`value.fit_buyers`): so the tables depend on it, and it must never change.
public enum TextHash {
  /// The same on every run and machine.
  public static func of(_ text: Span<UInt8>) -> UInt64 {
    if let number = ShortText.number(of: text), !ShortText.isPlace(number) {
      return ShortText.hash(of: number)
    }
    return FieldBytes.hash(text)
  }
}
