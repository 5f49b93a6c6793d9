/// The column of a role (customer, date, amount, …): where it stands in a file's records.
struct MappedColumn: Sendable {
  /// Position of its field in a record.
  var field: Int
  /// As the header writes it, for messages and rejects.
  var column: String
  /// Whether the blanks around its values are cut.
  var isTrimmed: Bool
}
