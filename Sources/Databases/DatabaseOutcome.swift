/// What a publication came to.
public struct DatabaseOutcome: Hashable, Sendable {
  /// The database, without its password, and the schema where there is one.
  public let place: String
  /// Tables of the snapshot.
  public let tables: Int
  /// Those of them that were written; the others had the same rows already.
  public let loaded: Int
  /// Whether the database had this snapshot already, so that nothing was done.
  public let isSame: Bool
}

extension DatabaseOutcome {
  /// The outcome in a sentence, for the person who published.
  public func words(_ published: PublishedTables) -> String {
    if isSame { return "\(published.pipeline): \(place) has the snapshot of \(published.asOf) already" }
    let kept = loaded == tables ? "" : "; \(loaded) changed, the others had these rows already"
    return "\(published.pipeline): \(tables) tables as of \(published.asOf) in \(place)\(kept)"
  }
}
