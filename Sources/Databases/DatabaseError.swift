/// Why tables could not be published in a database, in words a person can act on.
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is at fault. The command makes an exit code of it.
  public enum Kind: Sendable {
    /// The address of the database is none.
    case usage
    /// The snapshot is damaged, or older than what the database has.
    case data
    /// The database's client is not installed.
    case input
    /// The client, the database or the way to it failed.
    case disk
    /// Somebody else holds what is needed.
    case busy
    /// The database or the snapshot is not such that these tables can be published there.
    case refused
  }

  /// What is at fault.
  public let kind: Kind
  /// What was found, where, and what to do.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
