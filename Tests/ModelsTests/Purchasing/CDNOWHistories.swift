import Base
import Testing

@testable import Models

extension CDNOW {
  static let start = Day(iso: "1997-01-01")!

  /// Buyers of the sample as seen from a day, and their spend.
  static func cells(seenFrom day: Day) throws -> (purchases: PurchaseCells, spends: SpendCells) {
    var (purchases, spends): ([PurchaseCell], [SpendCell]) = ([], [])
    for history in try histories() {
      let days = history.keys.filter { $0 <= day }.sorted()
      guard let first = days.first, let last = days.last else { continue }
      purchases.append(
        PurchaseCell(repeatDays: days.count - 1, recencyDays: last - first, ageDays: day - first))
      let paid = days.dropFirst().compactMap { history[$0] }.filter { $0 > 0 }
      spends.append(SpendCell(paidDays: paid.count, net: paid.reduce(0, +)))
    }
    return (PurchaseCells(purchases), SpendCells(spends))
  }

  /// Buyers as of a day, with as many days before it as a holdout has, and the holdout.
  static func trial(seenFrom day: Day, days length: Int) throws -> CountedCells<TrialCell> {
    CountedCells(
      try histories().compactMap { history in
        let days = history.keys.filter { $0 <= day }.sorted()
        guard let first = days.first, let last = days.last else { return nil }
        return TrialCell(
          PurchaseCell(repeatDays: days.count - 1, recencyDays: last - first, ageDays: day - first),
          daysBefore: days.count { $0 > day - length },
          daysAfter: history.keys.count { $0 > day && $0 <= day + length })
      })
  }
}
