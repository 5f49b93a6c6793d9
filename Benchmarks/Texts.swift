/// Texts back to back, as the fields of a column lie in a chunk.
struct Texts {
  private(set) var bytes: [UInt8] = []
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
  var size: Int { bytes.count - count }
}
