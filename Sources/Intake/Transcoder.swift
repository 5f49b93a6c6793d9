/// Turns an export's bytes into UTF-8, block by block.
///
/// A byte that means nothing in its encoding is passed on as it stands: alone it is no UTF-8, so the
/// record that holds it is refused as `bad_encoding`, and its neighbours are not.
struct Transcoder: Sendable {
  private let encoding: ExportFormat.Encoding

  init(_ encoding: ExportFormat.Encoding) {
    self.encoding = encoding
  }

  func utf8(_ block: [UInt8]) -> [UInt8] {
    guard encoding != .utf8, block.contains(where: { $0 >= 0x80 }) else { return block }
    var text: [UInt8] = []
    text.reserveCapacity(block.count + block.count / 8)
    for byte in block {
      if byte < 0x80 {
        text.append(byte)
      } else if let scalar = scalar(of: byte) {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        text.append(byte)
      }
    }
    return text
  }

  private func scalar(of byte: UInt8) -> Unicode.Scalar? {
    guard encoding == .windows1252, byte < 0xA0 else { return Unicode.Scalar(byte) }
    let code = Self.windows1252[Int(byte) - 0x80]
    return code == 0 ? nil : Unicode.Scalar(code)
  }

  /// 0x80 to 0x9F, as in the WHATWG's and Unicode's table; 0 where Microsoft defines nothing.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E,
    0x0178,
  ]
}
