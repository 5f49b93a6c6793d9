/// One of several columns whose sum is the amount of a line.
struct AmountPart: Sendable {
  let place: MappedColumn
  /// Whether it lowers the amount.
  let isMinus: Bool
}
