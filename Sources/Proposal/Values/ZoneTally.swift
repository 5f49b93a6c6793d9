/// Which offsets from UTC the timestamps of a column show: what is UTC throughout is the clock of a server and not the
/// shop's, so an evening's sale may stand on the next day.
struct ZoneTally: Sendable {
  private(set) var rows = 0
  /// Rows that show UTC (`Z`, `UTC`, `GMT`, an offset of 0), or count from 1970 in UTC.
  private(set) var universalRows = 0
  /// Rows that show another offset.
  private(set) var offsetRows = 0

  private static let universal = ["Z", "UTC", "GMT", "+0000", "+00:00", "-0000", "-00:00"].map {
    Array($0.utf8)
  }

  mutating func take(_ bytes: ArraySlice<UInt8>, rows count: Int, isNumber: Bool) {
    rows += count
    if isNumber {
      // Day numbers of a spreadsheet have five digits and show no zone.
      if bytes.prefix(while: DateText.isDigit).count > 5 { universalRows += count }
    } else if Self.universal.contains(where: { bytes.ends(with: $0) }), bytes.contains(UInt8(ascii: ":")) {
      universalRows += count
    } else if Self.showsOffset(bytes) {
      offsetRows += count
    }
  }

  /// A sign and hours behind the last colon of the time, or before it: `-0500`, `+01:00`.
  private static func showsOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.contains(UInt8(ascii: ":")) else { return false }
    let tail = bytes.suffix(6)
    guard let sign = tail.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else {
      return false
    }
    let digits = tail[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
    return digits.count == 4 && digits.allSatisfy(DateText.isDigit)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
