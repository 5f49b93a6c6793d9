/// A shop that does not exist, and what its till exported: one CSV file for each day.
///
/// The same shop writes the same bytes on every machine.
struct SampleShop {
  /// About how many customers join over all days.
  var customers = 3000
  var days = 731
  var seed: UInt64 = 1
  var layout = LineWriter.Layout.full

  /// Writes the exports into a folder, which is made if it is not there.
  ///
  /// - Throws: `SampleFolder.Refusal` where the folder holds files of somebody else; what the file
  ///   system says when writing fails.
  /// - Complexity: O(lines) time, O(customers) memory.
  func write(into path: String) throws -> SampleSummary {
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
struct SampleSummary: Equatable {
  var files = 0
  var lines = 0
  var customers = 0
  var orders = 0
  var refunds = 0
  /// Lines of nothing but gifts.
  var free = 0
  /// Lines that stand in the next day's file.
  var late = 0
  /// Records with something wrong or awkward, by kind.
  var dirty = [Int](repeating: 0, count: Dirt.allCases.count)
}

extension SampleSummary: CustomStringConvertible {
  /// Records that no careful reader accepts.
  var refused: Int { Dirt.allCases.filter(\.isRefused).reduce(0) { $0 + dirty[$1.rawValue] } }

  /// One line, without the folder.
  var description: String {
    let dirt = Dirt.allCases.map { "\(dirty[$0.rawValue]) \($0.plural)" }.joined(separator: ", ")
    return "\(files) daily files, \(lines) lines, \(orders) orders of \(customers) customers, "
      + "\(refunds) refunds, \(free) free lines, \(late) late lines; "
      + "dirty on purpose: \(dirt) (\(refused) lines to be refused)"
  }
}
