// The end of the last record of a chunk where fields stand in quotes: what is in order is passed over 64 bytes at a time.
extension RecordSplitter {
  /// - Parameter start: Where a record begins.
  /// - Returns: The offset after the last record that ends for certain; or, where `isStuck`, the start of a record that must
  ///   be looked at byte by byte.
  func lastQuotedBoundary(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (boundary: Int, isStuck: Bool) {
    let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
    var map = QuotedMap(delimiter: delimiter)
    var all = SIMD16<UInt8>()
    var boundary = start
    var offset = start
    while offset < bytes.count {
      let count = min(ByteMap.block, bytes.count &- offset)
      let block =
        unsafe count == ByteMap.block
        ? map.next(base + offset, seeing: &all)
        : map.last(UnsafeRawBufferPointer(start: base + offset, count: count), seeing: &all)
      var ends = block.ends
      if block.faults != 0 { ends &= block.faults & (0 &- block.faults) &- 1 }
      // From the last one back to the first that is a line end.
      while ends != 0 {
        let bit = 63 &- ends.leadingZeroBitCount
        let place = offset &+ bit
        if unsafe isCertainEnd(at: place, in: bytes) {
          boundary = place &+ 1
          break
        }
        ends ^= 1 &<< UInt64(bit)
      }
      offset &+= count
      if block.faults != 0 || offset &- boundary > Self.longestField { return (boundary, true) }
    }
    return (boundary, map.isInside)
  }

  /// A carriage return as the last byte may be the first half of a CR LF.
  private func isCertainEnd(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch unsafe bytes[place] {
    case Self.lineFeed: true
    case Self.carriageReturn: place &+ 1 < bytes.count
    default: false
    }
  }
}
