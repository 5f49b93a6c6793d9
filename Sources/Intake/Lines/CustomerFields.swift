internal import CSV

/// Where the customers' ids of a chunk's records are.
enum CustomerFields {
  /// In a column, as they stand there.
  case written(MappedColumn)
  /// By record, made of what its columns say.
  case made([MadeID])

  /// An id that is made of what a record says.
  struct MadeID {
    /// Empty where there is none.
    var bounds = RecordBatch.FieldBounds(start: 0, end: 0)
    /// Whether case or an ending was taken off.
    var isReshaped = false
    /// Whether it is an alias of the one that counts.
    var isAlias = false
  }

  /// The id of a record; empty where there is none.
  /// - Parameter row: The record's position in the chunk.
  func range(of record: RecordBatch.Record, row: Int, in batch: RecordBatch) -> Range<Int> {
    switch self {
    case .written(let place): batch.range(of: place, in: record)
    case .made(let ids): ids[row].bounds.range
    }
  }

  /// What is to be said of a line's id.
  func made(row: Int) -> MadeID? {
    if case .made(let ids) = self { ids[row] } else { nil }
  }
}

/// Makes customers' ids where they do not simply stand in one column.
struct CustomerReader: Sendable {
  private let columns: [CustomerColumn]
  private let aliases: AliasTable?

  /// nil where ids count as one column writes them.
  init?(_ source: Source) {
    self.init(source.mapping.customers, source.aliasTable)
  }

  /// nil where ids count as one column writes them.
  /// - Parameter columns: At least one.
  init?(_ columns: [CustomerColumn], _ aliases: AliasTable?) {
    self.columns = columns
    self.aliases = aliases
    if columns.count == 1, columns[0].isPlain, aliases == nil { return nil }
  }

  /// The ids of a chunk's records. What stands nowhere in the chunk is put behind its bytes.
  func fields(of batch: inout RecordBatch, by layout: Layout) -> CustomerFields {
    fields(of: &batch, at: layout.customers, width: layout.fieldCount)
  }

  /// The same for records with so many fields.
  /// - Parameter places: Where each of the columns stands.
  func fields(of batch: inout RecordBatch, at places: [MappedColumn], width: Int) -> CustomerFields {
    // Each distinct text of a column is made into an id once.
    var known = columns.map { _ in TextDictionary() }
    var ids = columns.map { _ in [CustomerFields.MadeID]() }
    var made: [CustomerFields.MadeID] = []
    made.reserveCapacity(batch.records.count)
    for record in batch.records {
      var id = CustomerFields.MadeID()
      if record.fault == nil, batch.fits(record, fields: width) {
        for (index, place) in places.enumerated() {
          let range = batch.range(of: place, in: record)
          if range.isEmpty { continue }
          let code = Int(known[index].code(of: batch.bytes.span.extracting(range)))
          if code == ids[index].count { ids[index].append(self.id(range, columns[index], in: &batch)) }
          id = ids[index][code]
          if !id.bounds.isEmpty { break }
        }
      }
      made.append(id)
    }
    return .made(made)
  }

  private func id(
    _ range: Range<Int>, _ column: CustomerColumn, in batch: inout RecordBatch
  ) -> CustomerFields.MadeID {
    let bounds = RecordBatch.FieldBounds(start: Int32(range.lowerBound), end: Int32(range.upperBound))
    let written = batch.bytes[range]
    let id = column.id(of: written)
    if let other = id.map({ aliases?.id(inPlaceOf: $0) }) ?? aliases?.id(inPlaceOf: written) {
      return CustomerFields.MadeID(bounds: batch.append(other), isReshaped: id != nil, isAlias: true)
    }
    guard let id else { return CustomerFields.MadeID(bounds: bounds) }
    return CustomerFields.MadeID(bounds: batch.append(id), isReshaped: true)
  }
}
