internal import Reports
public import Snapshot

extension RowKey {
  /// What names a row of one of the tables; nil for a table that is none of them.
  public init?(table: String) {
    guard let columns = RowKeys.columns(of: table) else { return nil }
    self.init(columns, isInByteOrder: RowKeys.isInByteOrder(table))
  }
}
