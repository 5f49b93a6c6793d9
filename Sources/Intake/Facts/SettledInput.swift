public import Base

/// What is known of the whole input when the findings of all its pieces are merged. It is all that is needed to build
/// histories from lines, whichever reader has the lines.
public struct SettledInput: Sendable {
  /// The last day that counts; nil where none is given and there is no line.
  public let asOf: Day?
  /// The first day that could have been seen; nil where there is no line.
  public let dataStart: Day?
  /// What became of every record of every file.
  public let account: InputAccount
  /// Empty where no product is mapped.
  public let products: Vocabulary
  /// By dimension, in the pipeline's order.
  public let dimensions: [Vocabulary]
  /// Ids of people who may or may not have bought; nil where none are given.
  public let contacts: [String]?
  /// nil where there is no line.
  public let newest: NewestDay?
  /// What looks wrong in all lines read, also in those after the as-of day; in the order of the table.
  public let suspicions: [Suspicion]

  /// By file: accepted lines that are no duplicates.
  let days: [DaySums]
  /// By file and chunk.
  let chunks: [[ChunkFindings]]
  /// By file: physical lines before the first chunk.
  let headLines: [Int]
  /// nil where orders in several files all count.
  let restated: RestatedOrders?

  /// By file: how many chunks it has.
  public var chunkCounts: [Int] { chunks.map(\.count) }

  /// How many physical lines of its file stand before a chunk.
  /// - Precondition: There is such a chunk.
  public func linesBefore(file: Int, chunk: Int) -> Int {
    headLines[file] + chunks[file][..<chunk].reduce(0) { $0 + $1.physicalLines }
  }

  /// The accepted lines of a chunk that are identical with one that counts; nil where there is no such chunk with so many
  /// lines.
  func dropped(file: Int, chunk: Int, of lines: Int) -> LineSet? {
    guard chunks.indices.contains(file), chunks[file].indices.contains(chunk),
      chunks[file][chunk].lines == lines
    else { return nil }
    return chunks[file][chunk].dropped
  }

  /// The same input as it would have been known on a day.
  public func known(on day: Day) -> SettledInput {
    let files = zip(account.files, days).map { file, days in
      var file = file
      file.count(days, upTo: day)
      return file
    }
    return SettledInput(
      asOf: day, dataStart: dataStart, account: InputAccount(files: files), products: products,
      dimensions: dimensions, contacts: contacts, newest: newest, suspicions: suspicions, days: days,
      chunks: chunks,
      headLines: headLines, restated: restated)
  }
}

extension SettledInput: Packed {
  public func pack(into packer: inout Packer) {
    asOf.pack(into: &packer)
    dataStart.pack(into: &packer)
    account.pack(into: &packer)
    products.pack(into: &packer)
    dimensions.pack(into: &packer)
    contacts.pack(into: &packer)
    newest.pack(into: &packer)
    suspicions.pack(into: &packer)
    days.pack(into: &packer)
    chunks.pack(into: &packer)
    headLines.pack(into: &packer)
    restated.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    asOf = try Day?(from: &unpacker)
    dataStart = try Day?(from: &unpacker)
    account = try InputAccount(from: &unpacker)
    products = try Vocabulary(from: &unpacker)
    dimensions = try [Vocabulary](from: &unpacker)
    contacts = try [String]?(from: &unpacker)
    newest = try NewestDay?(from: &unpacker)
    suspicions = try [Suspicion](from: &unpacker)
    days = try [DaySums](from: &unpacker)
    chunks = try [[ChunkFindings]](from: &unpacker)
    headLines = try [Int](from: &unpacker)
    restated = try RestatedOrders?(from: &unpacker)
    let files = account.files.count
    guard days.count == files, chunks.count == files, headLines.count == files,
      newest.map({ $0.file < files }) ?? true,
      [asOf, dataStart].allSatisfy({ $0.map { Day.calendar.contains($0.number) } ?? true })
    else { throw unpacker.damage("as much of each file") }
    guard DaySums.areBounded(days, by: UInt64(Int64.max)),
      DaySums.areBounded(headLines + chunks.joined().map(\.physicalLines)),
      chunks.allSatisfy({ $0.enumerated().allSatisfy { $0.offset == $0.element.number } })
    else { throw unpacker.damage("whole files whose counts can be added up") }
  }
}
