internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Reports

/// The customers of some groups, shard by shard, from where their lines are.
struct GroupShards: Sendable {
  private enum Lines: Sendable {
    case parts([(part: PartFile, frame: GroupedLines)])
    case held(HeldLines)
    /// All histories are kept.
    case gone
  }

  /// What a shard's lines are made into histories with.
  struct Rules: Sendable {
    let source: Source
    let purchase: PurchaseRule
    /// What customers are called instead of their ids; nil: by their ids.
    var naming: (@Sendable (ArraySlice<UInt8>) -> String)?
    /// About how many lines make a shard.
    let linesOfShard: Int
  }

  private var lines: Lines
  private var input: SettledInput
  private let duplicates: GroupDuplicates
  private let rules: Rules
  private var relations: RelationsBuilder?
  /// By the first group: histories that were made before.
  private var kept: [Int: History] = [:]
  /// Whether whose the orders are that feedback names was not known when these were made.
  private var relatesAnew = false
  /// The groups of each shard.
  let ranges: [Range<Int>]
  /// How many bytes of memory the lines take.
  private(set) var footprint = 0

  /// - Parameters:
  ///   - parts: the lines of all exports, at least of these groups.
  ///   - exports: as they are known where the shards are counted.
  init(
    _ groups: Range<Int>, _ parts: [PartFile], _ settlement: Settlement, _ input: SettledInput,
    _ exports: ExportReadings, _ rules: Rules
  ) throws {
    let lines = try parts.filter { $0.label.groups.overlaps(groups) }
      .sorted { $0.label.precedes($1.label) }
      .map { part in (part: part, frame: try Self.frame(of: part, input)) }
    try Self.ensureCover(groups, lines, settlement.head.paths, input)
    // No shard lies across two parts of one task.
    let ends = parts.flatMap { [$0.label.groups.lowerBound, $0.label.groups.upperBound] }
    let bounds = Set(ends.filter { groups.contains($0) } + [groups.lowerBound, groups.upperBound]).sorted()
    self.init(.parts(lines), bounds, settlement, input, exports, rules)
  }

  /// Of all groups.
  ///
  /// - Parameter footprint: how many bytes of memory the lines take.
  init(
    _ held: HeldLines, _ footprint: Int, _ settlement: Settlement, _ exports: ExportReadings, _ rules: Rules
  ) {
    self.init(.held(held), [0, LineColumns.groups], settlement, settlement.input, exports, rules)
    self.footprint = footprint
  }

  private init(
    _ lines: Lines, _ bounds: [Int], _ settlement: Settlement, _ input: SettledInput,
    _ exports: ExportReadings, _ rules: Rules
  ) {
    self.lines = lines
    self.input = input
    self.rules = rules
    duplicates = GroupDuplicates(rules.source, settlement.findings, paths: settlement.head.paths)
    relations = input.asOf.flatMap { RelationsBuilder(exports, asOf: $0, pseudonym: rules.naming) }
    let total = settlement.findings.lineCount
    let groupsOfShard = max(1, rules.linesOfShard * LineColumns.groups / max(1, total))
    ranges = zip(bounds, bounds.dropFirst()).flatMap { start, end in
      PartTasks.ranges(start..<end, cuts: (end - start + groupsOfShard - 1) / groupsOfShard)
    }
  }

  /// The same shards when the crowds of all groups are known.
  ///
  /// - Parameter kept: by the first group: histories that were made while the crowd was counted.
  func settled(_ input: SettledInput, _ exports: ExportReadings, keeping kept: [Int: History])
    -> GroupShards
  {
    var shards = self
    shards.input = input
    shards.relations = input.asOf.flatMap { RelationsBuilder(exports, asOf: $0, pseudonym: rules.naming) }
    shards.kept = kept
    shards.relatesAnew = exports.orders != nil
    if kept.count == ranges.count { shards.lines = .gone }
    return shards
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
    switch lines {
    case .parts(let lines): try reading(of: groups, lines)
    case .held(let held): (held.reading(ofGroups: groups, of: input), DroppedLines())
    case .gone: preconditionFailure("lines that were let go")
    }
  }

  private func reading(
    of groups: Range<Int>, _ lines: [(part: PartFile, frame: GroupedLines)]
  ) throws -> (reading: Reading, dropped: DroppedLines) {
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
    History(reading, ofGroups: groups, purchase: rules.purchase, relations, pseudonym: rules.naming)
  }

  /// The customers of a shard.
  func history(of groups: Range<Int>) throws -> History {
    guard let history = kept[groups.lowerBound] else {
      return history(try reading(of: groups).reading, of: groups)
    }
    return relatesAnew ? History(history, ofGroups: groups, relations) : history
  }

  /// All lines, where they are in memory.
  var chunks: [LineColumns] { if case .held(let held) = lines { held.chunks } else { [] } }
  /// Whether lines are handed out shard by shard, and not as the chunks that were read.
  var hasGroupedLines: Bool { if case .parts = lines { true } else { false } }
}
