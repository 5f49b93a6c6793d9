internal import Base
internal import CSV

/// Reads one chunk of an export: bytes in, typed records and refusals out. Pure, so that chunks can be read side by side.
///
/// What an export's columns may say is declared by `ExportKind.roles`; nothing here knows one export from another.
public struct ExportReader: Sendable {
  private let source: ExportSource
  private let uses: [ExportRole.Use]
  private let records: RecordReader
  private let values: ValueReader
  /// By the role of a customer's id; none where ids count as their column writes them.
  private let customers: [ExportRole: CustomerReader]
  private let words: ExportWords
  private let hidesRecords: Bool
  private let groups: Int

  /// - Parameters:
  ///   - lines: What the pipeline says of the lines: customers are read as theirs are.
  ///   - campaigns: The names of all campaigns, by which records may go.
  public init(_ source: ExportSource, lines: Source, campaigns: [String] = []) {
    self.init(source, lines: lines, campaigns: campaigns, groups: LineColumns.groups)
  }

  package init(_ source: ExportSource, lines: Source, campaigns: [String] = [], groups: Int) {
    self.source = source
    uses = source.kind.roles.filter { source.has($0.role) }
    records = RecordReader(source.format)
    values = ValueReader(source, lines)
    words = ExportWords(source, campaigns: campaigns)
    hidesRecords = lines.hidesRecords || source.kind.hidesRecords
    var customers: [ExportRole: CustomerReader] = [:]
    let rules = lines.mapping.customers[0]
    for use in uses where use.value == .owner || use.value == .otherCustomer {
      let columns = use.role == .customer ? source.customers : [rules]
      if let reader = CustomerReader(columns, lines.aliasTable) { customers[use.role] = reader }
    }
    self.customers = customers
    // Where an order may say whose a record is, that is known only when all lines are.
    self.groups = source.kind.owner == nil || source.has(.order) ? 1 : groups
  }

  /// The records of a chunk, and what became of the others.
  /// - Complexity: O(n) in its bytes.
  public func read(_ chunk: ExportChunk) -> ExportChunkReading {
    var batch = records.read(chunk.bytes)
    let layout = chunk.layout
    let ids = idFields(of: &batch, by: layout)
    var faults = RecordFaults(count: batch.records.count)
    var rows: [UInt32] = []
    for row in batch.records.indices {
      let record = batch.records[row]
      if let fault = record.fault {
        faults.note(Refusal(fault), at: nil, row: row)
      } else if !batch.fits(record, fields: layout.fieldCount) {
        faults.note(.fieldCount, at: nil, row: row)
      } else {
        rows.append(UInt32(row))
      }
    }
    var draft = RecordDraft(isRecord: Array(repeating: false, count: batch.records.count))
    for use in uses { read(use, ids[use.role], of: batch, rows, by: layout, into: &draft, &faults) }
    for place in layout.items {
      let answers = numbers(.score, DistinctFields(place, of: batch, rows: rows), place, nil, rows, &faults)
      draft.answers.append(answers)
    }
    judge(draft, rows, by: layout, &faults)
    var reading = ExportChunkReading(chunk)
    reading.physicalLines = Int(batch.lineCount)
    reading.emptyRecords = batch.blankRecords
    settle(faults, of: batch, by: layout, into: &draft, &reading)
    reading.columns = draft.columns(groups: groups)
    reading.records = reading.columns.count + reading.excluded + reading.rejects.all.count
    return reading
  }

  private func idFields(of batch: inout RecordBatch, by layout: ExportLayout) -> [ExportRole: CustomerFields]
  {
    var fields: [ExportRole: CustomerFields] = [:]
    for use in uses where use.value == .owner || use.value == .otherCustomer {
      guard let place = layout.place(of: use.role) else { continue }
      let places = use.role == .customer ? layout.customers : [place]
      fields[use.role] =
        customers[use.role]?.fields(of: &batch, at: places, width: layout.fieldCount) ?? .written(place)
    }
    return fields
  }
}

