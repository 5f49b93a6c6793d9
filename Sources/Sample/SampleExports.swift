extension SampleShop {
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
    if layout == .full {
      let others = try SampleFolder(
        path: path + "/" + OtherSystems.folder, for: OtherSystems(self, OrderBook()).files.map(\.name))
      for (name, rows) in OtherSystems(self, trade.book).files {
        try others.write(Array((rows.joined(separator: "\n") + "\n").utf8), to: name)
      }
    }
    return trade.summary
  }

  /// `2024-01-01.csv`
  static func fileName(of day: Int) -> String { "\(ShopClock.date(of: day)).csv" }
}
