/// What became of every record of every file: nothing is lost silently.
public struct InputAccount: Sendable {
  public struct File: Sendable {
    public let path: String
    public var lines = 0
    public var accepted = 0
    public var afterAsOf = 0
    public var duplicate = 0
    public var excluded = 0
    public var refused: [Refusal: Refused] = [:]
    /// Of accepted lines.
    public var firstDay: Day?
    public var lastDay: Day?
    public var revenue = Money.zero
    /// Lines neither refused nor excluded of which `money.round` took digits.
    public var rounded = 0
    /// Records that are no lines and stand in no count above: the header once more.
    public var repeatedHeaders = 0
    /// The same: blank ones, and such as hold only delimiters and blanks.
    public var emptyRecords = 0

    public init(path: String) {
      self.path = path
    }

    public var refusedLines: Int { refused.values.reduce(0) { $0 + $1.lines } }
  }

  /// The lines of one file that were refused for one reason.
  public struct Refused: Sendable {
    public var lines: Int
    public var firstLine: Int
    public var example: String

    public init(lines: Int, firstLine: Int, example: String) {
      self.lines = lines
      self.firstLine = firstLine
      self.example = example
    }
  }

  public var files: [File]

  public init(files: [File]) {
    self.files = files
  }

  public var total: File {
    files.reduce(into: File(path: "(total)")) { total, file in
      total.lines += file.lines
      total.accepted += file.accepted
      total.afterAsOf += file.afterAsOf
      total.duplicate += file.duplicate
      total.excluded += file.excluded
      total.rounded += file.rounded
      total.repeatedHeaders += file.repeatedHeaders
      total.emptyRecords += file.emptyRecords
      total.revenue += file.revenue
      total.firstDay = [total.firstDay, file.firstDay].compactMap(\.self).min()
      total.lastDay = [total.lastDay, file.lastDay].compactMap(\.self).max()
      for (refusal, refused) in file.refused {
        total.refused[refusal, default: Refused(lines: 0, firstLine: 0, example: "")].lines += refused.lines
      }
    }
  }
}
