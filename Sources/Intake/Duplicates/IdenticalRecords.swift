internal import Base
internal import CSV

/// Distinct records, field by field under one header, and where each stands first: `drop_identical`.
///
/// Every distinct record is kept, as bytes, so the result is exact; that takes about as much memory as the
/// exports are large. Of two identical records the one at the earlier position counts, whichever reader has it. So
/// readers that know nothing of each other find the same duplicates.
struct IdenticalRecords: Sendable {
  /// An accepted line with all that its record says of sums by day.
  struct Occurrence: Sendable {
    let position: LinePosition
    let entry: DaySum
  }

  /// The distinct records of all files with one header.
  fileprivate struct Known {
    var header: [String]
    var records = TextDictionary()
    /// By record, as the columns below.
    var first: [LinePosition] = []
    var day: [Int32] = []
    var units: [Int64] = []
    /// Of few records: further ones in the file of the first, which count too.
    var repeats: [Int: [LinePosition]] = [:]
  }

  let reach: Source.Duplicates.Reach
  private var known: [[String]: Known] = [:]

  init(_ reach: Source.Duplicates.Reach) {
    self.reach = reach
  }

  /// Takes up the lines of a chunk.
  /// - Returns: The lines, of this chunk or of others, that are known to be duplicates now.
  mutating func take(_ lines: LineColumns, file: Int, chunk: Int, header: [String]) -> [Occurrence] {
    var known = self.known.removeValue(forKey: header) ?? Known(header: header)
    var dropped: [Occurrence] = []
    for (line, run) in lines.record.all.enumerated() {
      let code = Int(lines.records.code(of: UInt32(run), in: &known.records))
      let occurrence = Occurrence(
        position: LinePosition(file: Int32(file), chunk: Int32(chunk), line: Int32(line)),
        entry: DaySum(day: Int32(lines.day[line]), lines: 1, units: lines.amount[line]))
      known.meet(occurrence, of: code, reach, &dropped)
    }
    keep(known, header)
    return dropped
  }

  /// Takes up what another reader knows.
  /// - Returns: The lines of either that are known to be duplicates now.
  mutating func merge(_ other: consuming IdenticalRecords) -> [Occurrence] {
    var dropped: [Occurrence] = []
    for theirs in other.known.values.sorted(by: { $0.precedes($1) }) {
      guard var own = known.removeValue(forKey: theirs.header) else {
        keep(theirs, theirs.header)
        continue
      }
      for code in theirs.first.indices {
        let ownCode = Int(theirs.records.texts.code(of: code, in: &own.records))
        let entry = DaySum(day: theirs.day[code], lines: 1, units: theirs.units[code])
        for position in [theirs.first[code]] + (theirs.repeats[code] ?? []) {
          own.meet(Occurrence(position: position, entry: entry), of: ownCode, reach, &dropped)
        }
      }
      keep(own, theirs.header)
    }
    return dropped
  }

  /// Swift takes a composed and a decomposed é for one text: of two such headers the lesser one is kept.
  private mutating func keep(_ known: consuming Known, _ header: [String]) {
    if Known.precedes(header, known.header) { known.header = header }
    self.known[known.header] = known
  }

  /// All lines that it names.
  var positions: [LinePosition] {
    known.values.flatMap { $0.first + $0.repeats.values.flatMap(\.self) }
  }
}

extension IdenticalRecords.Known {
  /// Takes up one more occurrence of a record. Of its occurrences the first counts, or all in the file of the first.
  mutating func meet(
    _ occurrence: IdenticalRecords.Occurrence, of code: Int, _ reach: Source.Duplicates.Reach,
    _ dropped: inout [IdenticalRecords.Occurrence]
  ) {
    let position = occurrence.position
    guard code < first.count else {
      first.append(position)
      day.append(occurrence.entry.day)
      units.append(occurrence.entry.units)
      return
    }
    let earlier = first[code]
    if reach == .otherFiles, earlier.file == position.file {
      repeats[code, default: []].append(max(earlier, position))
      first[code] = min(earlier, position)
    } else if earlier < position {
      dropped.append(occurrence)
    } else {
      for position in [earlier] + (repeats.removeValue(forKey: code) ?? []) {
        dropped.append(IdenticalRecords.Occurrence(position: position, entry: occurrence.entry))
      }
      first[code] = position
    }
  }

  func precedes(_ other: Self) -> Bool { Self.precedes(header, other.header) }

  /// Order by bytes.
  static func precedes(_ a: [String], _ b: [String]) -> Bool {
    a.lexicographicallyPrecedes(b) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension LineDraft {
  /// Keeps the records of all lines, without empty fields that no column has. Fields hold no NUL, so it can stand
  /// between them.
  mutating func keepRecords(of batch: RecordBatch, fieldCount: Int) {
    record = Array(repeating: 0, count: isLine.count)
    var key: [UInt8] = []
    for row in isLine.indices where isLine[row] {
      let line = batch.records[self.record(ofRow: row)]
      key.removeAll(keepingCapacity: true)
      for field in Int(line.firstField)..<Int(line.firstField) + fieldCount {
        key.append(contentsOf: batch.bytes[batch.fields[field].range])
        key.append(0)
      }
      // A refund is a line of its own, and as often there as its record.
      if isRefund(row) { key.append(0) }
      record[row] = records.run(of: key.span)
    }
  }
}

extension LineColumns {
  mutating func forgetRecords() {
    record = NarrowColumn()
    records = TextRuns()
  }
}

// Records in the order of their first positions, so that equal knowledge is equal bytes.
extension IdenticalRecords: Packed {
  func pack(into packer: inout Packer) {
    (reach == .everywhere).pack(into: &packer)
    known.values.sorted { $0.precedes($1) }.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    reach = try Bool(from: &unpacker) ? .everywhere : .otherFiles
    for one in try [Known](from: &unpacker) {
      guard known.updateValue(one, forKey: one.header) == nil else {
        throw unpacker.damage("a header of its own")
      }
    }
  }
}

extension IdenticalRecords.Known: Packed {
  func pack(into packer: inout Packer) {
    header.pack(into: &packer)
    let order = first.indices.sorted { first[$0] < first[$1] }
    TextList(order.map { records.bytes(of: $0) }).pack(into: &packer)
    order.map { first[$0] }.pack(into: &packer)
    order.map { day[$0] }.pack(into: &packer)
    order.map { units[$0] }.pack(into: &packer)
    let repeated = order.indices.filter { repeats[order[$0]] != nil }
    repeated.pack(into: &packer)
    for record in repeated { (repeats[order[record]] ?? []).sorted().pack(into: &packer) }
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    header = try [String](from: &unpacker)
    records = try TextDictionary(distinct: try TextList(from: &unpacker), unpacker)
    first = try [LinePosition](from: &unpacker)
    day = try [Int32](from: &unpacker)
    units = try [Int64](from: &unpacker)
    guard [first.count, day.count, units.count].allSatisfy({ $0 == records.count }) else {
      throw unpacker.damage("a position for each record")
    }
    for record in try [Int](from: &unpacker) {
      let positions = try [LinePosition](from: &unpacker)
      guard first.indices.contains(record), repeats.updateValue(positions, forKey: record) == nil,
        !positions.isEmpty, positions.allSatisfy({ $0.file == first[record].file })
      else { throw unpacker.damage("a record's repeats") }
    }
  }
}
