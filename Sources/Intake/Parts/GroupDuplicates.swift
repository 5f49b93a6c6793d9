internal import Base

/// Finds duplicates among all lines of some groups, by the pipeline's rule.
///
/// Identical records have one customer, and so have the lines of an order. So nothing outside a group has to be known.
/// What comes first goes by the positions of lines, whoever read them.
public struct GroupDuplicates: Sendable {
  private let rule: Source.Duplicates
  private let order: FileOrder
  /// By file, where the last file wins; the greatest is the last.
  private let ranks: [Int32]

  /// - Parameters:
  ///   - findings: Of all exports, without any duplicates.
  ///   - paths: All exports, in the order in which findings number them.
  public init(_ source: Source, _ findings: InputFindings, paths: [String]) {
    rule = source.duplicates
    order = source.fileOrder
    ranks = order.ranks(of: paths, newestDays: findings.newestDays(of: paths.count))
  }

  /// Leaves out the duplicates.
  /// - Parameter tasks: All tasks that have lines of the groups, each with the same groups.
  /// - Returns: What was left out.
  public func remove(from tasks: inout [GroupedLines]) -> DroppedLines {
    var dropped = DroppedLines()
    guard rule != .keep, let count = tasks.first?.groups.count else { return dropped }
    for group in 0..<count { removeDuplicates(ofGroup: group, from: &tasks, &dropped) }
    return dropped
  }

  private struct Piece {
    let task: Int
    let chunk: LineFrame.Chunk
    let rows: Range<Int>
    let lines: LineColumns
    let excluded: TextRuns
  }

  private func removeDuplicates(
    ofGroup group: Int, from tasks: inout [GroupedLines], _ dropped: inout DroppedLines
  ) {
    let pieces = tasks.indices.flatMap { self.pieces(of: tasks[$0], $0, group: group) }
      .sorted { ($0.chunk.file, $0.chunk.number) < ($1.chunk.file, $1.chunk.number) }
    var findings = DuplicateFindings(rule, order)
    var isIdentical: [LinePosition: Void] = [:]
    func note(_ found: DuplicateFindings.Dropped) {
      for line in found.identical {
        isIdentical[line.position] = ()
        dropped.add(line.entry, of: Int(line.position.file))
      }
      for replaced in found.replaced { dropped.add(replaced.entry, of: replaced.file) }
    }
    for piece in pieces {
      note(
        findings.take(
          piece.lines, excluded: piece.excluded, file: piece.chunk.file, chunk: piece.chunk.number,
          header: tasks[piece.task].frame.headers[piece.chunk.header]))
    }
    note(DuplicateFindings.Dropped(replaced: findings.settle(by: ranks)))
    let restated = findings.restated
    var unwanted = tasks.map { Array(repeating: false, count: $0.groups[group].count) }
    for piece in pieces {
      let isReplaced = restated?.duplicates(in: piece.lines, file: piece.chunk.file)
      for (line, row) in piece.rows.enumerated() {
        let position = LinePosition(
          file: Int32(piece.chunk.file), chunk: Int32(piece.chunk.number), line: Int32(line))
        if isReplaced?[line] ?? false || isIdentical[position] != nil { unwanted[piece.task][row] = true }
      }
    }
    for task in tasks.indices {
      tasks[task].groups[group].lines.forgetRecords()
      tasks[task].groups[group].lines.remove(unwanted[task])
    }
  }

  /// A group's lines of each chunk.
  private func pieces(of task: GroupedLines, _ number: Int, group: Int) -> [Piece] {
    let lines = task.groups[group]
    var (row, order) = (0, 0)
    var pieces: [Piece] = []
    for (position, chunk) in task.frame.chunks.enumerated() {
      let rows = row..<row + Int(lines.counts[position])
      let orders = order..<order + Int(lines.excludedCounts[position])
      (row, order) = (rows.upperBound, orders.upperBound)
      if rows.isEmpty, orders.isEmpty { continue }
      var own = lines.lines
      let kept = rows.map { UInt32($0) }
      own.keep(kept)
      own.record = lines.lines.record.picked(kept)
      var excluded = TextList()
      for run in orders { excluded.append(lines.excluded.bytes(of: UInt32(run)).span) }
      pieces.append(
        Piece(task: number, chunk: chunk, rows: rows, lines: own, excluded: TextRuns(excluded)))
    }
    return pieces
  }
}
