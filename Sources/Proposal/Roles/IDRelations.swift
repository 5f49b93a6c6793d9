internal import Base
internal import CSV
internal import Intake

/// How columns of ids hang together: an order stays within one day and one customer, a customer comes on
/// several days and has several orders.
struct IDRelations: Sendable {
  /// Values looked at for each column; more would say the same.
  private static let mostValues = 1 << 18

  /// One column of ids. Texts are known by their hashes; what is found is a judgement, not a figure.
  struct IDColumn: Sendable {
    fileprivate var numbers: [UInt64: Int] = [:]
    fileprivate var firstDay: [Int32] = []
    fileprivate var isOfSeveralDays: [Bool] = []
    /// By other column: the first value beside this one, and whether there was another.
    fileprivate var beside: [[UInt64]]
    fileprivate var isBesideSeveral: [[Bool]]
    var rows = 0

    var count: Int { firstDay.count }
    var ofOneDay: Int { isOfSeveralDays.count { !$0 } }
    func besideOne(_ other: Int) -> Int { isBesideSeveral[other].count { !$0 } }
  }

  let columns: [Int]
  private(set) var values: [IDColumn]

  init(_ columns: [Int], date: (column: Int, patterns: [DatePattern])?, of exports: ExportGroup) throws {
    self.columns = columns
    let empty = IDColumn(
      beside: Array(repeating: [], count: columns.count),
      isBesideSeveral: Array(repeating: [], count: columns.count))
    values = Array(repeating: empty, count: columns.count)
    guard !columns.isEmpty else { return }
    var hashes: [UInt64?] = Array(repeating: nil, count: columns.count)
    _ = try exports.eachRecord { record, batch, fields, _ in
      var day: Int32?
      if let date {
        let text = batch.bytes[batch.trimmedField(fields[date.column], of: record)]
        day = date.patterns.lazy.compactMap { $0.day(in: text.span) }.first?.number
      }
      for (index, column) in columns.enumerated() {
        let range = batch.trimmedField(fields[column], of: record)
        hashes[index] = range.isEmpty ? nil : FieldBytes.hash(batch.bytes.span.extracting(range))
      }
      for index in columns.indices { values[index].take(index, hashes, day: day, most: Self.mostValues) }
    }
  }

  func values(ofColumn column: Int) -> IDColumn? { columns.firstIndex(of: column).map { values[$0] } }

  /// Which share of one column's values stands beside one value of another, in thousandths.
  func besideOne(_ column: Int, _ other: Int) -> Int? {
    guard let a = columns.firstIndex(of: column), let b = columns.firstIndex(of: other), values[a].count > 0
    else { return nil }
    return values[a].besideOne(b) * 1000 / values[a].count
  }
}

extension IDRelations.IDColumn {
  fileprivate mutating func take(_ own: Int, _ hashes: [UInt64?], day: Int32?, most: Int) {
    guard let hash = hashes[own] else { return }
    guard let number = numbers[hash] else {
      guard count < most else { return }
      numbers[hash] = count
      firstDay.append(day ?? .min)
      isOfSeveralDays.append(false)
      for other in hashes.indices {
        beside[other].append(hashes[other] ?? 0)
        isBesideSeveral[other].append(false)
      }
      rows += 1
      return
    }
    rows += 1
    if let day {
      if firstDay[number] == .min { firstDay[number] = day }
      if firstDay[number] != day { isOfSeveralDays[number] = true }
    }
    for other in hashes.indices where other != own {
      guard let value = hashes[other] else { continue }
      if beside[other][number] == 0 { beside[other][number] = value }
      if beside[other][number] != value { isBesideSeveral[other][number] = true }
    }
  }
}
