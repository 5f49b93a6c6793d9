/// What a sample holds.
public struct SampleSummary: Equatable {
  /// Daily files.
  public var files = 0
  /// Lines of all files, without headers.
  public var lines = 0
  /// Customers who joined.
  public var customers = 0
  /// Orders.
  public var orders = 0
  /// Lines that give something back.
  public var refunds = 0
  /// Lines of nothing but gifts.
  public var free = 0
  /// Lines that stand in the next day's file.
  public var late = 0
  /// Records with something wrong or awkward, by kind.
  public var dirty = [Int](repeating: 0, count: Dirt.allCases.count)
}

extension SampleSummary: CustomStringConvertible {
  /// Records that no careful reader accepts.
  public var refused: Int { Dirt.allCases.filter(\.isRefused).reduce(0) { $0 + dirty[$1.rawValue] } }

  /// One line, without the folder.
  public var description: String {
    let dirt = Dirt.allCases.map { "\(dirty[$0.rawValue]) \($0.plural)" }.joined(separator: ", ")
    return "\(files) daily files, \(lines) lines, \(orders) orders of \(customers) customers, "
      + "\(refunds) refunds, \(free) free lines, \(late) late lines; "
      + "dirty on purpose: \(dirt) (\(refused) lines to be refused)"
  }
}
