/// How a file is packed. Its name says so, and its first bytes must agree.
enum Packing: CaseIterable {
  case gzip, zstd, zip

  var ending: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    case .zip: ".zip"
    }
  }

  init?(name: String) {
    guard let packing = Self.allCases.first(where: { name.lowercased().hasSuffix($0.ending) }) else {
      return nil
    }
    self = packing
  }

  init?(firstBytes: ArraySlice<UInt8>) {
    guard let packing = Self.allCases.first(where: { $0.begins(firstBytes) }) else { return nil }
    self = packing
  }

  private func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .gzip: bytes.starts(with: [0x1F, 0x8B])
    case .zstd:
      // A frame, or a skippable one, with which parallel packers begin.
      bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
        || bytes.count >= 4 && bytes.first.map { $0 & 0xF0 } == 0x50
          && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    // A file's entry, or the end of an archive without any.
    case .zip: bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }
  }

  /// nil where there is no memory for one, and for an archive, which is not unpacked from its beginning on.
  func unpacker() -> (any Decompressor)? {
    switch self {
    case .gzip: GzipUnpacker()
    case .zstd: ZstdUnpacker()
    case .zip: nil
    }
  }
}