// Columns.
extension ExportReader {
  private func read(
    _ use: ExportRole.Use, _ ids: CustomerFields?, of batch: RecordBatch, _ rows: [UInt32],
    by layout: ExportLayout, into draft: inout RecordDraft, _ faults: inout RecordFaults
  ) {
    guard let place = layout.place(of: use.role) else { return }
    switch use.value {
    case .owner, .otherCustomer, .order:
      var texts = DraftTexts(rows: batch.records.count)
      let fields = ids ?? .written(place)
      for row in rows {
        let record = batch.records[Int(row)]
        let range = fields.range(of: record, row: Int(row), in: batch)
        if range.isEmpty, let refusal = use.ifEmpty { faults.note(refusal, at: place, row: Int(row)) }
        texts.set(Int(row), to: range, in: batch.bytes.span)
      }
      if use.value == .owner { draft.owners = texts } else { draft.ids[use.role] = texts }
    case .word, .kind, .campaign:
      let fields = DistinctFields(place, of: batch, rows: rows)
      let (codes, dictionary) = words.codes(of: fields, use)
      draft.words[use.role] = (
        fields.codes.map { codes[Int($0)].map { $0 } ?? 0 }, dictionary
      )
      for row in rows where codes[Int(fields.codes[Int(row)])] == nil {
        faults.note(
          words.refusal(of: fields.codes[Int(row)], use), at: place, row: Int(row))
      }
    case .day, .score, .points, .money, .flag:
      draft.numbers[use.role] = numbers(
        use.value, DistinctFields(place, of: batch, rows: rows), place, use.ifEmpty, rows, &faults)
    case .unread: break
    }
  }

  /// By row: what the column says, each different text interpreted once.
  private func numbers(
    _ value: ExportRole.Value, _ fields: DistinctFields, _ place: MappedColumn, _ ifEmpty: Refusal?,
    _ rows: [UInt32], _ faults: inout RecordFaults
  ) -> [Int64] {
    let empty: ValueReader.Found = ifEmpty.map { .failure($0) } ?? .success(nil)
    let found = (0..<fields.count).map { code in
      code == DistinctFields.empty ? empty : values.read(fields.texts.bytes(of: code), as: value)
    }
    let units = found.map { (try? $0.get()) ?? RecordDraft.none }
    var refusals: [Refusal?] = []
    var isRefused = false
    for result in found {
      if case .failure(let refusal) = result {
        refusals.append(refusal)
        isRefused = true
      } else {
        refusals.append(nil)
      }
    }
    if isRefused {
      for row in rows {
        if let refusal = refusals[Int(fields.codes[Int(row)])] {
          faults.note(refusal, at: place, row: Int(row))
        }
      }
    }
    return fields.codes.map { units[Int($0)] }
  }

  /// What several columns say together.
  private func judge(
    _ draft: RecordDraft, _ rows: [UInt32], by layout: ExportLayout, _ faults: inout RecordFaults
  ) {
    for (start, end) in [(ExportRole.hired, ExportRole.left), (.start, .end)] {
      guard let starts = draft.numbers[start], let ends = draft.numbers[end] else { continue }
      for row in rows {
        let (start, last) = (starts[Int(row)], ends[Int(row)])
        guard start != RecordDraft.none, last != RecordDraft.none, last < start else { continue }
        faults.note(.endBeforeStart, at: layout.place(of: end), row: Int(row))
      }
    }
    guard source.kind == .feedback else { return }
    let place = layout.place(of: .customer) ?? layout.place(of: .order)
    for row in rows
    where draft.owners?.isEmpty(Int(row)) ?? true && draft.ids[.order]?.isEmpty(Int(row)) ?? true {
      faults.note(.missingCustomer, at: place, row: Int(row))
    }
  }
}

// What becomes of each record.
extension ExportReader {
  /// A survey needs none of its columns, so a record without anything has no fault there.
  private func isEmptyAnswer(
    _ record: RecordBatch.Record, of batch: RecordBatch, by layout: ExportLayout
  ) -> Bool {
    guard source.kind == .survey else { return false }
    return Filler(record, of: batch, refusedFor: .missingCustomer, header: layout.header, reader: records)
      == .emptyRecord
  }

  private func settle(
    _ faults: RecordFaults, of batch: RecordBatch, by layout: ExportLayout, into draft: inout RecordDraft,
    _ reading: inout ExportChunkReading
  ) {
    for row in batch.records.indices {
      let record = batch.records[row]
      guard let (refusal, place) = faults.first(row) else {
        if layout.tests.contains(where: { values.isMet($0, by: record, in: batch) }) {
          reading.excluded += 1
        } else if isEmptyAnswer(record, of: batch, by: layout) {
          reading.emptyRecords += 1
        } else {
          draft.isRecord[row] = true
        }
        continue
      }
      // A rule that leaves out records without a value holds before they are refused for having none.
      if let place, layout.tests.contains(where: { $0.field == place.field && $0.test == .isEmpty(true) }),
        batch.trimmedRange(ofField: place.field, in: record).isEmpty
      {
        reading.excluded += 1
        continue
      }
      // What is the header once more has no valid value anywhere.
      let asHeader: Refusal = record.fault == nil ? .badDate : refusal
      switch Filler(record, of: batch, refusedFor: asHeader, header: layout.header, reader: records) {
      case .repeatedHeader: reading.repeatedHeaders += 1
      case .emptyRecord: reading.emptyRecords += 1
      case nil:
        reading.rejects.refuse(
          record, batch.raw(record), of: batch, refusal, at: place, hiding: hidesRecords)
      }
    }
  }
}
