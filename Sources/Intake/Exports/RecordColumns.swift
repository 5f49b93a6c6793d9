internal import Base

/// The accepted records of one chunk of an export as typed columns, records of one group of customers together.
///
/// Words are codes of the chunk's own dictionaries.
public struct RecordColumns: Sendable {
  /// A column of numbers, of which some may be missing.
  public struct Numbers: Sendable {
    @usableFromInline var numbers = NarrowColumn()
    /// The number that stands for none: below all others.
    @usableFromInline var none = Int64.min

    /// What a record says; nil where it says nothing.
    @inlinable
    public subscript(record: Int) -> Int64? {
      let number = numbers[record]
      return number == none ? nil : number
    }
  }

  /// Ids, each once as long as it repeats.
  struct IDs: Sendable {
    var texts = TextRuns()
    /// By record: the run of `texts`.
    var run = NarrowColumn()

    func bytes(of record: Int) -> ArraySlice<UInt8> { texts.bytes(of: UInt32(run[record])) }
  }

  /// How many records there are.
  public internal(set) var count = 0
  /// Whose the records are; empty texts where one is nobody's. Empty where the export names no customers.
  var owners = IDs()
  /// Other ids: orders, referrers.
  var ids: [ExportRole: IDs] = [:]
  var words: [ExportRole: LineColumns.CodedColumn] = [:]
  var numbers: [ExportRole: Numbers] = [:]
  /// By question of a survey.
  var answers: [Numbers] = []
  /// Where each group's records begin, and the end of the last.
  var groupStarts: [UInt32] = [0, 0]
}

// Reading them.
extension RecordColumns {
  /// What a record says in a column of numbers; nil where it says nothing or none is mapped.
  public func number(_ role: ExportRole, of record: Int) -> Int64? { numbers[role]?[record] }

  /// What a record says in a column of words: `(none)` where it says nothing, as where no column is mapped.
  public func word(_ role: ExportRole, of record: Int) -> String {
    guard let column = words[role] else { return Self.none }
    return String(decoding: column.text(of: record), as: UTF8.self)
  }

  /// A column of numbers, for a look at many records; nil where none is mapped.
  public func numberColumn(_ role: ExportRole) -> Numbers? { numbers[role] }

  /// The chunk's codes of a column of words, for a look at many records; nil where none is mapped.
  public func codeColumn(_ role: ExportRole) -> NarrowColumn? { words[role]?.codes }

  /// The code that the chunk has for a record's word.
  public func wordCode(_ role: ExportRole, of record: Int) -> Int { Int(words[role]?.codes[record] ?? 0) }

  /// The words of a column, by the chunk's code.
  public func wordList(_ role: ExportRole) -> [String] {
    guard let column = words[role] else { return [] }
    return (0..<column.values.count).map { String(decoding: column.values.bytes(of: $0), as: UTF8.self) }
  }

  /// An answer of a record; nil where the question was not answered.
  public func answer(_ item: Int, of record: Int) -> Int64? { answers[item][record] }

  /// The id of whose a record is; empty where it is nobody's.
  public func owner(of record: Int) -> ArraySlice<UInt8> { owners.bytes(of: record) }

  /// Whether records say whose they are; a survey may have no customers.
  public var namesOwners: Bool { !owners.run.isEmpty }

  /// The run of a record's owner: records of the same run are of the same.
  public func ownerRun(of record: Int) -> Int64 { owners.run[record] }

  /// The code of whose a record is, in a dictionary.
  public func ownerCode(of record: Int, in dictionary: inout TextDictionary) -> UInt32 {
    owners.texts.code(of: UInt32(owners.run[record]), in: &dictionary)
  }

  /// Another id of a record.
  public func id(_ role: ExportRole, of record: Int) -> ArraySlice<UInt8> {
    ids[role]?.bytes(of: record) ?? []
  }

