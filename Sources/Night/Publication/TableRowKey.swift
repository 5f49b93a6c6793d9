internal import Reports
public import Snapshot

extension RowKey {
  /// What names a row of one of the tables; nil for a table that is none of them.
  public init?(table: String) {
    guard let reference = Registry.reference(of: table) else { return nil }
    self.init(reference.key, isInByteOrder: reference.order == .bytesOfKey)
  }
}
