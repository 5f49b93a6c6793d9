/// A column with customers' ids, and how an id is read from it.
public struct CustomerColumn: Hashable, Sendable {
  /// As the header names it.
  public var column: String
  /// Whether letters count whatever their case, by Unicode simple case folding.
  public var foldsCase = false
  /// Taken off the end of an id that has it; empty: nothing is. It is compared as the id is: folded where that is.
  public var droppedSuffix = ""

  /// A column whose ids count as they are written.
  public init(_ column: String) {
    self.column = column
  }

  /// A column with all that is said of it.
  public init(_ column: String, foldsCase: Bool, droppedSuffix: String = "") {
    self.column = column
    self.foldsCase = foldsCase
    self.droppedSuffix = droppedSuffix
  }

  /// Whether every id counts as it is written.
  var isPlain: Bool { !foldsCase && droppedSuffix.isEmpty }

  /// An id as it counts; nil where that is as it is written.
  func id(of written: some Collection<UInt8>) -> [UInt8]? {
    let folded = foldsCase ? CaseFolding.folded(written) : nil
    guard !droppedSuffix.isEmpty else { return folded }
    let id = folded ?? Array(written)
    var suffix = Array(droppedSuffix.utf8)
    if foldsCase { suffix = CaseFolding.folded(suffix) ?? suffix }
    guard id.count >= suffix.count, id.suffix(suffix.count).elementsEqual(suffix) else { return folded }
    return Array(id.dropLast(suffix.count))
  }
}
