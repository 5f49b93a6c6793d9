internal import CSV
internal import Files

/// Turns an export's bytes into UTF-8, block by block.
///
/// Bytes that are invalid in their encoding are passed on as bytes that are not UTF-8. So the record that holds them is
/// refused as `bad_encoding`, and other records are not.
struct Transcoder {
  private let encoding: ExportFormat.Encoding
  private let path: String
  private var isAtBeginning = true
  private var decoder: TextDecoder?

  /// - Parameter path: As messages name the file.
  init(_ encoding: ExportFormat.Encoding, path: String) throws(IntakeError) {
    self.encoding = encoding
    self.path = path
    switch encoding {
    case .gb18030: decoder = try decoder(.gb18030)
    case .gbk: decoder = try decoder(.gbk)
    case .macintosh: decoder = try decoder(.macintosh)
    case .utf8, .utf16, .windows1252, .latin1: break
    }
  }

  /// Whether the next block is handed on as it is: UTF-8 always is, and in encodings of one byte a letter what is ASCII.
  func passes(_ block: Span<UInt8>) -> Bool {
    guard !isAtBeginning, decoder == nil else { return false }
    return encoding == .utf8 || FieldBytes.firstBeyondASCII(block) == block.count
  }

  /// The next block as UTF-8, without a byte order mark.
  /// - Parameter isLast: Whether no block follows.
  mutating func utf8(_ block: consuming [UInt8], isLast: Bool) throws(IntakeError) -> [UInt8] {
    if isAtBeginning, !block.isEmpty {
      isAtBeginning = false
      try takeMark(from: &block)
    }
    if let decoder { return decoder.utf8(block, isLast: isLast) }
    guard encoding != .utf8, FieldBytes.firstBeyondASCII(block.span) < block.count else { return block }
    return decodedByTable(block)
  }

  private func decoder(_ encoding: TextDecoder.Encoding) throws(IntakeError) -> TextDecoder {
    guard let decoder = TextDecoder(encoding) else {
      throw IntakeError(
        .input,
        "\(path): this system's iconv does not know \(encoding.rawValue). Install its gconv modules, "
          + "or convert the export to UTF-8")
    }
    return decoder
  }
}

// The mark at a file's beginning.
extension Transcoder {
  private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let littleEndianMark: [UInt8] = [0xFF, 0xFE]
  private static let bigEndianMark: [UInt8] = [0xFE, 0xFF]
  private static let gb18030Mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]

  /// Removes the mark, and refuses one that contradicts the pipeline: a run does not guess the encoding.
  private mutating func takeMark(from block: inout [UInt8]) throws(IntakeError) {
    if block.starts(with: Self.utf8Mark) {
      if encoding != .utf8 { throw contradiction("utf-8") }
      block.removeFirst(3)
    } else if block.starts(with: Self.littleEndianMark) || block.starts(with: Self.bigEndianMark) {
      if encoding != .utf16 { throw contradiction("utf-16") }
      decoder = try decoder(block[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian)
      block.removeFirst(2)
    } else if encoding == .utf16 {
      throw IntakeError(
        .mapping,
        "\(path):1: source.format.encoding is utf-16, but the file does not begin with a byte order mark (FF FE or FE FF), "
          + "which says which byte comes first. Correct the encoding, or export with the mark")
    } else if encoding == .gb18030, block.starts(with: Self.gb18030Mark) {
      block.removeFirst(4)
    }
  }

  private func contradiction(_ marked: String) -> IntakeError {
    IntakeError(
      .mapping,
      "\(path):1: the file begins with the byte order mark of \(marked), but source.format.encoding is \(encoding.rawValue)"
    )
  }
}

// Encodings of one byte a letter that are as good as ISO-8859-1.
extension Transcoder {
  private func decodedByTable(_ block: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(block.count + block.count / 8)
    var offset = 0
    while true {
      let beyond = FieldBytes.firstBeyondASCII(block.span, from: offset)
      text.append(contentsOf: block[offset..<beyond])
      guard beyond < block.count else { return text }
      let byte = block[beyond]
      offset = beyond + 1
      if let scalar = scalar(of: byte) {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        // The five undefined bytes of windows-1252 continue a letter in UTF-8; as none begins
        // one, no two of them can be UTF-8.
        text.append(byte)
      }
    }
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
