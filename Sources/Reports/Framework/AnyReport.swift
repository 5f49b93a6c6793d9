public import Base

/// A report whose tally and row are nobody else's business.
public struct AnyReport: Sendable {
  public let reference: Reference
  /// What a table over these dimensions has for columns.
  public let headings: @Sendable (_ dimensions: [String]) -> [Heading]
  /// Reports that name the same shared tally are counted once; see `SharedTally`.
  let shared: ObjectIdentifier?
  let tally: @Sendable (Worksheet) -> any Sendable
  /// What all shards' tallies add up to.
  let total: @Sendable ([any Sendable]) -> any Sendable
  let finish: @Sendable (any Sendable, Landmarks) -> Table

  init<R: Report>(_ type: R.Type) where R.Rows: Sendable {
    let report = R()
    reference = R.reference
    headings = { R.columns(dimensions: $0).map(\.heading) }
    shared = (R.Tally.self as? any SharedTally.Type).map { ObjectIdentifier($0) }
    tally = { report.tally($0) }
    total = { tallies in
      let total = tallies.map { Self.own($0, of: R.self) }.combined { report.combine(&$0, $1) }
      guard let total else { preconditionFailure("no shard") }
      return total
    }
    finish = { total, landmarks in
      Table(report, rows: report.rows(Self.own(total, of: R.self), landmarks), landmarks)
    }
  }

  private static func own<R: Report>(_ tally: any Sendable, of report: R.Type) -> R.Tally {
    guard let tally = tally as? R.Tally else { preconditionFailure("a tally of another report") }
    return tally
  }

  public var name: String { reference.name }
}
