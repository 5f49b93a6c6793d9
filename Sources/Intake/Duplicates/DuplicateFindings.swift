internal import Base

/// What a reader knows of duplicates: as much as is needed to find those among several readers' lines, by the
/// pipeline's rule.
struct DuplicateFindings: Sendable {
  // At most one of them: as the rule says.
  private var identical: IdenticalRecords?
  private var lastFiles: LastFiles?

  /// - Parameter order: Which of several files is the last one.
  init(_ rule: Source.Duplicates, _ order: FileOrder) {
    switch rule {
    case .keep: break
    case .dropIdentical(let reach): identical = IdenticalRecords(reach)
    case .lastFileWins: lastFiles = LastFiles(order == .name ? .byPosition : .settledLater)
    }
  }

  /// Lines that are known to be duplicates.
  struct Dropped: Sendable {
    var identical: [IdenticalRecords.Occurrence] = []
    var replaced: [LastFiles.Replaced] = []
  }

  /// Takes up the lines of a chunk.
  mutating func take(_ reading: borrowing ChunkReading) -> Dropped {
    take(
      reading.lines, excluded: reading.excludedOrders, file: reading.file, chunk: reading.number,
      header: reading.header)
  }

  /// Takes up the lines of a chunk, or those of one group.
  /// - Parameter excluded: Orders of lines that are left out on purpose.
  mutating func take(
    _ lines: LineColumns, excluded: TextRuns, file: Int, chunk: Int, header: [String]
  ) -> Dropped {
    Dropped(
      identical: identical?.take(lines, file: file, chunk: chunk, header: header) ?? [],
      replaced: lastFiles?.take(lines, excluded: excluded, file: file) ?? [])
  }

  /// Takes up what another reader knows.
  /// - Precondition: Both go by the same rule.
  mutating func merge(_ other: DuplicateFindings) -> Dropped {
    Dropped(
      identical: other.identical.flatMap { identical?.merge($0) } ?? [],
      replaced: other.lastFiles.flatMap { lastFiles?.merge($0) } ?? [])
  }

  /// Chooses the last file of each order, where that could not be known before.
  /// - Parameter ranks: By file; the greatest is the last.
  mutating func settle(by ranks: [Int32]) -> [LastFiles.Replaced] { lastFiles?.settle(by: ranks) ?? [] }

  /// Whether both go by the same rule.
  func isAlike(_ other: DuplicateFindings) -> Bool {
    identical?.reach == other.identical?.reach && lastFiles?.choice == other.lastFiles?.choice
  }

  /// The orders that several files have; nil where another rule holds.
  var restated: RestatedOrders? { lastFiles?.restated }

  /// Whether all lines that it names were read.
  func names(onlyLinesIn files: [Int: FileFindings]) -> Bool {
    let positions = identical?.positions ?? []
    return positions.allSatisfy { position in
      let chunk = files[Int(position.file)]?.chunk(Int(position.chunk))
      return chunk.map { (0..<$0.lines).contains(Int(position.line)) } ?? false
    } && (lastFiles?.files ?? []).allSatisfy { files[Int($0)] != nil }
  }
}

extension DuplicateFindings: Packed {
  func pack(into packer: inout Packer) {
    identical.pack(into: &packer)
    lastFiles.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    identical = try IdenticalRecords?(from: &unpacker)
    lastFiles = try LastFiles?(from: &unpacker)
    if identical != nil, lastFiles != nil { throw unpacker.damage("one rule for duplicates") }
  }
}
