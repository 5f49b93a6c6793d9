internal import CSV
internal import Pipeline

extension OutputSettings.Profile {
  /// What stands before the header: spreadsheets take a file without it for the machine's own encoding.
  var mark: [UInt8] { self == .excel ? [0xEF, 0xBB, 0xBF] : [] }
}

extension RowEncoder {
  convenience init(_ profile: OutputSettings.Profile, decimals: Int) {
    self.init(decimals: decimals, guardsFormulas: profile == .excel)
  }
}