  /// The records of one of so many shards.
  /// - Precondition: There are no more shards than groups.
  public func records(ofShard shard: Int, of shards: Int) -> Range<Int> {
    let groups = groupStarts.count - 1
    let first = (shard * groups + shards - 1) / shards
    let end = ((shard + 1) * groups + shards - 1) / shards
    return records(ofGroups: first..<end)
  }

  /// The records of some groups that lie together.
  /// - Precondition: There are these groups: the records are owned by customers, and it is known by which.
  public func records(ofGroups groups: Range<Int>) -> Range<Int> {
    Int(groupStarts[groups.lowerBound])..<Int(groupStarts[groups.upperBound])
  }

  /// What stands for an empty word in every table.
  public static let none = "(none)"
}

/// The records of a chunk while they are read: one row for each, also for those that are refused.
struct RecordDraft {
  /// Stands for no number.
  static let none = Int64.min

  /// By row: whether the record is accepted.
  var isRecord: [Bool]
  var owners: DraftTexts?
  var ids: [ExportRole: DraftTexts] = [:]
  var words: [ExportRole: (codes: [UInt32], values: TextDictionary)] = [:]
  var numbers: [ExportRole: [Int64]] = [:]
  var answers: [[Int64]] = []

  /// The accepted records alone, those of one group together, in their order.
  /// - Parameter groups: 1 where it is not known yet whose records are.
  func columns(groups: Int) -> RecordColumns {
    let owners = groups > 1 ? owners : nil
    let rows = GroupedRows(
      owners?.groups(groups) ?? Array(repeating: 0, count: isRecord.count), of: groups, where: isRecord)
    var columns = RecordColumns()
    columns.count = rows.order.count
    columns.groupStarts = rows.starts
    if let texts = self.owners { columns.owners = Self.column(of: texts, at: rows.order) }
    columns.ids = ids.mapValues { Self.column(of: $0, at: rows.order) }
    columns.words = words.mapValues { word in
      let greatest = UInt32(max(word.values.count, 1) - 1)
      return LineColumns.CodedColumn(
        codes: NarrowColumn(word.codes, at: rows.order, within: 0...greatest), values: word.values.texts)
    }
    columns.numbers = numbers.mapValues { RecordColumns.Numbers($0, at: rows.order) }
    columns.answers = answers.map { RecordColumns.Numbers($0, at: rows.order) }
    return columns
  }

  private static func column(of texts: DraftTexts, at order: [UInt32]) -> RecordColumns.IDs {
    var texts = texts
    let (runs, column) = texts.runs(at: order)
    return RecordColumns.IDs(texts: runs, run: column)
  }
}

extension RecordColumns.Numbers {
  /// Some of the numbers, in an order; the least number there is stands for none.
  init(_ numbers: [Int64], at order: [UInt32]) {
    var least = Int64.max
    for row in order where numbers[Int(row)] != RecordDraft.none { least = min(least, numbers[Int(row)]) }
    none = least == .max ? -1 : least - 1
    var own = numbers
    for row in order where own[Int(row)] == RecordDraft.none { own[Int(row)] = none }
    self.numbers = NarrowColumn(own, at: order)
  }
}

/// The rows that count, sorted by their group and in their order within it, and where each group begins.
struct GroupedRows {
  let order: [UInt32]
  let starts: [UInt32]

  init(_ group: [UInt16], of groups: Int, where counts: [Bool]) {
    var starts = Array(repeating: UInt32(0), count: groups + 1)
    var place = starts.mutableSpan
    for row in counts.indices where counts[row] { place[Int(group[row]) + 1] += 1 }
    for group in 0..<groups { place[group + 1] += place[group] }
    var order = Array(repeating: UInt32(0), count: Int(place[groups]))
    var rows = order.mutableSpan
    var next = starts
    var end = next.mutableSpan
    for row in counts.indices where counts[row] {
      rows[Int(end[Int(group[row])])] = UInt32(truncatingIfNeeded: row)
      end[Int(group[row])] += 1
    }
    self.order = order
    self.starts = starts
  }
}
