/// How a row says which of a list's texts stands in a column. There are few such texts and many rows, so that a sink may
/// write each text once and copy it.
public protocol SharedTextReader<Row>: Sendable {
  /// The rows that it reads.
  associatedtype Row
  /// All texts of the column; the same for every row of a table.
  func texts(for row: Row) -> [String]
  /// Where a row's text is in the list; nil where it is unknown.
  func place(of row: Row) -> Int?
}

extension Column {
  /// A column of texts that many rows share.
  /// - Parameter accepted: All texts that a cell may hold, where they are few.
  @inlinable
  public init<Reader: SharedTextReader<Row>>(
    _ name: String, _ meaning: String, oneOf accepted: [String]? = nil, sharedBy reader: Reader
  ) {
    self.init(
      Heading(name: name, kind: .text, meaning: meaning, accepted: accepted),
      field: { row in reader.place(of: row).map { .text(reader.texts(for: row)[$0]) } ?? .unknown },
      cells: { rows, sink in
        if rows.isEmpty { return }
        var places: [Int32] = []
        places.reserveCapacity(rows.count)
        for index in rows.indices { places.append(Int32(reader.place(of: rows[index]) ?? -1)) }
        sink.write(places, of: reader.texts(for: rows[0]))
      })
  }
}

extension RowSink {
  /// Cell by cell.
  public func write(_ places: [Int32], of texts: [String]) {
    for place in places { write(place < 0 ? .unknown : .text(texts[Int(place)])) }
  }
}
