internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Reports

/// The customers of some groups, shard by shard, from the parts that have their lines.
struct GroupShards: Sendable {
  private let lines: [(part: PartFile, frame: GroupedLines)]
  private let input: SettledInput
  private let duplicates: GroupDuplicates
  private let purchase: PurchaseRule
  private let relations: RelationsBuilder?
  /// The groups of each shard.
  let ranges: [Range<Int>]

  /// - Parameters:
  ///   - parts: the lines of all exports, at least of these groups.
  ///   - exports: as they are known where the shards are counted.
  ///   - linesOfShard: about how many lines make a shard.
  init(
    _ groups: Range<Int>, _ parts: [PartFile], _ facts: PartFacts, _ input: SettledInput,
    _ exports: ExportReadings, source: Source, purchase: PurchaseRule,
    linesOfShard: Int
  ) throws {
    let lines = try parts.filter { $0.label.groups.overlaps(groups) }
      .sorted { $0.label.precedes($1.label) }
      .map { part in (part: part, frame: try Self.frame(of: part, input)) }
    try Self.ensureCover(groups, lines, facts.head.paths, input)
    self.lines = lines
    self.input = input
    duplicates = GroupDuplicates(source, facts.findings, paths: facts.head.paths)
    self.purchase = purchase
    relations = input.asOf.flatMap { RelationsBuilder(exports, asOf: $0) }
    let total = facts.findings.lineCount
    let groupsOfShard = max(1, linesOfShard * LineColumns.groups / max(1, total))
    // No shard lies across two parts of one task.
    let ends = parts.flatMap { [$0.label.groups.lowerBound, $0.label.groups.upperBound] }
    let bounds = Set(ends.filter { groups.contains($0) } + [groups.lowerBound, groups.upperBound]).sorted()
    ranges = zip(bounds, bounds.dropFirst()).flatMap { start, end in
      PartTasks.ranges(start..<end, cuts: (end - start + groupsOfShard - 1) / groupsOfShard)
    }
  }

  /// - Throws: `NightError` where some groups of a chunk are in none of the parts, or in two.
  private static func ensureCover(
    _ groups: Range<Int>, _ lines: [(part: PartFile, frame: GroupedLines)], _ paths: [String],
    _ input: SettledInput
  ) throws {
    var parts: [[[PartFile]]] = input.chunkCounts.map { Array(repeating: [], count: $0) }
    for (part, frame) in lines {
      for (file, number) in frame.chunks { parts[file][number].append(part) }
    }
    for (path, chunks) in zip(paths, parts) {
      for parts in chunks { try parts.ensureCover(groups, of: FileError.shown(path)) }
    }
  }

  private static func frame(of part: PartFile, _ input: SettledInput) throws -> GroupedLines {
    guard part.pieceCount == 1 + part.label.groups.count else {
      throw part.damage("it does not have all its groups")
    }
    let frame = try part.unpack(part.piece(0)) { unpacker throws(Damage) in
      guard try Int(from: &unpacker) == GroupLines.form else {
        throw unpacker.damage("form \(GroupLines.form)")
      }
      return try LineFrame(from: &unpacker)
    }
    return try GroupedLines(frame, of: input)
  }

  /// The lines of a shard, without duplicates, and what these take from each export.
  func reading(of groups: Range<Int>) throws -> (reading: Reading, dropped: DroppedLines) {
    var tasks: [GroupedLines] = []
    // A task may have cut its lines into parts by groups.
    for (part, frame) in lines where part.label.groups.overlaps(groups) {
      let own = part.label.groups
      guard own.clamped(to: groups) == groups else { throw part.damage("it has only some groups of a shard") }
      let first = groups.lowerBound - own.lowerBound + 1
      do {
        tasks.append(try frame.holding(try part.pieces(first..<first + groups.count)))
      } catch is BinaryReader.Fault {
        throw part.damage("the lines of groups \(groups.shown) cannot be taken back")
      }
    }
    let dropped = duplicates.remove(from: &tasks)
    return (Reading(input, groups: tasks), dropped)
  }

  func history(_ reading: Reading, of groups: Range<Int>) -> History {
    History(reading, ofGroups: groups, purchase: purchase, relations)
  }
}
