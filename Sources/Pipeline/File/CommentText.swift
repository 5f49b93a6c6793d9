/// The comments of a pipeline file, which YAML itself leaves out.
struct CommentText {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// What the comment directly above a line says of a key: of a comment in several parts, the parts that begin with
  /// the key and a colon, whatever word in capitals stands before it; else the whole comment.
  ///
  /// - Parameters:
  ///   - line: Counted from 1.
  ///   - isAlone: Whether the line has no other key that the comment could be about.
  func reason(for key: String, above line: Int, isAlone: Bool) -> String {
    let parts = parts(above: line)
    let own = parts.compactMap { part -> Substring? in
      guard let range = part.firstRange(of: "\(key): ") else { return nil }
      return part[..<range.lowerBound].contains(where: \.isLowercase) ? nil : part[range.upperBound...]
    }
    if own.isEmpty { return isAlone ? parts.joined(separator: " ").trimmed : "" }
    return own.map { String($0).trimmed }.joined(separator: "; ")
  }

  /// A part is a comment line with those below it that are indented further.
  private func parts(above line: Int) -> [String] {
    guard line >= 1, line <= lines.count else { return [] }
    let above = lines[..<(line - 1)].reversed().prefix { Self.comment($0) != nil }.reversed()
    return above.compactMap(Self.comment).reduce(into: []) { parts, comment in
      let words = comment.drop(while: \.isWhitespace)
      if comment.count - words.count > 1, let last = parts.last {
        parts[parts.count - 1] = last + " " + words
      } else {
        parts.append(String(words))
      }
    }
  }

  /// What stands behind the sign, where the line is nothing but a comment.
  private static func comment(_ line: Substring) -> Substring? {
    let body = line.drop(while: \.isWhitespace)
    return body.first == "#" ? body.drop { $0 == "#" } : nil
  }
}

extension String {
  /// Without blanks around it, and without a full stop behind it.
  fileprivate var trimmed: String {
    var text = self[...].drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
    return String(text)
  }
}
