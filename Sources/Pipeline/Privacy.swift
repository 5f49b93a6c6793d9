/// Whether tables show customers by their ids or by pseudonyms.
public struct Privacy: Hashable, Sendable {
  /// What stands in a table where a customer is named.
  public enum ShownIDs: String, Sendable, CaseIterable {
    /// The id as the export has it.
    case plain
    /// An HMAC-SHA-256 of the id.
    case hmac
  }

  /// Ids or pseudonyms.
  public var customerIDs = ShownIDs.plain
  /// Where the key of the pseudonyms lies.
  public var keyFile: String?
  /// Which key it is, once it was read: other keys make other tables.
  public var keyID: String?
}
