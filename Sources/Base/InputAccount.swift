/// What became of every record of every file: nothing is lost silently.
public struct InputAccount: Sendable {
  /// What became of every record of one file. `lines` is the sum of `accepted`, `afterAsOf`, `duplicate`, `excluded` and the
  /// refused lines.
  public struct File: Sendable {
    /// As the messages name it.
    public let path: String
    /// Data records and the refunds that stand on them, whatever became of them.
    public var lines = 0
    /// Lines that count: valid, no duplicates, and not after the as-of day.
    public var accepted = 0
    /// Valid lines after the as-of day.
    public var afterAsOf = 0
    /// Valid lines that another line replaces (`source.duplicates`).
    public var duplicate = 0
    /// Lines that the pipeline leaves out on purpose (`source.exclude`, `source.data_from`).
    public var excluded = 0
    /// By reason: lines that cannot be used.
    public var refused: [Refusal: Refused] = [:]
    /// Of accepted lines.
    public var firstDay: Day?
    /// Of accepted lines.
    public var lastDay: Day?
    /// The sum of the accepted lines' amounts.
    public var revenue = Money.zero
    /// Lines neither refused nor excluded of which `money.round` took digits.
    public var rounded = 0
    /// Records that are no lines and stand in no count above: the header once more.
    public var repeatedHeaders = 0
    /// The same: blank ones, and such as hold only delimiters and blanks.
    public var emptyRecords = 0
    /// What was read in a way that a reader of the account should know.
    public var remarks = InputRemarks()

    /// A file of which nothing is counted yet.
    public init(path: String) {
      self.path = path
    }

    /// Refused lines, for whatever reason.
    public var refusedLines: Int { refused.values.reduce(0) { $0 + $1.lines } }
  }

  /// The lines of one file that were refused for one reason.
  public struct Refused: Sendable {
    /// How many lines.
    public var lines: Int
    /// The first one's physical line in the file, from 1.
    public var firstLine: Int
    /// What the first one says: the value at fault, or the record.
    public var example: String

    /// Refused lines with all that is said of them.
    public init(lines: Int, firstLine: Int, example: String) {
      self.lines = lines
      self.firstLine = firstLine
      self.example = example
    }
  }

  /// In the order of the list of exports.
  public var files: [File]

  /// - Parameter files: In the order of the list of exports.
  public init(files: [File]) {
    self.files = files
  }

  /// All files together. Its refused lines have no place and no example.
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
      total.remarks.add(file.remarks)
      total.revenue += file.revenue
      total.firstDay = [total.firstDay, file.firstDay].compactMap(\.self).min()
      total.lastDay = [total.lastDay, file.lastDay].compactMap(\.self).max()
      for (refusal, refused) in file.refused {
        total.refused[refusal, default: Refused(lines: 0, firstLine: 0, example: "")].lines += refused.lines
      }
    }
  }
}
