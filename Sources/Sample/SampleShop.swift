/// A shop that does not exist, and what its till exported: one CSV file for each day.
///
/// The same shop writes the same bytes on every machine.
public struct SampleShop {
  /// About how many customers join over all days.
  public var customers: Int
  /// How many days the shop is open, from 2024-01-01 on.
  public var days: Int
  /// Another seed makes another shop.
  public var seed: UInt64
  /// Which columns the exports have.
  public var layout: SampleLayout

  /// A shop that is small enough to be made in a second or two.
  public init(
    customers: Int = 3000, days: Int = 731, seed: UInt64 = 1, layout: SampleLayout = .full
  ) {
    self.customers = customers
    self.days = days
    self.seed = seed
    self.layout = layout
  }

  /// Writes the exports into a folder, which is made if it is not there.
  ///
  /// - Throws: `SampleError` where the folder holds files of somebody else; what the file
  ///   system says when writing fails.
  /// - Complexity: O(lines) time, O(customers) memory.
  public func write(into path: String) throws -> SampleSummary {
    let folder = try SampleFolder(path: path, for: (0..<days).map(SampleShop.fileName))
    var trade = Trade(of: self)
    for day in 0..<days {
      try folder.write(trade.export(of: day), to: SampleShop.fileName(of: day))
    }
    return trade.summary
  }

  /// `2024-01-01.csv`
  static func fileName(of day: Int) -> String { "\(ShopClock.date(of: day)).csv" }
}

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
