internal import CSV

/// A small cache of a column's recent values and their codes. A value found here by its bytes needs neither trimming nor
/// a look-up in the dictionary. Each key has one place; a new key replaces the one before.
struct RecentCodes {
  private struct Entry {
    var key: FieldKey
    var code: UInt32
  }

  /// A power of two: a column of names or codes mostly has fewer, and all of them fit a core's nearest cache.
  private static let places = 512

  private var entries = Array(repeating: Entry(key: .none, code: 0), count: places)

  @inline(__always)
  func code(of key: FieldKey) -> UInt32? {
    let entry = entries[key.place(below: Self.places)]
    return entry.key == key ? entry.code : nil
  }

  mutating func note(_ key: FieldKey, _ code: UInt32) {
    entries[key.place(below: Self.places)] = Entry(key: key, code: code)
  }
}
