/// Finds the lines that another line already told, or tells better, as the pipeline wants it.
struct DuplicateFinder: Sendable {
  private var identical: IdenticalRecords?
  private var restated: RestatedOrders?

  init(_ duplicates: Source.Duplicates) {
    switch duplicates {
    case .keep: break
    case .dropIdentical(let reach): identical = IdenticalRecords(reach)
    case .lastFileWins: restated = RestatedOrders()
    }
  }

  /// Takes up the next chunk, and takes out of it what is known to be a duplicate.
  /// - Returns: The chunk's lines that are left, and how many are not.
  mutating func take(_ reading: borrowing ChunkReading) -> (lines: LineColumns, duplicates: Int) {
    var lines = reading.lines
    restated?.take(lines, excluded: reading.excludedOrders, file: reading.file)
    guard let isDuplicate = identical?.find(in: lines, file: reading.file, header: reading.header) else {
      return (lines, 0)
    }
    lines.forgetRecords()
    let duplicates = lines.remove(isDuplicate)
    return (lines, duplicates)
  }

  /// When all chunks are taken up: takes out of one what a later file tells again.
  /// - Returns: How many lines that are.
  func settle(_ lines: inout LineColumns, ofChunk chunk: Int, file: Int) -> Int {
    guard let isDuplicate = restated?.find(inChunk: chunk, file: file) else { return 0 }
    return lines.remove(isDuplicate)
  }
}

extension LineColumns {
  /// - Parameter unwanted: By line.
  /// - Returns: How many lines were taken out.
  fileprivate mutating func remove(_ unwanted: [Bool]) -> Int {
    guard unwanted.contains(true) else { return 0 }
    let kept = unwanted.indices.filter { !unwanted[$0] }
    keep(kept.map { UInt32($0) })
    return unwanted.count - kept.count
  }
}
