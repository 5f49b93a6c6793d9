internal import Files
internal import Intake

/// In which encoding the exports are written. A mark decides; then whether everything is UTF-8; then what the
/// bytes from 0x80 on would be in each candidate, beside the letters they stand beside.
enum EncodingGuess {
  /// Files that cannot share the encoding chosen.
  struct GuessedEncoding: Sendable {
    var encoding: Guess<ExportFormat.Encoding>
    var otherFiles: [String] = []
  }

  /// - Throws: `ProposalError` where the bytes are no text.
  static func guess(_ survey: ByteSurvey, files: Int) throws -> GuessedEncoding {
    if survey.mark == .utf16 {
      let name = FileError.shown(survey.markedFile)
      return GuessedEncoding(encoding: Guess(.utf16, "\(name) begins with the byte order mark of UTF-16"))
    }
    if let wide = survey.wideFile {
      throw ProposalError(
        .data,
        "\(FileError.shown(wide)) has many NUL bytes and no byte order mark, so it cannot be read as text. "
          + "If it is UTF-16, export it with the mark, or as UTF-8")
    }
    guard let bad = survey.firstBad else { return GuessedEncoding(encoding: allUTF8(survey)) }
    if survey.mark == .utf8 {
      return GuessedEncoding(
        encoding: Guess(
          .utf8,
          "\(FileError.shown(survey.markedFile)) begins with the byte order mark of UTF-8, though "
            + "\(at(bad)) is not UTF-8 (\(bad.shown)): such lines are refused as bad_encoding"))
    }
    var result = GuessedEncoding(encoding: legacy(survey, bad))
    // What is UTF-8 and more than ASCII cannot be read with the others.
    if let high = survey.firstHigh, !survey.badFiles.contains(high.file), files > 1 {
      result.otherFiles = [high.file]
    }
    return result
  }

  private static func allUTF8(_ survey: ByteSurvey) -> Guess<ExportFormat.Encoding> {
    if survey.mark == .utf8 { return Guess(.utf8, "byte order mark of UTF-8, and all of it is UTF-8") }
    guard let high = survey.firstHigh else {
      return Guess(.utf8, "plain ASCII, which is UTF-8 too")
    }
    return Guess(.utf8, "all of it is UTF-8, first beyond ASCII in \(at(high))")
  }

  private static func at(_ excerpt: ByteSurvey.Excerpt) -> String {
    "\(FileError.shown(excerpt.file)):\(excerpt.line)"
  }

  private static func legacy(_ survey: ByteSurvey, _ bad: ByteSurvey.Excerpt) -> Guess<ExportFormat.Encoding>
  {
    let evidence = "not UTF-8 in \(at(bad)): \(bad.shown)"
    // Nine of ten pairs in the region of common characters, and next to nothing that is no pair.
    if survey.pairs > 0, survey.commonPairs * 10 >= survey.pairs * 9,
      survey.brokenPairs * 50 <= survey.pairs
    {
      return Guess(
        .gb18030,
        "\(evidence); \(survey.commonPairs) of \(survey.pairs) pairs of bytes are common Chinese characters")
    }
    let western = WesternBytes.score(survey, \.windows1252)
    let apple = WesternBytes.score(survey, \.macintosh)
    if apple > western {
      return Guess(
        .macintosh,
        "\(evidence); read as macintosh the bytes are letters where letters stand, as windows-1252 they are not",
        toConfirm:
          "the encoding: macintosh is a judgement by letters and signs; look at a name with an accent")
    }
    let hasC1 = (0x80...0x9F).contains { survey.besideLetters[$0] + survey.alone[$0] > 0 }
    if hasC1 {
      return Guess(
        .windows1252,
        "\(evidence); bytes from 0x80 to 0x9F are signs in windows-1252 and nothing in iso-8859-1")
    }
    return Guess(
      .latin1,
      "\(evidence); read so, the \(survey.highLines) lines with such bytes have letters and signs where they fit "
        + "(windows-1252 would read the same)")
  }
}

/// What the bytes from 0x80 on are in the two families of Western encodings.
struct WesternBytes: Sendable {
  enum ByteKind: Sendable {
    case letter, rareLetter, apostrophe, sign, nothing
  }

  let windows1252: ByteKind
  let macintosh: ByteKind

  static func score(_ survey: ByteSurvey, _ kind: (WesternBytes) -> ByteKind) -> Int {
    (0x80...0xFF).reduce(0) { sum, byte in
      let beside = survey.besideLetters[byte]
      let alone = survey.alone[byte]
      switch kind(WesternBytes(byte)) {
      case .letter: return sum + 10 * beside - 2 * alone
      case .rareLetter: return sum + 2 * beside - 2 * alone
      case .apostrophe: return sum + 8 * beside + 2 * alone
      case .sign: return sum - 8 * beside + 5 * alone
      case .nothing: return sum - 30 * (beside + alone)
      }
    }
  }

  private init(_ byte: Int) {
    windows1252 =
      switch byte {
      case 0x81, 0x8D, 0x8F, 0x90, 0x9D: .nothing
      case 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F: .rareLetter
      case 0x92: .apostrophe
      case 0xD7, 0xF7: .sign
      case 0xC0...0xFF: .letter
      default: .sign
      }
    macintosh =
      switch byte {
      case 0x80...0x9F, 0xA7, 0xAE, 0xAF, 0xBE, 0xBF, 0xCB...0xCF, 0xE5...0xEF, 0xF1...0xF4: .letter
      case 0xD8, 0xD9, 0xF5: .rareLetter
      case 0xD5: .apostrophe
      case 0xF0: .nothing
      default: .sign
      }
  }
}
