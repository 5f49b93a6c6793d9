// Fields that get other bytes than those of the text.
extension RecordBatch {
  /// Puts bytes behind those of the text, for a field to stand there.
  /// - Returns: Where they are.
  public mutating func append(_ value: some Collection<UInt8>) -> FieldBounds {
    let start = Int32(bytes.count)
    bytes.append(contentsOf: value)
    return FieldBounds(start: start, end: Int32(bytes.count))
  }

  /// Lets fields stand elsewhere. The raw bytes of their records stay as they are.
  /// - Parameter places: By position among the fields of the batch.
  /// - Complexity: O(n) in the fields of the batch, unless there is none to replace.
  public mutating func replaceFields(_ places: [(field: Int, bounds: FieldBounds)]) {
    guard !places.isEmpty else { return }
    var replaced = BatchBuffer<FieldBounds>(capacity: fields.count)
    for bounds in fields { replaced.append(bounds) }
    for place in places { replaced[place.field] = place.bounds }
    fields = replaced.list()
  }
}
