import Base
import Crypto
import Files
import FoundationEssentials

/// SHA-256 of bytes as they come.
struct Checksum {
  private var hash = SHA256()
  private(set) var bytes = 0

  mutating func add(_ block: [UInt8]) {
    hash.update(data: block)
    bytes += block.count
  }

  /// 64 small hexadecimal digits.
  var hex: String { hash.finalize().hexadecimal }

  static func hex(of bytes: [UInt8]) -> String {
    var sum = Checksum()
    sum.add(bytes)
    return sum.hex
  }

  /// The sum of a file as it is on the disk.
  init(reading path: String) throws(FileError) {
    let file = try InputFile(path)
    var block: [UInt8] = []
    while try file.read(into: &block, upTo: 1 << 18) > 0 {
      add(block)
      block.removeAll(keepingCapacity: true)
    }
  }

  init() {}
}
