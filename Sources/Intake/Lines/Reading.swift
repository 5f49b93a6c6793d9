public import Base

/// Everything that was read: the lines of all chunks, and the account of the input.
///
/// Chunks are taken up in their order (`take`); then `finish` settles the as-of day and the codes.
public struct Reading: Sendable {
  public let asOf: Day?
  public let dataStart: Day?
  public let account: InputAccount
  public let products: Vocabulary
  /// By dimension, in the pipeline's order.
  public let dimensions: [Vocabulary]
  public let chunks: [LineColumns]
  public let contacts: [String]?
  /// nil where there is no line.
  public let newest: NewestDay?
  /// By chunk: the position of its file in the list of files.
  let fileOfChunk: [Int]

  /// The same lines as they would have been known on a day: the account, and what counts, change with it.
  public func known(on day: Day) -> Reading {
    var account = account
    for file in account.files.indices { account.files[file].unsettle() }
    for (chunk, file) in zip(chunks, fileOfChunk) { account.files[file].settle(chunk, asOf: day) }
    return Reading(
      asOf: day, dataStart: dataStart, account: account, products: products, dimensions: dimensions,
      chunks: chunks, contacts: contacts, newest: newest, fileOfChunk: fileOfChunk)
  }
}

/// Puts the readings of chunks together.
public struct ReadingBuilder: Sendable {
  private let source: Source
  private var account: InputAccount
  private var chunks: [LineColumns] = []
  private var fileOfChunk: [Int] = []
  private var linesInFile = 0
  private var totals = Totals()
  private var duplicates: DuplicateFinder
  private var newest: NewestDay?

  public init(source: Source, files: [String]) {
    self.source = source
    duplicates = DuplicateFinder(source.duplicates)
    account = InputAccount(files: files.map { InputAccount.File(path: $0) })
  }

  /// Takes up the next chunk.
  /// - Returns: How many physical lines of its file stand before it.
  /// - Precondition: Chunks come in order.
  @discardableResult
  public mutating func take(_ reading: consuming ChunkReading) -> Int {
    precondition(reading.file >= fileOfChunk.last ?? 0, "chunks are taken up in their order")
    if reading.isFirstOfFile { linesInFile = reading.linesBefore }
    let linesBefore = linesInFile
    var newestHere = reading.newest
    newestHere?.line += linesBefore
    newest = NewestDay.newer(newest, newestHere)
    linesInFile += reading.physicalLines
    account.files[reading.file].count(reading, after: linesBefore)
    totals.add(reading.magnitudes)
    let (lines, duplicate) = duplicates.take(reading)
    account.files[reading.file].duplicate += duplicate
    chunks.append(lines)
    fileOfChunk.append(reading.file)
    return linesBefore
  }

  /// - Parameter asOf: The last day that counts; nil: the newest day there is.
  /// - Throws: `IntakeError` where a total does not fit 64 bits.
  public consuming func finish(asOf wanted: Day?, contacts: [String]? = nil) throws(IntakeError) -> Reading {
    if let name = totals.overflowed ?? totals.withoutDiscounts {
      throw IntakeError(
        .data,
        "the sum of all \(name), without their signs, is over \(Int64.max) smallest units and cannot be held exactly. "
          + "Lower money.decimals, or split the exports")
    }
    for index in chunks.indices {
      account.files[fileOfChunk[index]].duplicate += duplicates.settle(
        &chunks[index], ofChunk: index, file: fileOfChunk[index])
    }
    let asOf = wanted ?? chunks.lazy.compactMap(\.sum.lastDay).max()
    for (chunk, file) in zip(chunks, fileOfChunk) { account.files[file].settle(chunk, asOf: asOf) }
    let dataStart = source.dataFrom ?? chunks.lazy.compactMap(\.sum.firstDay).min()
    return Reading(
      asOf: asOf, dataStart: dataStart, account: account,
      products: Vocabulary(merging: chunks.map(\.products.values)),
      dimensions: source.mapping.dimensions.indices.map { index in
        Vocabulary(merging: chunks.map { $0.dimensions[index].values })
      },
      chunks: chunks, contacts: contacts, newest: newest, fileOfChunk: fileOfChunk)
  }
}

extension InputAccount.File {
  fileprivate mutating func count(_ reading: borrowing ChunkReading, after linesBefore: Int) {
    lines += reading.records
    excluded += reading.excluded
    rounded += reading.rounded
    repeatedHeaders += reading.repeatedHeaders
    emptyRecords += reading.emptyRecords
    for (refusal, here) in reading.rejects.counts {
      refused[
        refusal,
        default: InputAccount.Refused(
          lines: 0, firstLine: linesBefore + here.firstLine, example: here.example)
      ].lines += here.lines
    }
  }

  /// Forgets what depends on the as-of day.
  fileprivate mutating func unsettle() {
    (accepted, afterAsOf, revenue, firstDay, lastDay) = (0, 0, .zero, nil, nil)
  }

  /// Splits a chunk's lines into those that count and those after the as-of day.
  fileprivate mutating func settle(_ chunk: LineColumns, asOf: Day?) {
    guard let asOf else { return }
    var known = chunk.sum
    if let newest = known.lastDay, newest > asOf {
      known = LineSum(day: chunk.day.all, amount: chunk.amount.all, upTo: asOf)
    }
    accepted += known.lines
    afterAsOf += chunk.count - known.lines
    revenue += known.revenue
    firstDay = [firstDay, known.firstDay].compactMap(\.self).min()
    lastDay = [lastDay, known.lastDay].compactMap(\.self).max()
  }
}
