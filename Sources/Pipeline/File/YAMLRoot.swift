internal import Yams

extension WrittenValue {
  /// The top of a pipeline file.
  ///
  /// - Throws: what keeps the text from being read as YAML.
  init(yaml text: String, file: String, complaints: Complaints) throws(PipelineError) {
    // libYAML skips a byte order mark only where it is left to guess the encoding.
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    let text = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    let node: Node?
    do {
      // No resolver: values are taken by their text. The encoding is said because Yams would
      // otherwise look for it in the environment.
      node = try compose(yaml: text, .basic, .default, .utf8)
    } catch {
      throw PipelineError(file: file, problems: [PipelineError.Problem(error, in: text)])
    }
    self.init(
      node: node ?? .scalar(Node.Scalar("", .implicit, .plain)), keyPath: "",
      keyPosition: PipelineError.Position(line: 1, column: 1), complaints: complaints)
  }
}

extension PipelineError.Problem {
  fileprivate init(_ error: any Error, in text: String) {
    let start = PipelineError.Position(line: 1, column: 1)
    self.init(position: start, keyPath: "", message: "cannot be read as YAML: \(error)")
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      let line =
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .dropFirst(mark.line - 1).first ?? ""
      let hint =
        words.contains("alias")
        ? "; a value that begins with * needs quotes"
        : line.prefix(while: \.isWhitespace).contains("\t")
          ? "; the line begins with a tab, and YAML takes only blanks there" : ""
      position = PipelineError.Position(line: mark.line, column: mark.column)
      message = "cannot be read as YAML: \(words)\(hint)"
    case .reader(let problem, let offset, _, _):
      let lines = text.prefix(offset ?? 0).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      position = PipelineError.Position(
        line: max(1, lines.count), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
      message = "cannot be read as YAML: \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      position = PipelineError.Position(line: context.mark.line, column: context.mark.column)
      keyPath = keys.joined(separator: ", ")
      message = "stands twice in the same mapping; keep one of them"
    default:
      break
    }
  }
}
