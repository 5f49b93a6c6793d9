internal import CSV

/// Codes of the values that a column said lately: a value that comes again is known by its bytes as they stand, and neither
/// trimmed nor looked up. Each key has one place, and the last to come stays there.
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
