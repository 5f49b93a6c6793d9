/// Text into a cell: copied and looked through eight bytes at a time, and only where something is found byte by byte.
///
/// Its oracle is the round trip through `RecordReader`, and `RowEncoderTests`' plain way of quoting.
enum CellText {
  /// Copies a text as it is.
  /// - Precondition: There is room for it.
  /// - Returns: Whether it can stand so: without a comma, a quote or a line end.
  @inline(__always)
  static func copy(
    _ text: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    let source = UnsafeRawBufferPointer(text)
    let target = UnsafeMutableRawPointer(place)
    let count = source.count
    var found: UInt64 = 0
    if count >= 8 {
      var offset = 0
      // The last word overlaps the one before it.
      while offset < count {
        let start = min(offset, count - 8)
        let word = unsafe source.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        unsafe target.storeBytes(of: word, toByteOffset: start, as: UInt64.self)
        found |= special(word)
        offset += 8
      }
    } else if count >= 4 {
      let head = unsafe source.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let tail = unsafe source.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      unsafe target.storeBytes(of: head, toByteOffset: 0, as: UInt32.self)
      unsafe target.storeBytes(of: tail, toByteOffset: count - 4, as: UInt32.self)
      found = special(UInt64(head) << 32 | UInt64(tail))
    } else {
      for index in 0..<count {
        let byte = unsafe text[index]
        unsafe place[index] = byte
        found |= special(UInt64(byte))
      }
    }
    return found == 0
  }

  /// Copies a text between quotes, its own doubled.
  /// - Precondition: There is room for twice its bytes and two more.
  /// - Returns: How many bytes that is.
  static func quote(
    _ text: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>
  ) -> Int {
    unsafe place.pointee = UInt8(ascii: "\"")
    var end = 1
    for index in 0..<text.count {
      let byte = unsafe text[index]
      unsafe place[end] = byte
      end += 1
      if byte == UInt8(ascii: "\"") {
        unsafe place[end] = byte
        end += 1
      }
    }
    unsafe place[end] = UInt8(ascii: "\"")
    return end + 1
  }

  /// Not 0 where one of a word's bytes asks for quotes. All that ask are below letters and digits, and most texts have
  /// nothing down there.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    if (word &- ones &* 0x2D) & ~word & (ones << 7) == 0 { return 0 }
    return zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x2C)) | zeros(word ^ (ones &* 0x0A))
      | zeros(word ^ (ones &* 0x0D))
  }

  /// Not 0 where one of a word's bytes is.
  /// Source: H. S. Warren, "Hacker's Delight", 2nd ed. (2013), 6–1.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones << 7) }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
}
