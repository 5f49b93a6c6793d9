/// Reads a record that is not UTF-8 in other encodings, to help a user choose one.
package enum EncodingTrial {
  /// Encodings in which the text of a refused record makes sense, and what it says there.
  /// - Parameter record: As a reject shows it, with `\xE9` for what is no UTF-8.
  package static func readings(
    of record: String
  ) -> [(encoding: ExportFormat.Encoding, text: String)] {
    let bytes = bytes(of: record)
    var readings: [(encoding: ExportFormat.Encoding, text: String)] = []
    for encoding in ExportFormat.Encoding.allCases where encoding != .utf8 && encoding != .utf16 {
      guard var transcoder = try? Transcoder(encoding, path: ""),
        let utf8 = try? transcoder.utf8(bytes, isLast: true),
        let text = String(validating: utf8, as: UTF8.self), !text.unicodeScalars.contains(where: isUnlikely)
      else { continue }
      // gb18030 says what gbk says, and windows-1252 what iso-8859-1 says: the first that says it will do.
      if !readings.contains(where: { $0.text == text }) { readings.append((encoding, text)) }
    }
    return readings
  }

  /// Control characters, which single-byte encodings have for many bytes, and code points without a letter.
  private static func isUnlikely(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\t" && scalar != "\n" && scalar != "\r"
    case .privateUse, .unassigned: true
    default: false
    }
  }

  private static func bytes(of record: String) -> [UInt8] {
    let text = Array(record.utf8)
    var bytes: [UInt8] = []
    var offset = 0
    while offset < text.count {
      if text[offset...].starts(with: "\\x".utf8), offset + 4 <= text.count,
        let byte = UInt8(String(decoding: text[offset + 2..<offset + 4], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        offset += 4
      } else {
        bytes.append(text[offset])
        offset += 1
      }
    }
    return bytes
  }
}
