internal import Intake

// What is mapped of the staff: a table leaves empty what is not.
extension RelationFacts {
  /// Whether the roster says in which unit somebody works.
  public var staffHasUnits: Bool { staffColumns.contains(.unit) }
  /// Whether the roster says why somebody left.
  public var staffHasReasons: Bool { staffColumns.contains(.reason) }
  /// Whether events say if a suggestion was adopted.
  public var eventsHaveAdopted: Bool { staffEventColumns.contains(.adopted) }
  /// Whether events have amounts.
  public var eventsHaveAmounts: Bool { staffEventColumns.contains(.amount) }
}
