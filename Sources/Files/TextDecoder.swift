import Glibc

/// Text in an encoding of more than one byte a letter, or of an old system, turned into UTF-8 block by
/// block by the system's iconv.
///
/// What means nothing in its encoding is passed on as bytes that are no UTF-8, so whoever checks the text
/// finds it in the record where it stood and nowhere else:
/// - a byte goes on as it stands. Two such bytes side by side might be UTF-8 by chance; then 0xFF, which
///   never is, is put between them;
/// - half a surrogate pair of UTF-16 goes on as the three bytes that UTF-8 forbids for it.
///
/// A line end is never taken for the second byte of a letter: after a wrong first byte the next letter
/// begins with the next byte.
@safe
public final class TextDecoder {
  /// The encodings that the system's iconv decodes, by its names.
  public enum Encoding: String, Sendable {
    case gb18030 = "GB18030"
    case gbk = "GBK"
    case macintosh = "MACINTOSH"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    /// Bytes by which reading goes on after a fault.
    fileprivate var unit: Int {
      switch self {
      case .gb18030, .gbk, .macintosh: 1
      case .utf16LittleEndian, .utf16BigEndian: 2
      }
    }
  }

  private let encoding: Encoding
  private let converter: iconv_t
  /// The beginning of a letter whose end comes with the next block.
  private var carried: [UInt8] = []
  private var followsFault = false

  /// nil where the system's iconv does not have the encoding.
  public init?(_ encoding: Encoding) {
    self.encoding = encoding
    // iconv_open gives -1, not a null pointer, when it fails.
    guard let opened = unsafe iconv_open("UTF-8", encoding.rawValue), Int(bitPattern: opened) != -1
    else { return nil }
    unsafe converter = opened
  }

  deinit {
    unsafe iconv_close(converter)
  }

  /// The next block as UTF-8.
  /// - Parameter isLast: Whether no block follows, so that a letter cut short is a fault.
  public func utf8(_ block: [UInt8], isLast: Bool) -> [UInt8] {
    let input = carried.isEmpty ? block : carried + block
    carried = []
    var text: [UInt8] = []
    text.reserveCapacity(input.count + input.count / 2)
    var offset = 0
    while offset < input.count {
      switch convert(input, from: &offset, into: &text) {
      case .goesOn: break
      case .isIncomplete where !isLast:
        carried = Array(input[offset...])
        return text
      case .isIncomplete, .isWrong: passOn(input, from: &offset, into: &text)
      }
    }
    return text
  }
}

extension TextDecoder {
  private enum Outcome {
    case goesOn, isIncomplete, isWrong
  }

  /// Converts as much as iconv does in one call.
  private func convert(_ input: [UInt8], from offset: inout Int, into text: inout [UInt8]) -> Outcome {
    var outcome = Outcome.goesOn
    let before = text.count
    let start = offset
    text.append(addingCapacity: 2 * (input.count - offset) + 16) { output in
      unsafe output.withUnsafeMutableBufferPointer { room, filled in
        unsafe input.withUnsafeBytes { bytes in
          // iconv's signature is older than const; it does not write to its input.
          let base = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(
            to: CChar.self)
          var from = unsafe base.map { unsafe $0 + start }
          var fromLeft = bytes.count - start
          var to = unsafe UnsafeMutableRawPointer(room.baseAddress)?.assumingMemoryBound(to: CChar.self)
          var toLeft = room.count
          if unsafe iconv(converter, &from, &fromLeft, &to, &toLeft) == -1 {
            // E2BIG, no room left, is no fault: the next call goes on.
            switch errno {
            case EILSEQ: outcome = .isWrong
            case EINVAL: outcome = .isIncomplete
            default: outcome = .goesOn
            }
          }
          offset = bytes.count - fromLeft
          filled = room.count - toLeft
        }
      }
    }
    if text.count > before { followsFault = false }
    return outcome
  }

  private func passOn(_ input: [UInt8], from offset: inout Int, into text: inout [UInt8]) {
    let end = min(input.count, offset + encoding.unit)
    let fault = input[offset..<end]
    offset = end
    if encoding.unit == 1 {
      for byte in fault {
        if followsFault, byte & 0xC0 == 0x80 { text.append(0xFF) }
        text.append(byte)
      }
    } else if fault.count == 2 {
      let (first, second) = (UInt16(fault[end - 2]), UInt16(fault[end - 1]))
      let unit = encoding == .utf16BigEndian ? first << 8 | second : second << 8 | first
      text.append(0xE0 | UInt8(unit >> 12))
      text.append(0x80 | UInt8(unit >> 6 & 0x3F))
      text.append(0x80 | UInt8(unit & 0x3F))
    } else {
      text.append(0xFF)
    }
    followsFault = true
  }
}
