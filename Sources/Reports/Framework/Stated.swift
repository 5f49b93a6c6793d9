/// A table of figures that are given: no customer's history is looked at.
public protocol Stated: Table {
  /// What the rows are made of. A run gives premises or landmarks; `reconciliation` is made of postings.
  associatedtype Given = Premises

  /// Makes the rows, in the order of the table.
  func rows(_ given: Given) -> [Row]

  /// What the rows add up to, for `reconciliation`.
  func postings(_ rows: [Row]) -> [Posting]
}

extension Stated {
  public func postings(_ rows: [Row]) -> [Posting] { [] }
}
