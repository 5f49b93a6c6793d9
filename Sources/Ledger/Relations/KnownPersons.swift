extension History {
  /// Whether a person of the shard's records is a buyer.
  public func isKnown(_ person: Int) -> Bool {
    person < customers.upperBound && !purchases(of: person).isEmpty
  }
}
