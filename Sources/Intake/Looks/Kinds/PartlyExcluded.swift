internal import Base
internal import CSV

/// Does a rule leave out some lines of an order and not the others, because its column stands on one of them only? Shopify
/// writes an order's status on its first line: a rule that leaves out what is refunded then leaves out the first product
/// of the order, and keeps the others.
///
/// Fires where the column that the rule looks at is empty on lines that stay and not on the line left out, or the other way
/// round. A column that has a value on each line, such as the product, may well leave out some lines of an order, and a
/// line without an amount takes nothing from it. Only lines that stand together are looked at.
enum PartlyExcluded: Look {
  static let kind = SuspicionKind.partlyExcluded

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      file[.partlyExcluded].map {
        file.suspicion(
          kind, $0,
          advice:
            "source.exclude leaves out other lines of the same orders, because its column stands on some lines only; "
            + "source.fill_down: {by: order, columns: […]} gives it to all of them")
      }
    }
  }

  static func look(
    at batch: RecordBatch, _ draft: LineDraft, excluded: [Int], _ chunk: ChunkPlace,
    hiding hidesRecords: Bool,
    _ sightings: inout Sightings
  ) {
    var done = 0
    let isExcluded = Set(excluded)
    for row in excluded where row >= done {
      let order = chunk.layout.rowsOfOrder(around: row, in: batch)
      done = order.upperBound
      let fields = chunk.layout.tests.map(\.field).filter { field in
        let isEmpty = { (row: Int) in batch.trimmedRange(ofField: field, in: batch.records[row]).isEmpty }
        let left = order.filter { isExcluded.contains($0) && hasAmount($0, batch, chunk.layout) }.map(isEmpty)
        let kept = order.filter { draft.isLine[$0] }.map(isEmpty)
        return left.contains { value in kept.contains { $0 != value } }
      }
      guard !fields.isEmpty else { continue }
      let kept = order.filter { draft.isLine[$0] }
      let place = chunk.layout.order ?? chunk.layout.customer
      sightings.note(
        .partlyExcluded,
        Sighting(
          lines: kept.count, units: kept.reduce(0) { $0 &+ draft.amount[$1] }, chunk: chunk.number,
          line: Int(batch.records[row].line) + 1,
          example: hidesRecords
            ? ""
            : RawText.brief(RawText.readable(batch.bytes[batch.range(of: place, in: batch.records[row])]))))
    }
  }

  /// Whether a line that is left out had money: a rule may leave out the lines on which the order's total does not stand.
  private static func hasAmount(_ row: Int, _ batch: RecordBatch, _ layout: Layout) -> Bool {
    let places = layout.amountParts.map(\.place) + [layout.amount, layout.unitPrice].compactMap(\.self)
    return places.contains { !batch.range(of: $0, in: batch.records[row]).isEmpty }
  }
}

extension Layout {
  /// The records of one order that stand together: those with the same order id; where none is mapped, those of one customer
  /// and date.
  func rowsOfOrder(around row: Int, in batch: RecordBatch) -> Range<Int> {
    let places = order.map { [$0] } ?? [customer, date]
    let own = batch.records[row]
    guard own.fault == nil, batch.fits(own, self), !batch.range(of: places[0], in: own).isEmpty else {
      return row..<row + 1
    }
    let belongs = { (other: Int) in
      let record = batch.records[other]
      return record.fault == nil && batch.fits(record, self)
        && places.allSatisfy { place in
          let (a, b) = (batch.range(of: place, in: record), batch.range(of: place, in: own))
          return a.count == b.count && batch.bytes[a].elementsEqual(batch.bytes[b])
        }
    }
    var rows = row..<row + 1
    // An order of more lines is none; and where nothing but the day tells orders apart, all lines may belong together.
    let (least, most) = (max(0, row - 1000), min(batch.records.count, row + 1000))
    while rows.lowerBound > least, belongs(rows.lowerBound - 1) {
      rows = rows.lowerBound - 1..<rows.upperBound
    }
    while rows.upperBound < most, belongs(rows.upperBound) {
      rows = rows.lowerBound..<rows.upperBound + 1
    }
    return rows
  }
}
