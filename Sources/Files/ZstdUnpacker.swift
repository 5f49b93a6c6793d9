internal import CLibZstd

/// zstd by the system's library: any number of frames, one after the other.
///
/// A frame that asks for a window of more than 128 MiB is refused by the library.
@safe
final class ZstdUnpacker: Decompressor {
  private let stream: OpaquePointer
  private(set) var isComplete = false

  /// nil where there is no memory for it.
  init?() {
    guard let stream = unsafe ZSTD_createDStream() else { return nil }
    unsafe self.stream = stream
  }

  deinit {
    unsafe ZSTD_freeDStream(stream)
  }

  func unpack(
    _ packed: [UInt8], from start: Int, into block: inout [UInt8], room: Int
  ) throws(PackingFault) -> Int {
    // Without a byte, the library would begin another frame.
    if isComplete, start == packed.count { return 0 }
    var result = 0
    var used = 0
    block.append(addingCapacity: room) { output in
      unsafe output.withUnsafeMutableBufferPointer { free, filled in
        unsafe packed.withUnsafeBytes { bytes in
          var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: start)
          var target = unsafe ZSTD_outBuffer(dst: free.baseAddress, size: free.count, pos: 0)
          result = unsafe ZSTD_decompressStream(stream, &target, &source)
          used = unsafe source.pos - start
          filled = unsafe target.pos
        }
      }
    }
    guard ZSTD_isError(result) == 0 else {
      let words = unsafe String(cString: ZSTD_getErrorName(result))
      throw PackingFault(
        reason: isComplete
          ? "what follows its zstd data is no zstd data" : "its zstd data cannot be unpacked (\(words))")
    }
    isComplete = result == 0
    return used
  }
}
