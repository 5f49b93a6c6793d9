internal import Base

/// Do orders stand in several files, and count in each? Exports of overlapping days do so.
///
/// A fixed sample of 512 orders of each file is looked at; up to 512 orders it is all of them. An order is a customer, an
/// order id and a day, so that a refund on a later day is no such order. Fires where half of the orders that a file shares
/// with earlier files have the same amounts in both. Where the amounts differ, the files must begin and end on other
/// days, and the file must share two orders, or one that is a twentieth of its own. So a file for each category, in which an
/// order may well stand in several, is no such case; nor is a large export that was cut within an order. Lines and money
/// are those of the orders in the sample. Files that are the same as a whole are `same_file_twice`.
enum OrderInTwoFiles: Look {
  static let kind = SuspicionKind.orderInTwoFiles

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    guard evidence.source.duplicates == .keep, evidence.source.mapping.order != nil else { return [] }
    let twice = Set(SameFileTwice.suspicions(evidence).map(\.file))
    var first: [UInt64: (file: Int, part: OrderPart)] = [:]
    var suspicions: [Suspicion] = []
    for (position, file) in evidence.files.enumerated() where !twice.contains(file.path) {
      let orders = file.sightings.orders
      var shared: [(file: Int, isSame: Bool, lines: Int)] = []
      for (hash, part) in zip(orders.hashes, orders.values) {
        if let (other, theirs) = first[hash] {
          shared.append((other, theirs == part, part.lines))
        } else {
          first[hash] = (position, part)
        }
      }
      guard let earliest = shared.map(\.file).min() else { continue }
      let areSame = 2 * shared.count(where: \.isSame) >= shared.count
      let areMany = shared.count >= 2 || shared.count * 20 >= orders.hashes.count
      guard areSame || areMany && shared.allSatisfy({ differInDays(evidence.files[$0.file], file) }) else {
        continue
      }
      suspicions.append(
        Suspicion(
          kind, file: file.path, lines: shared.reduce(0) { $0 &+ $1.lines }, money: nil,
          example: evidence.files[earliest].path,
          advice:
            "has orders that stand in the file of the example too, with the same day, and both count; set "
            + "source.duplicates: last_file_wins"))
    }
    return suspicions
  }

  private static func differInDays(_ a: Evidence.File, _ b: Evidence.File) -> Bool {
    let (own, others) = (a.findings.days.entries, b.findings.days.entries)
    return own.first?.day != others.first?.day && own.last?.day != others.last?.day
  }
}
