internal import Base
internal import CSV

// What is noted of a record while it is read by itself.
extension ChunkReading {
  mutating func noteBothNegative(_ record: RecordBatch.Record, of batch: RecordBatch, _ values: LineMoney) {
    sightings.note(
      .bothNegative,
      Sighting(
        lines: 1, units: values.amount, chunk: number, line: Int(record.line) + 1,
        example: RawText.brief(RawText.readable(batch.raw(record)))))
  }

  mutating func noteRefused(
    _ row: Int, of batch: RecordBatch, _ refusal: Refusal, at place: MappedColumn?, by layout: Layout,
    hiding hidesRecords: Bool
  ) {
    guard let place else { return }
    let record = batch.records[row]
    guard record.fault == nil, place.field < Int(record.fieldCount) else { return }
    let value = Array(batch.bytes[batch.range(of: place, in: record)])
    let sighting = Sighting(
      lines: 1, units: 0, chunk: number, line: Int(record.line) + 1,
      example: hidesRecords ? "" : RawText.brief(RawText.readable(value[...])))
    switch refusal {
    case .badDate, .badAmount, .badQuantity, .badPrice, .badDiscount, .badCost, .tooPrecise:
      sightings.note(refusal, RefusedForms(value, of: refusal))
      if SpreadsheetGuard.isGuarded(value) { sightings.note(.guardedValue, sighting) }
    case .otherCurrency:
      if BlankCurrency.isBlank(row, in: batch, layout) {
        var sighting = sighting
        let place = layout.order ?? layout.customer
        sighting.example =
          hidesRecords ? "" : RawText.brief(RawText.readable(batch.bytes[batch.range(of: place, in: record)]))
        sightings.note(.blankCurrency, sighting)
      }
    default: break
    }
  }
}
