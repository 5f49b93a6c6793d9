public import Base

/// What looks wrong, for a person to read: a line each.
public struct SuspicionText {
  private let suspicions: [Suspicion]
  private let accepted: Int
  private let decimals: Int

  /// Of one kind; more are in the table.
  private static let mostFiles = 3
  /// Of an example, in letters.
  private static let longestExample = 60

  /// - Parameters:
  ///   - suspicions: in the order of the table.
  ///   - accepted: how many more the pipeline accepts.
  ///   - decimals: of the amounts, `money.decimals`.
  public init(_ suspicions: [Suspicion], accepted: Int = 0, decimals: Int) {
    self.suspicions = suspicions
    self.accepted = accepted
    self.decimals = decimals
  }

  /// One for each; of a kind that many files have only the first of them, and how many more there are.
  public var lines: [String] {
    var lines: [String] = []
    var rest = suspicions[...]
    while let first = rest.first {
      let kind = rest.prefix { $0.kind == first.kind }
      rest = rest.dropFirst(kind.count)
      lines += kind.prefix(Self.mostFiles).map(words)
      let more = kind.count - Self.mostFiles
      if more > 0 {
        lines.append(
          "looks wrong: \(first.kind.rawValue) in \(more.counted("more file")), as the table suspicions says")
      }
    }
    return lines
  }

  /// As it stands in the answer of `patron check`; empty where nothing looks wrong.
  public var section: String {
    var lines = lines
    if accepted > 0 { lines.append("\(accepted.counted("suspicion")) accepted (accepted_suspicions)") }
    return lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n") + "\n"
  }

  private func words(_ suspicion: Suspicion) -> String {
    var words =
      "looks wrong: \(suspicion.kind.rawValue) in \(suspicion.file): \(suspicion.lines.counted("line"))"
    if let money = suspicion.money { words += ", \(money.written(decimals: decimals))" }
    if !suspicion.example.isEmpty {
      let example = suspicion.example
      let shown =
        example.count > Self.longestExample ? example.prefix(Self.longestExample) + "…" : example[...]
      words += ", such as \(String(reflecting: String(shown)))"
    }
    return words + ": " + suspicion.advice
  }

  func warn(_ log: Log) {
    for line in lines { log.warn(line, "suspicions") }
  }
}
