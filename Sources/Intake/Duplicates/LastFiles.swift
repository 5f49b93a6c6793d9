internal import Base
internal import CSV

/// By order: the last file that has it, and what its lines there come to: `last_file_wins`.
///
/// An order is a customer and an order id; lines without an order id belong to no order, and nothing
/// takes their place. A file that has an order only in lines that are left out on purpose has it all the
/// same: that may be how it is taken back. A refused line says nothing.
struct LastFiles: Sendable {
  /// Lines of one file that a later file replaces.
  struct Replaced: Sendable {
    let file: Int
    let entry: DaySum
  }

  /// How the last file is known.
  enum Choice: Sendable {
    /// The one at the last position, as soon as a line is read.
    case byPosition
    /// When all files are known (`settle`). Until then, what each file has of an order is kept.
    case settledLater
  }

  let choice: Choice
  private var orders = TextDictionary()
  /// By order, as the columns below.
  private var file: [Int32] = []
  /// Whether several files have it.
  private var isRestated: [Bool] = []
  /// What its lines in its last file come to on one day; no lines where all are left out on purpose.
  private var entry: [DaySum] = []
  /// Of orders with lines of several days: the other days.
  private var otherDays: [Int: DaySums] = [:]
  /// Where the last file is not chosen yet: by order, what it comes to in each file after the first one that has it.
  private var otherFiles: [Int: [Int32: DaySums]] = [:]

  init(_ choice: Choice) {
    self.choice = choice
  }

  /// Takes up the lines of a chunk.
  /// - Returns: What is known to be replaced now, of this file or of others.
  mutating func take(_ lines: LineColumns, excluded: TextRuns, file: Int) -> [Replaced] {
    var replaced: [Replaced] = []
    var key: [UInt8] = []
    var last: (customer: Int64, order: Int64, code: Int?)?
    for (line, (customer, order)) in zip(lines.customer.all, lines.order.all).enumerated() {
      if last?.customer != customer || last?.order != order {
        var code: Int?
        if OrderKey.write(lines, UInt32(customer), UInt32(order), to: &key) {
          code = Int(orders.code(of: key.span))
        }
        last = (customer, order, code)
      }
      guard let code = last?.code else { continue }
      note(
        DaySum(day: Int32(lines.day[line]), lines: 1, units: lines.amount[line]), of: code, file: file,
        &replaced)
    }
    for run in 0..<UInt32(excluded.count) {
      note(Self.noLines, of: Int(excluded.code(of: run, in: &orders)), file: file, &replaced)
    }
    return replaced
  }

  private static let noLines = DaySum(day: 0, lines: 0, units: 0)

  /// Takes up that a file has an order, in lines of one day or without any that count.
  private mutating func note(
    _ lines: DaySum, of order: Int, file position: Int, _ replaced: inout [Replaced]
  ) {
    let position32 = Int32(position)
    if order == file.count {
      file.append(position32)
      isRestated.append(false)
      entry.append(lines)
      return
    }
    if choice == .settledLater, file[order] != position32 {
      noteElsewhere(lines, of: order, position32)
      return
    }
    if file[order] > position32 {
      isRestated[order] = true
      if lines.lines != 0 { replaced.append(Replaced(file: position, entry: lines)) }
      return
    }
    if file[order] < position32 {
      for entry in days(of: order) { replaced.append(Replaced(file: Int(file[order]), entry: entry)) }
      otherDays[order] = nil
      isRestated[order] = true
      file[order] = position32
      entry[order] = Self.noLines
    }
    add(lines, to: order)
  }

  /// Adds what lines in an order's own file come to.
  private mutating func add(_ lines: DaySum, to order: Int) {
    guard lines.lines != 0 else { return }
    if entry[order].lines == 0 || entry[order].day == lines.day {
      entry[order].day = lines.day
      entry[order].lines &+= lines.lines
      entry[order].units &+= lines.units
    } else {
      otherDays[order, default: DaySums()].add(lines)
    }
  }

  /// Takes up that another file has an order too. The first of the files stands with the order, so that equal knowledge
  /// stands in equal places.
  private mutating func noteElsewhere(_ lines: DaySum, of order: Int, _ position: Int32) {
    isRestated[order] = true
    if position < file[order] {
      otherFiles[order, default: [:]][file[order]] = daySums(of: order)
      (file[order], entry[order], otherDays[order]) = (position, Self.noLines, nil)
      add(lines, to: order)
    } else {
      otherFiles[order, default: [:]][position, default: DaySums()].add(lines)
    }
  }

  private func daySums(of order: Int) -> DaySums {
    var sums = DaySums()
    for entry in days(of: order) { sums.add(entry) }
    return sums
  }

  /// Chooses the last file of each order that several files have.
  /// - Parameter ranks: By file; the greatest is the last.
  /// - Returns: What is replaced.
  mutating func settle(by ranks: [Int32]) -> [Replaced] {
    var replaced: [Replaced] = []
    for order in otherFiles.keys.sorted() {
      var files = otherFiles[order] ?? [:]
      files[file[order]] = daySums(of: order)
      guard let last = files.keys.max(by: { ranks[Int($0)] < ranks[Int($1)] }) else { continue }
      for position in files.keys.sorted() where position != last {
        for entry in files[position]?.entries ?? [] {
          replaced.append(Replaced(file: Int(position), entry: entry))
        }
      }
      (file[order], entry[order], otherDays[order]) = (last, Self.noLines, nil)
      for entry in files[last]?.entries ?? [] { add(entry, to: order) }
    }
    otherFiles = [:]
    return replaced
  }

