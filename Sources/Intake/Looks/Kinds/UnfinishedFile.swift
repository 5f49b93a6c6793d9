internal import Base
internal import CSV

/// Is the last record of a file cut off? Where an export is copied while it is written, `123.45` becomes `12`.
///
/// Only where the last record has no line end. It then fires where the record has fewer fields or an open quote; where its
/// last value is a number with fewer decimals than all others (three at least), which have equally many; where it is shorter
/// than all others (three at least), which are equally long; or where it is the beginning of a value that others have, is
/// itself the value of no other, and there are at most 8 values in 5 records or more. Up to 1000 records before it are
/// looked at. An export without a line end at its end is none of these, and is ordinary.
enum UnfinishedFile: Look {
  static let kind = SuspicionKind.unfinishedFile

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      file[.unfinished].map {
        file.suspicion(
          kind, $0, hasMoney: $0.units != 0,
          advice:
            "the last record has no line end and seems to be cut off; copy the export again when it is complete, and see "
            + "source.ready, which waits for complete files")
      }
    }
  }

  static func look(
    at batch: RecordBatch, _ draft: LineDraft, _ chunk: ChunkPlace, hiding hidesRecords: Bool,
    _ sightings: inout Sightings
  ) {
    guard let row = batch.records.indices.last else { return }
    let last = batch.records[row]
    guard isCut(last, batch, chunk.layout, before: row) else { return }
    sightings.note(
      .unfinished,
      Sighting(
        lines: 1, units: draft.isLine[row] ? draft.amount[row] : 0, chunk: chunk.number,
        line: Int(last.line) + 1,
        example: hidesRecords ? "" : RawText.brief(RawText.readable(batch.raw(last)))))
  }

  private static func isCut(
    _ last: RecordBatch.Record, _ batch: RecordBatch, _ layout: Layout, before row: Int
  ) -> Bool {
    if last.fault == .badQuoting || last.fault == nil && Int(last.fieldCount) < layout.fieldCount {
      return true
    }
    guard last.fault == nil, batch.fits(last, layout) else { return false }
    let field = layout.fieldCount - 1
    let value = Array(batch.bytes[batch.trimmedRange(ofField: field, in: last)])
    let others = batch.records[max(0, row - 1000)..<row].compactMap { record -> [UInt8]? in
      guard record.fault == nil, batch.fits(record, layout) else { return nil }
      return Array(batch.bytes[batch.trimmedRange(ofField: field, in: record)])
    }.filter { !$0.isEmpty }
    guard others.count >= 3, !value.isEmpty else { return false }
    if let most = decimals(others[0]), most > 0, others.allSatisfy({ decimals($0) == most }) {
      return decimals(value).map { $0 < most } ?? true
    }
    if others.allSatisfy({ $0.count == others[0].count }) { return value.count < others[0].count }
    let distinct = Set(others)
    return others.count >= 5 && distinct.count <= 8 && !distinct.contains(value)
      && distinct.contains { $0.starts(with: value) }
  }

  /// How many digits stand behind the last point or comma of a number; nil where it is no number.
  private static func decimals(_ value: [UInt8]) -> Int? {
    guard value.contains(where: { $0 &- 0x30 < 10 }),
      value.allSatisfy({ $0 &- 0x30 < 10 || ".,- '".utf8.contains($0) })
    else { return nil }
    guard let sign = value.lastIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
      return 0
    }
    return value.count - 1 - sign
  }
}
