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

  private var entries: [Entry?] = Array(repeating: nil, count: places)

  @inline(__always)
  func code(of key: FieldKey) -> UInt32? {
    guard let entry = entries[Self.place(of: key)], entry.key == key else { return nil }
    return entry.code
  }

  mutating func note(_ key: FieldKey, _ code: UInt32) { entries[Self.place(of: key)] = Entry(key: key, code: code) }

  @inline(__always)
  private static func place(of key: FieldKey) -> Int { Int(truncatingIfNeeded: key.hash & UInt64(places - 1)) }
}
