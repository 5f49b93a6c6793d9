internal import CLibZ

/// gzip by the system's zlib: any number of members, one after the other, each with its checksum.
@safe
final class GzipUnpacker: Decompressor {
  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var isComplete = false
  private var members = 0

  /// 15 bits of window, which is all there is, and 16 for gzip's header instead of zlib's.
  private static let windowBits: Int32 = 15 + 16

  /// nil where there is no memory for it.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, size) == Z_OK else { return nil }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  func unpack(
    _ packed: [UInt8], from start: Int, into block: inout [UInt8], room: Int
  ) throws(PackingFault) -> Int {
    if isComplete {
      guard start < packed.count else { return 0 }
      // What follows a member can only be another one.
      isComplete = false
      unsafe inflateReset(stream)
    }
    var result = Z_OK
    var used = 0
    block.append(addingCapacity: room) { output in
      unsafe output.withUnsafeMutableBufferPointer { free, filled in
        unsafe packed.withUnsafeBufferPointer { bytes in
          // zlib does not write to its input.
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress).map {
            unsafe $0 + start
          }
          unsafe stream.pointee.avail_in = UInt32(bytes.count - start)
          unsafe stream.pointee.next_out = free.baseAddress
          unsafe stream.pointee.avail_out = UInt32(free.count)
          result = unsafe inflate(stream, Z_NO_FLUSH)
          used = unsafe bytes.count - start - Int(stream.pointee.avail_in)
          filled = unsafe free.count - Int(stream.pointee.avail_out)
        }
      }
    }
    switch result {
    // No progress for want of bytes is no fault: the reader knows whether there are more.
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isComplete = true
      members += 1
    default: throw PackingFault(reason: fault())
    }
    return used
  }

  private func fault() -> String {
    if members > 0, unsafe stream.pointee.total_out == 0 {
      return "what follows its gzip data is no gzip data"
    }
    let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "no memory"
    return "its gzip data is damaged (\(words))"
  }
}
