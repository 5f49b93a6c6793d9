extension SnapshotTables {
  /// Hands out the cells of periods that were over in an earlier snapshot and are told differently now.
  ///
  /// What was not yet known (an empty cell) may become known; and a run as of an earlier day says nothing
  /// of later periods, nor does it know what only they told of earlier ones. None of it is a restatement.
  ///
  /// - Parameter names: Tables with the columns `period` and `is_complete`; others are passed over.
  public func restatements(
    since before: SnapshotTables, of names: [String], key: (String) -> RowKey?,
    _ visit: (Change) throws -> Void
  ) throws {
    let wereComplete = try before.completePeriods(names)
    // Periods of one length rise as their names' bytes do.
    guard let latest = try completePeriods(names).max(by: { $0.lexicographicallyPrecedes($1) }) else {
      return
    }
    let settled = wereComplete.filter { !latest.lexicographicallyPrecedes($0) }
    let isEarlier = settled.count < wereComplete.count
    for name in names {
      guard let old = try before.table(name), let new = try table(name), let key = key(name),
        let oldPeriod = old.position(of: "period"), let newPeriod = new.position(of: "period"),
        let comparison = TableComparison(old, new, by: key)
      else { continue }
      try comparison.forEachPair { pair in
        let period = pair.before?[oldPeriod] ?? pair.after?[newPeriod] ?? []
        guard settled.contains(Array(period)) else { return }
        for change in comparison.changes(of: pair) {
          let becameKnown = change.before.isEmpty && pair.before != nil
          let isNotKnownYet = isEarlier && change.after.isEmpty && pair.after != nil
          if !becameKnown && !isNotKnownYet { try visit(change) }
        }
      }
    }
  }

  /// The names of the periods that some of these tables call complete.
  private func completePeriods(_ names: [String]) throws(SnapshotError) -> Set<[UInt8]> {
    var periods: Set<[UInt8]> = []
    for name in names {
      guard var table = try table(name), let period = table.position(of: "period"),
        let isComplete = table.position(of: "is_complete")
      else { continue }
      while let row = try table.nextRow() {
        if row[isComplete].elementsEqual("true".utf8) { periods.insert(Array(row[period])) }
      }
    }
    return periods
  }
}
