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

  private var orders = TextDictionary()
  /// By order, as the columns below.
  private var file: [Int32] = []
  /// Whether several files have it.
  private var isRestated: [Bool] = []
  /// What its lines in its last file come to on one day; no lines where all are left out on purpose.
  private var entry: [DaySum] = []
  /// Of orders with lines of several days: the other days.
  private var otherDays: [Int: DaySums] = [:]

  init() {}

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
    guard lines.lines != 0 else { return }
    if entry[order].lines == 0 || entry[order].day == lines.day {
      entry[order].day = lines.day
      entry[order].lines &+= lines.lines
      entry[order].units &+= lines.units
    } else {
      otherDays[order, default: DaySums()].add(lines)
    }
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
  var files: Set<Int32> { Set(file) }
}

// Orders in the order of their bytes, and the days of each in theirs, so that equal knowledge is equal bytes.
extension LastFiles: Packed {
  func pack(into packer: inout Packer) {
    let order = orders.codesByText().map { Int($0) }
    TextList(order.map { orders.bytes(of: $0) }).pack(into: &packer)
    order.map { file[$0] }.pack(into: &packer)
    order.map { isRestated[$0] }.pack(into: &packer)
    let sums = order.map { order in days(of: order).sorted { $0.day < $1.day } }
    sums.map(\.count).pack(into: &packer)
    sums.flatMap { $0.map(\.day) }.pack(into: &packer)
    sums.flatMap { $0.map(\.lines) }.pack(into: &packer)
    sums.flatMap { $0.map(\.units) }.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
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
  }
}
