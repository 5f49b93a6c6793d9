public import Base
internal import Ledger

/// A report whose tally and row are nobody else's business.
public struct AnyReport: Sendable {
  public let reference: Reference
  /// What a table over these dimensions has for columns.
  public let headings: @Sendable (_ dimensions: [String]) -> [Heading]
  let tally: @Sendable (History, Landmarks) -> any Sendable
  let finish: @Sendable ([any Sendable], Landmarks) -> Table

  init<R: Report>(_ type: R.Type) where R.Rows: Sendable {
    let report = R()
    reference = R.reference
    headings = { R.columns(dimensions: $0).map(\.heading) }
    tally = { report.tally($0, $1) }
    finish = { tallies, landmarks in
      var tallies = tallies.map { tally -> R.Tally in
        guard let tally = tally as? R.Tally else { preconditionFailure("a tally of another report") }
        return tally
      }
      // Take the first out of the array, so that it is extended and not copied.
      var total = tallies.removeFirst()
      for tally in tallies { report.combine(&total, tally) }
      return Table(report, rows: report.rows(total, landmarks), landmarks)
    }
  }

  public var name: String { reference.name }
}
