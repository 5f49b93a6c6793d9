/// Texts back to back, as the fields of a column lie in a chunk.
struct Texts {
  /// No chunk begins with the column.
  private(set) var bytes = Self.before
  private(set) var fields: [Range<Int>] = []

  init(_ texts: [String]) {
    for text in texts {
      let start = bytes.count
      bytes += Array(text.utf8)
      fields.append(start..<bytes.count)
      bytes.append(UInt8(ascii: ","))
    }
  }

  var count: Int { fields.count }

  /// Bytes of the texts alone.
  var size: Int { bytes.count - Self.before.count - count }

  private static let before = Array("something".utf8)
}
