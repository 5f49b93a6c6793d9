/// Unicode simple case folding: letters that differ only by case become one letter, the same in every language and on
/// every machine.
///
/// One letter becomes one letter: `ẞ` becomes `ß`, and not `ss`; `Σ` and `ς` become `σ`. The Turkish `İ` and `ı` stay as
/// they are, because only a Turkish reader takes them for an `i`.
///
/// Source: The Unicode Standard, 3.13, simple case folding.
enum CaseFolding {
  /// Text with its letters folded; nil where that changes nothing.
  /// - Parameter text: Well-formed UTF-8.
  static func folded(_ text: some Collection<UInt8>) -> [UInt8]? {
    if text.allSatisfy({ $0 < 0x80 }) {
      guard text.contains(where: isCapital) else { return nil }
      return text.map { isCapital($0) ? $0 | 0x20 : $0 }
    }
    var scalars = String.UnicodeScalarView()
    var isChanged = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let folded = folded(scalar)
      isChanged = isChanged || folded != scalar
      scalars.append(folded)
    }
    return isChanged ? Array(String(scalars).utf8) : nil
  }

  /// One letter folded.
  /// - Complexity: O(log n) in the ranges of the table.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let ranges = CaseFoldingTable.ranges
    let value = Int32(scalar.value)
    var (low, high) = (0, ranges.count / 4)
    while low < high {
      let middle = (low + high) / 2
      if ranges[4 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count / 4 else { return scalar }
    let (first, step, distance) = (ranges[4 * low], ranges[4 * low + 2], ranges[4 * low + 3])
    guard first <= value, (value - first) % step == 0 else { return scalar }
    return Unicode.Scalar(UInt32(value + distance)) ?? scalar
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
