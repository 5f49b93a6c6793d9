/// Ids that are one but for the way they are written: by capitals, a `.0` behind digits, zeros in front of them, blanks, or
/// the Unicode form of an accent.
public enum IDSpellings {
  /// What the customer's column can be read by, so that ids become one.
  public struct Keys: Hashable, Sendable {
    /// Capitals do not count.
    public var foldsCase = false
    /// A `.0` at the end does not count.
    public var dropsPointZero = false

    /// None of the keys is needed.
    public init() {}

    /// An id as the keys leave it, as bytes.
    public func reading(_ id: String) -> [UInt8] {
      let bare = Array(dropsPointZero && IDSpellings.endsInPointZero(id) ? id.utf8.dropLast(2) : id.utf8[...])
      return foldsCase ? CaseFolding.folded(bare) ?? bare : bare
    }
  }

  /// The positions of the ids that are alike, in groups of two or more, by the first of each.
  /// - Complexity: O(n)
  public static func groups(_ ids: [String]) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [String: Int] = [:]
    for (index, id) in ids.enumerated() {
      let spelled = IDFolding.spelled(id)
      if let place = places[spelled] {
        groups[place].append(index)
      } else {
        places[spelled] = groups.count
        groups.append([index])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  /// The fewest keys by which two ids become one; nil where no key does it.
  public static func keys(making a: String, _ b: String) -> Keys? {
    var keys = Keys()
    keys.dropsPointZero = endsInPointZero(a) != endsInPointZero(b)
    if keys.reading(a) == keys.reading(b) { return keys }
    keys.foldsCase = true
    return keys.reading(a) == keys.reading(b) ? keys : nil
  }

  private static func endsInPointZero(_ id: String) -> Bool {
    id.utf8.count > 2 && id.utf8.suffix(2).elementsEqual(".0".utf8)
      && id.utf8.dropLast(2).allSatisfy { $0 &- 0x30 < 10 }
  }
}
