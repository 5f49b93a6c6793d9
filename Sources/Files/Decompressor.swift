/// Unpacks what a file holds, piece by piece.
protocol Decompressor: AnyObject {
  /// Whether the packed data could end here; false within it, and before it has begun.
  var isComplete: Bool { get }

  /// Unpacks some of the bytes from an offset on, and appends at most `room` bytes to the block.
  /// - Returns: how many packed bytes were used up.
  func unpack(
    _ packed: [UInt8], from start: Int, into block: inout [UInt8], room: Int
  ) throws(PackingFault) -> Int
}

/// Why packed data cannot be unpacked.
struct PackingFault: Error {
  let reason: String
}