  /// What an order's lines in its last file come to by day.
  private func days(of order: Int) -> [DaySum] {
    (entry[order].lines == 0 ? [] : [entry[order]]) + (otherDays[order]?.entries ?? [])
  }

  /// Takes up what another reader knows.
  /// - Returns: What of either is known to be replaced now.
  mutating func merge(_ other: LastFiles) -> [Replaced] {
    var replaced: [Replaced] = []
    for theirs in other.file.indices {
      let order = Int(other.orders.texts.code(of: theirs, in: &orders))
      let file = Int(other.file[theirs])
      note(Self.noLines, of: order, file: file, &replaced)
      for entry in other.days(of: theirs) { note(entry, of: order, file: file, &replaced) }
      let others = other.otherFiles[theirs] ?? [:]
      for position in others.keys.sorted() {
        note(Self.noLines, of: order, file: Int(position), &replaced)
        for entry in others[position]?.entries ?? [] {
          note(entry, of: order, file: Int(position), &replaced)
        }
      }
      if other.isRestated[theirs] { isRestated[order] = true }
    }
    return replaced
  }

  /// The orders that several files have. Only these are sorted: most orders are in one file.
  var restated: RestatedOrders {
    let codes = file.indices.filter { isRestated[$0] }.sorted { orders.texts.precedes($0, $1) }
    return RestatedOrders(codes.map { (orders.bytes(of: $0), file[$0]) })
  }

  /// All files that it names.
  var files: Set<Int32> { Set(file).union(otherFiles.values.flatMap(\.keys)) }
}

// Orders in the order of their bytes, and the days of each in theirs, so that equal knowledge is equal bytes.
extension LastFiles: Packed {
  func pack(into packer: inout Packer) {
    (choice == .settledLater).pack(into: &packer)
    let order = orders.codesByText().map { Int($0) }
    TextList(order.map { orders.bytes(of: $0) }).pack(into: &packer)
    order.map { file[$0] }.pack(into: &packer)
    order.map { isRestated[$0] }.pack(into: &packer)
    let sums = order.map { order in days(of: order).sorted { $0.day < $1.day } }
    sums.map(\.count).pack(into: &packer)
    sums.flatMap { $0.map(\.day) }.pack(into: &packer)
    sums.flatMap { $0.map(\.lines) }.pack(into: &packer)
    sums.flatMap { $0.map(\.units) }.pack(into: &packer)
    if choice == .settledLater { packOtherFiles(order, into: &packer) }
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    choice = try Bool(from: &unpacker) ? .settledLater : .byPosition
    orders = try TextDictionary(distinct: try TextList(from: &unpacker), unpacker)
    file = try [Int32](from: &unpacker)
    isRestated = try [Bool](from: &unpacker)
    let counts = try [Int](from: &unpacker)
    let days = try [Int32](from: &unpacker)
    let lines = try [Int](from: &unpacker)
    let units = try [Int64](from: &unpacker)
    guard [file.count, isRestated.count, counts.count].allSatisfy({ $0 == orders.count }),
      lines.count == days.count, units.count == days.count, lines.allSatisfy({ $0 > 0 }),
      days.allSatisfy({ Day.calendar.contains($0) })
    else { throw unpacker.damage("orders with their files and days") }
    var next = 0
    for (order, count) in counts.enumerated() {
      guard (0...days.count - next).contains(count) else { throw unpacker.damage("the days of an order") }
      entry.append(Self.noLines)
      for place in next..<next + count {
        let sum = DaySum(day: days[place], lines: lines[place], units: units[place])
        if place == next { entry[order] = sum } else { otherDays[order, default: DaySums()].add(sum) }
      }
      next += count
    }
    guard next == days.count else { throw unpacker.damage("the days of all orders") }
    if choice == .settledLater { try unpackOtherFiles(from: &unpacker) }
  }

  /// - Parameter codes: Orders in the order of their bytes.
  private func packOtherFiles(_ codes: [Int], into packer: inout Packer) {
    let several = codes.indices.filter { otherFiles[codes[$0]] != nil }
    several.pack(into: &packer)
    for place in several {
      let files = otherFiles[codes[place]] ?? [:]
      let positions = files.keys.sorted()
      positions.pack(into: &packer)
      for position in positions { (files[position] ?? DaySums()).pack(into: &packer) }
    }
  }

  private mutating func unpackOtherFiles(from unpacker: inout Unpacker) throws(Damage) {
    for order in try [Int](from: &unpacker) {
      guard file.indices.contains(order), otherFiles[order] == nil else {
        throw unpacker.damage("an order in several files")
      }
      var files: [Int32: DaySums] = [:]
      for position in try [Int32](from: &unpacker) {
        guard files.updateValue(try DaySums(from: &unpacker), forKey: position) == nil, position > file[order]
        else { throw unpacker.damage("the other files of an order") }
      }
      otherFiles[order] = files
    }
  }
}
